import { within } from '../within';
import { FullError, SHELVES, VaultError, type Change, type Shelf, type Vault } from './vault';

const VERSION = 1;
/** Milliseconds after which a disk is taken for one that does not answer. */
const PATIENCE = 30_000;

/** A vault in IndexedDB. */
export class IndexedVault implements Vault {
  private constructor(
    private readonly name: string,
    private database: IDBDatabase | null,
  ) {}

  static async open(name: string): Promise<IndexedVault> {
    return new IndexedVault(name, await openDatabase(name));
  }

  get<T>(shelf: Shelf, key: string): Promise<T | undefined> {
    return this.run([shelf], 'readonly', (stores) => answer<T>(stores(shelf).get(key)));
  }

  list<T>(shelf: Shelf, prefix = '', most?: number): Promise<T[]> {
    return this.run([shelf], 'readonly', (stores) =>
      answer<T[]>(stores(shelf).getAll(beginningWith(prefix), most)),
    );
  }

  count(shelf: Shelf): Promise<number> {
    return this.run([shelf], 'readonly', (stores) => answer(stores(shelf).count()));
  }

  async change(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const shelves = [...new Set(changes.map(({ shelf }) => shelf))];
    await this.run(shelves, 'readwrite', async (stores) => {
      for (const change of changes) {
        const store = stores(change.shelf);
        if ('put' in change) store.put(change.put, change.key);
        else if ('remove' in change) store.delete(change.remove);
        else store.delete(beginningWith(change.removeAll));
      }
    });
  }

  /** One transaction; done when it is on the disk, or thrown away as a whole. */
  private async run<T>(
    shelves: Shelf[],
    mode: IDBTransactionMode,
    work: (stores: (shelf: Shelf) => IDBObjectStore) => Promise<T>,
  ): Promise<T> {
    try {
      return await within(this.transact(shelves, mode, work), PATIENCE);
    } catch (error) {
      throw error instanceof VaultError ? error : new VaultError((error as Error).message);
    }
  }

  private async transact<T>(
    shelves: Shelf[],
    mode: IDBTransactionMode,
    work: (stores: (shelf: Shelf) => IDBObjectStore) => Promise<T>,
  ): Promise<T> {
    const transaction = await this.transaction(shelves, mode);
    const finished = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(faultOf(transaction.error));
    });
    const worked = work((shelf) => transaction.objectStore(shelf));
    const [result] = await Promise.all([worked, finished]);
    return result;
  }

  private async transaction(shelves: Shelf[], mode: IDBTransactionMode): Promise<IDBTransaction> {
    try {
      if (this.database) return this.database.transaction(shelves, mode);
    } catch {
      // The browser has closed it under us, for want of memory or because somebody cleared its data.
    }
    this.database = await openDatabase(this.name);
    return this.database.transaction(shelves, mode);
  }
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = window.indexedDB.open(name, VERSION);
    request.onupgradeneeded = () =>
      SHELVES.filter((shelf) => !request.result.objectStoreNames.contains(shelf)).forEach((shelf) =>
        request.result.createObjectStore(shelf),
      );
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(faultOf(request.error));
    request.onblocked = () => reject(new Error('the database is held by another page'));
  });
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(faultOf(request.error));
  });

const beginningWith = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

const faultOf = (error: DOMException | null): Error =>
  error?.name === 'QuotaExceededError'
    ? new FullError('no room')
    : (error ?? new Error('the transaction was aborted'));
