import type { CDPSession } from 'playwright-core';

interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[]] } };
  nodes: number[];
}

/** What a page made: not the browser's own, and not what it compiled of the page's scripts. */
const OURS = new Set([
  ...['object', 'closure', 'array', 'string', 'concatenated string', 'sliced string'],
  ...['number', 'bigint', 'symbol', 'regexp', 'hidden', 'object shape'],
]);

/** Bytes of a page's own objects, as a snapshot of its heap counts them. */
export async function objectBytes(session: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const take = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  await session.send('HeapProfiler.takeHeapSnapshot', {});
  session.off('HeapProfiler.addHeapSnapshotChunk', take);
  const { snapshot, nodes }: Snapshot = JSON.parse(chunks.join(''));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let bytes = 0;
  for (let start = 0; start < nodes.length; start += fields.length) {
    if (OURS.has(types[0][nodes[start + type] ?? -1] ?? '')) bytes += nodes[start + size] ?? 0;
  }
  return bytes;
}
