import type { Core } from '@strapi/strapi';

/** What the sample loader did, so that it can be done again without harm. */
export interface Ledger {
  /** False while a load is under way or was cut short. */
  complete: boolean;
  /** Sample key → the entry made of it. */
  entries: Record<string, EntryRecord>;
}

export interface EntryRecord {
  documentId: string;
  /** Hash of the sample data it was made from. */
  source: string;
  /** `updatedAt` of the draft right after; another value means that an editor was here. */
  updatedAt: string;
}

const store = (strapi: Core.Strapi) => strapi.store({ type: 'core', name: 'sample' });

export async function readLedger(strapi: Core.Strapi): Promise<Ledger> {
  const found = (await store(strapi).get({ key: 'ledger' })) as Ledger | null;
  return found ?? { complete: false, entries: {} };
}

export async function writeLedger(strapi: Core.Strapi, ledger: Ledger): Promise<void> {
  await store(strapi).set({ key: 'ledger', value: ledger });
}

/** documentIds of the sample screens that were opened once; whoever closes one closes it for good. */
export async function readOpened(strapi: Core.Strapi): Promise<string[]> {
  return ((await store(strapi).get({ key: 'opened' })) as string[] | null) ?? [];
}

export async function writeOpened(strapi: Core.Strapi, opened: readonly string[]): Promise<void> {
  await store(strapi).set({ key: 'opened', value: opened });
}
