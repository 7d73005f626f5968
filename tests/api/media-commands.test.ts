import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Admin } from '../support/admin';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { picture } from '../support/pictures';
import { storedPath } from '../support/pixels';

interface File {
  id: number;
  name: string;
  url: string;
  formats: Record<string, { url: string; sha256: string }>;
}

interface Finding {
  fault: string;
  what: string;
  key: string;
  file: { id: number; name: string } | null;
}

const COUNT = 4;

let instance: Instance;
let admin: Admin;
let files: File[];
let tiles: string;

const stored = (url: string) => storedPath(instance, url);
const keyOf = (file: string) => path.relative(path.join(instance.folder, 'public/uploads'), file);
const urlOf = (index: number, key: string) => files[index]?.formats[key]?.url as string;

async function verify(): Promise<{ code: number | null; findings: Finding[]; objects: number }> {
  const { code, output } = await instance.command('media-verify.mjs', '--json').ended;
  return { code, ...JSON.parse(output) };
}

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
  files = [];
  for (let index = 0; index < COUNT; index += 1) {
    const bytes = await picture({ width: 900 + index, height: 600, format: 'jpeg' });
    files.push((await admin.upload(bytes, `picture-${index}.jpg`)) as unknown as File);
  }
  await admin.createPublished('api::collection.artwork', {
    title: '莲盘',
    category: 'porcelain_painting',
    views: [{ aspect: 'whole', image: files[0]?.id, alt: '整幅' }],
    audience: 'public',
  });
  const master = await readFile(stored(files[0]?.url as string));
  const sha256 = createHash('sha256').update(master).digest('hex');
  tiles = path.join(instance.folder, 'public/uploads/tiles', sha256);
  await eventually(async () => {
    const { body } = await admin.send('get', `/upload/files/${files[0]?.id}`);
    expect(body.tileState).toBe('ready');
  }, 20_000);
});
afterAll(() => instance?.stop());

describe('npm run media:verify', () => {
  it('finds nothing where all is well', async () => {
    const { code, findings, objects } = await verify();
    expect({ code, findings }).toEqual({ code: 0, findings: [] });
    // A master and four renditions each; six tiles, four whole pictures, two lists.
    expect(objects).toBeGreaterThan(COUNT * 5 + 4);
    const { output } = await instance.command('media-verify.mjs').ended;
    expect(output).toMatch(/✓ 已校验 4 个条目、\d+ 个文件.*发现 0 处问题 verified 4 rows/);
  });

  it('lists what is missing, altered or orphaned, and ends with 1', async () => {
    const lost = stored(urlOf(1, 'card'));
    const touched = stored(urlOf(2, 'jpeg'));
    const tile = path.join(tiles, 'full/max/0/default.jpg');
    const stray = path.join(instance.folder, 'public/uploads/stray.webp');
    const before = await Promise.all([lost, touched, tile].map((file) => readFile(file)));
    await rm(lost);
    await appendFile(touched, 'x');
    await truncate(tile, 10);
    await writeFile(stray, 'x');
    // One beside the tiles that the list names, and a set that nobody names.
    const extra = path.join(tiles, 'extra.jpg');
    await writeFile(extra, 'x');
    const strayTile = path.join(path.dirname(tiles), 'f'.repeat(64), 'info.json');
    await mkdir(path.dirname(strayTile));
    await writeFile(strayTile, '{}');

    const { code, findings } = await verify();
    expect(code).toBe(1);
    const owner = (index: number) => ({ id: files[index]?.id, name: files[index]?.name });
    const orphan = (key: string) => ({ fault: 'orphaned', what: 'object', key, file: null });
    const orphans = [orphan('stray.webp'), orphan(keyOf(extra)), orphan(keyOf(strayTile))];
    expect(findings.slice(3)).toHaveLength(3);
    expect(findings.slice(3)).toEqual(expect.arrayContaining(orphans));
    expect(findings.slice(0, 3)).toEqual([
      { fault: 'altered', what: 'tile', key: keyOf(tile), file: owner(0) },
      { fault: 'missing', what: 'rendition', key: keyOf(lost), file: owner(1) },
      { fault: 'altered', what: 'rendition', key: keyOf(touched), file: owner(2) },
    ]);

    // What can be derived is derived again, to the byte.
    await Promise.all([rm(stray), rm(extra)]);
    expect((await instance.command('media-rebuild.mjs').ended).code).toBe(0);
    expect(await Promise.all([lost, touched, tile].map((file) => readFile(file)))).toEqual(before);
    expect((await verify()).findings).toEqual([]);
  });
});

describe('npm run media:rebuild', () => {
  it('goes on where it was killed', async () => {
    const cards = files.map((_, index) => stored(urlOf(index, 'card')));
    await Promise.all(cards.map((card) => rm(card)));
    const { child, ended } = instance.command('media-rebuild.mjs');
    // The second card stands: the first picture is noted as done.
    await eventually(async () => expect(existsSync(cards[1] as string)).toBe(true), 60_000);
    child.kill('SIGKILL');
    expect((await ended).code).toBeNull();

    await instance.command('media-rebuild.mjs').ended.then(({ code, output }) => {
      expect(output).toMatch(/接着上次的 \d 张继续/);
      expect(output).toMatch(/✓ 共 4 张，失败 0 张/);
      expect(code).toBe(0);
    });
    expect(await verify()).toMatchObject({ code: 0, findings: [] });
    for (const { id, formats } of files) {
      const { body } = await admin.send('get', `/upload/files/${id}`);
      const hashes = (all: File['formats']) =>
        Object.entries(all)
          .map(([key, { sha256 }]) => `${key} ${sha256}`)
          .sort();
      expect(hashes(body.formats)).toEqual(hashes(formats));
    }
  });

  it('tells of a picture whose master is not what was handed in, and does the rest', async () => {
    const master = stored(files[1]?.url as string);
    const bytes = await readFile(master);
    await truncate(master, Math.floor(bytes.length / 2));
    const card = stored(urlOf(3, 'card'));
    await rm(card);

    const { code, output } = await instance.command('media-rebuild.mjs').ended;
    expect(code).toBe(1);
    expect(output).toMatch(/✗ \d+：picture-1\.jpg 原件的内容已不是上传时的样子/);
    expect(output).toMatch(/✗ 共 4 张，失败 1 张/);
    expect(existsSync(card)).toBe(true);
    const { body } = await admin.send('get', `/upload/files/${files[1]?.id}`);
    // The renditions that it had are left to it, and are as good as they were.
    expect(body).toMatchObject({ renditionState: 'ready' });
    expect(body.renditionFault).toContain('已不是上传时的样子');
    expect(existsSync(stored(urlOf(1, 'card')))).toBe(true);
    await writeFile(master, bytes);
  });
});
