import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { duplicates } from '../../../src/extensions/upload/duplicates/service';
import { noisy } from '../../support/corpus';

interface Row {
  id: number;
  sha256: string;
  phash: string | null;
  arrivedAt?: string;
  formats?: object;
}

/** What is asked of the database here, answered from a list. */
function withRows(rows: readonly Row[], uploads = '/nowhere') {
  const all = rows.map((row) => ({
    name: `${row.id}.png`,
    mime: 'image/png',
    createdAt: '2026-05-01T08:00:00.000Z',
    arrivedAt: '2026-05-01T07:59:59.000Z',
    formats: null,
    ...row,
  }));
  const updated: unknown[] = [];
  const strapi = {
    config: { get: () => 'local' },
    contentTypes: {},
    dirs: { static: { public: path.dirname(uploads) } },
    log: { warn: jest.fn() },
    db: {
      query: () => ({
        findMany: async ({ where }: { where: { id?: { $in: number[] } } }) =>
          all.filter(({ id }) => where.id?.$in.includes(id) ?? true),
        findOne: async ({ where }: { where: { id: number } }) =>
          all.find(({ id }) => id === where.id) ?? null,
        update: async (change: unknown) => void updated.push(change),
      }),
    },
  } as unknown as Core.Strapi;
  return { strapi, updated };
}

test('a copy is told of, however many copies of it there are by now', async () => {
  const [grey, nearly] = ['0000000000000000', '0000000000000001'];
  const original = { id: 1, sha256: 'a', phash: grey };
  const copies = Array.from({ length: 30 }, (_, at) => ({
    id: at + 2,
    sha256: 'b',
    phash: nearly,
  }));
  const { strapi } = withRows([original, ...copies]);
  const findings = await duplicates({ strapi }).findUploadedBy(7, new Date(0));
  expect(findings.map(({ file }) => file.id)).toEqual(copies.map(({ id }) => id));
  expect(findings[0]?.duplicates.map(({ id, likeness }) => [id, likeness])).toEqual([[1, 'alike']]);
  expect(findings.at(-1)?.duplicates).toHaveLength(20);
});

test('a picture whose thumbnail cannot be read keeps no other from its fingerprint', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-duplicates-'));
  try {
    const uploads = path.join(folder, 'uploads');
    await mkdir(uploads);
    await writeFile(path.join(uploads, 'broken.webp'), 'broken');
    await writeFile(path.join(uploads, 'whole.webp'), await noisy('webp'));
    const row = (id: number, name: string) => ({
      id,
      sha256: name,
      phash: null,
      formats: { thumbnail: { url: `/uploads/${name}.webp` } },
    });
    const { strapi, updated } = withRows([row(1, 'broken'), row(2, 'whole')], uploads);
    await duplicates({ strapi }).catchUp();
    expect(updated).toEqual([{ where: { id: 2 }, data: { phash: expect.any(String) } }]);
    expect(strapi.log.warn).toHaveBeenCalledWith(expect.stringContaining('file 1'));
  } finally {
    await rm(folder, { recursive: true });
  }
});
