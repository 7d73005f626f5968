import { within } from '../within';
import { IndexedVault } from './indexed';
import { MemoryVault } from './memory';
import type { Vault } from './vault';

/** A database that does not answer must not keep the wall at its first page for ever. */
const PATIENCE = 30_000;

interface Means {
  onFault: (detail: string) => void;
  /** The database has answered after all: what is kept in it is to be had by beginning anew. */
  onLate: () => void;
}

/** The vault of one screen; in memory where the browser refuses or does not answer. */
export async function openVault(screen: string, { onFault, onLate }: Means): Promise<Vault> {
  // Asks the browser to give this up last; it may say no, and on plain HTTP there is nobody to ask.
  void navigator.storage?.persist?.().catch(() => false);
  const opening = IndexedVault.open(`qingfeng:${screen}`);
  try {
    return await within(opening, PATIENCE);
  } catch (error) {
    opening.then(onLate, () => undefined);
    onFault(`不能在本机保存内容：${(error as Error).message}`);
    return new MemoryVault();
  }
}
