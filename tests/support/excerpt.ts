import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

const SAMPLE = path.resolve(__dirname, '../../database/sample');

interface Sample {
  key: string;
  data: object;
}

/** Every reference in a value, however deep: `@maxim/shihui-yin` → `maxim/shihui-yin`. */
function references(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('@') ? [value.slice(1)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(references);
}

/** A list of other content, such as the artworks of a campaign; no slide shows it. */
const isGathering = (value: unknown): boolean =>
  Array.isArray(value) && value.some((item) => /^@(?!theme\/)/.test(String(item)));

/** Nor does a campaign that gathers nothing take screens over. */
const withoutGatherings = ({ key, data }: Sample): Sample => ({
  key,
  data: Object.fromEntries(
    Object.entries(data).filter(([name, value]) => name !== 'takeover' && !isGathering(value)),
  ),
});

/**
 * Writes an excerpt of the sample collection into a folder: the given entries, and of the real ones
 * what they show. A test of twenty slides need not load a building.
 *
 * @param added entries by file, such as `playlists`
 * @returns the folder, to be loaded as a collection
 */
export async function excerpt(
  folder: string,
  added: Readonly<Record<string, readonly Sample[]>>,
): Promise<string> {
  const files = await readdir(path.join(SAMPLE, 'content'));
  const real = new Map<string, Sample[]>();
  for (const file of files) {
    const text = await readFile(path.join(SAMPLE, 'content', file), 'utf8');
    real.set(file, (JSON.parse(text) as Sample[]).map(withoutGatherings));
  }
  const byKey = new Map([...real.values()].flat().map((entry) => [entry.key, entry]));
  const wanted = new Set<string>();
  const take = (key: string) => {
    if (wanted.has(key)) return;
    wanted.add(key);
    references(byKey.get(key)?.data).forEach(take);
  };
  references(Object.values(added)).forEach(take);

  await mkdir(path.join(folder, 'content'), { recursive: true });
  await symlink(path.join(SAMPLE, 'media'), path.join(folder, 'media'));
  for (const [file, entries] of real) {
    const kept = entries.filter(({ key }) => wanted.has(key));
    const all = [...kept, ...(added[path.parse(file).name] ?? [])];
    await writeFile(path.join(folder, 'content', file), JSON.stringify(all));
  }
  return folder;
}
