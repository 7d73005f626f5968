import { IndexedVault } from './indexed';
import { MemoryVault } from './memory';
import type { Vault } from './vault';

/** A database that does not answer must not keep the wall dark. */
const PATIENCE = 5000;

/** The vault of one screen; in memory where the browser refuses or does not answer. */
export async function openVault(screen: string, onFault: (detail: string) => void): Promise<Vault> {
  // Asks the browser to give this up last; it may say no, and on plain HTTP there is nobody to ask.
  void navigator.storage?.persist?.().catch(() => false);
  try {
    return await Promise.race([IndexedVault.open(`qingfeng:${screen}`), timeout()]);
  } catch (error) {
    onFault(`不能在本机保存内容：${(error as Error).message}`);
    return new MemoryVault();
  }
}

const timeout = (): Promise<never> =>
  new Promise((_, reject) => {
    window.setTimeout(() => reject(new Error('no answer')), PATIENCE);
  });
