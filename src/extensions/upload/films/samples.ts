import { findBox, type Box } from '../guard/boxes';
import type { Bytes } from '../guard/bytes';
import { corrupt } from '../guard/refusal';
import type { Blank } from './blanks';

/** Measurements of hours, several a second. */
const MOST_TABLE = 16 * 1024 * 1024;

/**
 * Where the samples of a track lie in the file, chunk by chunk, as its tables say.
 *
 * @param media the track's `mdia`
 */
export async function sampleRanges(bytes: Bytes, media: Box): Promise<Blank[]> {
  const table = async (type: string): Promise<Buffer | null> => {
    const box = await findBox(bytes, media, ['minf', 'stbl', type]);
    if (!box) return null;
    if (box.end - box.start > MOST_TABLE) throw corrupt('索引过大');
    return bytes.read(box.start, box.end - box.start);
  };
  const sizes = sizesIn(await table('stsz'));
  const runs = rowsIn(await table('stsc'), 12, (row) => ({
    first: row.readUInt32BE(0),
    samples: row.readUInt32BE(4),
  }));
  const near = rowsIn(await table('stco'), 4, (row) => row.readUInt32BE(0));
  const far = rowsIn(await table('co64'), 8, (row) => Number(row.readBigUInt64BE(0)));
  const blanks: Blank[] = [];
  let sample = 0;
  let run = 0;
  for (const [index, start] of [...near, ...far].entries()) {
    while ((runs[run + 1]?.first ?? Infinity) <= index + 1) run += 1;
    let end = start;
    for (let left = runs[run]?.samples ?? 0; left > 0 && sample < sizes.count; left -= 1) {
      end += sizes.of(sample);
      sample += 1;
    }
    if (end > bytes.size) throw corrupt('索引指向文件之外');
    blanks.push({ start, end, head: Buffer.alloc(0) });
  }
  // A sample that no chunk holds, or sizes in another table, could not be found and written over.
  if (sample < sizes.count) throw corrupt('索引不完整');
  return blanks;
}

/** Version and flags, one size for all or zero, a count, and then each its own. */
function sizesIn(table: Buffer | null): { count: number; of(index: number): number } {
  if (!table || table.length < 12) throw corrupt('索引不完整');
  const same = table.readUInt32BE(4);
  const count = table.readUInt32BE(8);
  if (!same && 12 + count * 4 > table.length) throw corrupt('索引不完整');
  return { count, of: (index) => same || table.readUInt32BE(12 + index * 4) };
}

/** Version and flags, a count, and that many rows. */
function rowsIn<T>(table: Buffer | null, width: number, read: (row: Buffer) => T): T[] {
  if (!table) return [];
  const count = table.length < 8 ? 0 : table.readUInt32BE(4);
  if (8 + count * width > table.length) throw corrupt('索引不完整');
  return Array.from({ length: count }, (_row, at) => read(table.subarray(8 + at * width)));
}
