import os from 'node:os';
import type { Core, Modules } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import {
  collectionFolder,
  filesIn,
  readCollection,
  resolveReferences,
  SAMPLE_TYPES,
  sourceHash,
  type SampleEntry,
  type SampleFile,
} from './collection';
import { sampleFolder, storeFile } from './files';
import { readLedger, writeLedger, type EntryRecord, type Ledger } from './ledger';

export interface Progress {
  done: number;
  total: number;
  /** What is being loaded: a file's path or an entry's key. */
  label: string;
}

/** How many entries went which way. */
export interface LoadResult {
  created: number;
  updated: number;
  /** As the sample has them already. */
  unchanged: number;
  /** Changed or deleted by editors, and left alone. */
  kept: number;
  /** Cannot stand beside what editors made: a number or a name is taken, what it needs was deleted. */
  refused: { key: string; message: string }[];
}

/** Pictures are rendered side by side, one a core; more would only wait for each other. */
const PARALLEL = Math.min(4, os.availableParallelism());

/** Whether the sample should be loaded at start: an empty database, or a load that was cut short. */
export async function wantsSample(strapi: Core.Strapi): Promise<boolean> {
  const ledger = await readLedger(strapi);
  if (ledger.complete) return false;
  if (Object.keys(ledger.entries).length > 0) return true;
  for (const uid of SAMPLE_TYPES) {
    if ((await strapi.db.query(uid).count()) > 0) return false;
  }
  return true;
}

/**
 * Loads the sample collection. Doing it again changes nothing, takes up what was cut short, brings
 * entries up to date that a new release changed, and leaves alone whatever an editor touched. An
 * entry that is refused beside what editors made is reported and holds up no other.
 *
 * @param root folder of the collection
 */
export async function loadSample(
  strapi: Core.Strapi,
  onProgress: (progress: Progress) => void = () => undefined,
  root = collectionFolder(strapi),
): Promise<LoadResult> {
  const ledger = await readLedger(strapi);
  const { pending, documents, unchanged, kept } = await plan(
    strapi,
    await readCollection(root),
    ledger,
  );
  const files = uniqueFiles(pending.map(({ entry }) => entry));
  const total = files.length + pending.length;
  let done = 0;
  const step = (label: string) => onProgress({ done: (done += 1), total, label });

  const fileIds = await storeAll(strapi, root, files, step);
  const result: LoadResult = { created: 0, updated: 0, unchanged, kept, refused: [] };
  for (const { entry, record } of pending) {
    const data = resolveReferences(entry.data, documents, fileIds) as Record<string, unknown>;
    try {
      const saved = await save(strapi, entry, record, data, ledger);
      documents.set(entry.key, saved.documentId);
      result[record ? 'updated' : 'created'] += 1;
    } catch (error) {
      if (!(error instanceof errors.ValidationError)) throw error;
      documents.set(entry.key, record?.documentId ?? null);
      result.refused.push({ key: entry.key, message: error.message });
    }
    step(entry.key);
  }
  await writeLedger(strapi, { ...ledger, complete: true });
  return result;
}

interface Plan {
  /** Entries to make, or to bring up to date where a record is given. */
  pending: { entry: SampleEntry; record: EntryRecord | undefined }[];
  /** Key → documentId of what is there; null where an editor deleted it. */
  documents: Map<string, string | null>;
  unchanged: number;
  kept: number;
}

async function plan(
  strapi: Core.Strapi,
  entries: readonly SampleEntry[],
  ledger: Ledger,
): Promise<Plan> {
  const made: Plan = { pending: [], documents: new Map(), unchanged: 0, kept: 0 };
  for (const entry of entries) {
    const record = ledger.entries[entry.key];
    if (!record) {
      made.pending.push({ entry, record });
      continue;
    }
    const touched = await editorsTouch(strapi, entry, record);
    made.documents.set(entry.key, touched === 'deleted' ? null : record.documentId);
    if (touched !== 'none') made.kept += 1;
    else if (record.source === sourceHash(entry.data)) made.unchanged += 1;
    else made.pending.push({ entry, record });
  }
  return made;
}

async function editorsTouch(
  strapi: Core.Strapi,
  { uid }: SampleEntry,
  { documentId, updatedAt }: EntryRecord,
): Promise<'none' | 'changed' | 'deleted'> {
  const documents = strapi.documents(uid);
  const draft = await documents.findOne({ documentId, status: 'draft' });
  if (!draft) return 'deleted';
  const shown = await documents.findOne({ documentId, status: 'published' });
  return shown && stamp(draft) === updatedAt ? 'none' : 'changed';
}

const stamp = (draft: Modules.Documents.AnyDocument): string =>
  new Date(draft['updatedAt'] as string).toISOString();

const uniqueFiles = (entries: readonly SampleEntry[]): SampleFile[] => [
  ...new Map(
    entries.flatMap(({ data }) => filesIn(data)).map((file) => [file.file, file]),
  ).values(),
];

async function storeAll(
  strapi: Core.Strapi,
  root: string,
  files: readonly SampleFile[],
  step: (label: string) => void,
): Promise<Map<string, number>> {
  const folder = await sampleFolder(strapi);
  const ids = new Map<string, number>();
  const queue = [...files];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      ids.set(next.file, await storeFile(strapi, root, next, folder));
      step(next.file);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return ids;
}

/** Stores an entry and notes it in the ledger, both or neither. */
async function save(
  strapi: Core.Strapi,
  entry: SampleEntry,
  record: EntryRecord | undefined,
  data: Record<string, unknown>,
  ledger: Ledger,
): Promise<EntryRecord> {
  return strapi.db.transaction(async () => {
    const documents = strapi.documents(entry.uid);
    const call = { data: data as never, status: 'published' as const };
    const stored = record
      ? await documents.update({ documentId: record.documentId, ...call })
      : await documents.create(call);
    const documentId = stored?.documentId ?? '';
    const draft = await documents.findOne({ documentId, status: 'draft' });
    if (!draft) throw new Error(`Sample entry was not stored: ${entry.key}`);
    const saved = { documentId, source: sourceHash(entry.data), updatedAt: stamp(draft) };
    ledger.entries[entry.key] = saved;
    await writeLedger(strapi, { ...ledger, complete: false });
    return saved;
  });
}
