import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Asset } from '../../../api/wall/programme/types';
import type { Holding } from '../rules/needs';
import type { Change, Vault } from './vault/vault';

/** A file as far as it is here. */
export interface Held extends Holding {
  bytes: number;
  parts: number;
  /** Whole, and its hash is the one announced. */
  verified: boolean;
}

/** Throws where it has run out. */
export type Lease = () => void;

const partKey = (hash: string, index: number): string =>
  `${hash}/${String(index).padStart(6, '0')}`;

/**
 * The files of this screen, named by their hash and kept in parts, so that a download goes on where
 * it stopped. Which are here is known at once; their bytes are read when they are played.
 */
export class Library {
  private readonly held = new Map<string, Held>();
  /** Of what was forgotten nothing comes back, by a download that was under way. */
  private generation = 0;

  constructor(private readonly vault: Vault) {}

  async open(): Promise<void> {
    const all = await this.vault.list<Held>('holdings').catch(() => []);
    all.forEach((held) => this.held.set(held.sha256, held));
  }

  readonly has = ({ sha256: hash }: Asset): boolean => this.held.get(hash)?.verified === true;

  holdings(): Held[] {
    return [...this.held.values()];
  }

  heldOf({ sha256: hash, bytes }: Asset): Held {
    const known = this.held.get(hash);
    return known ?? { sha256: hash, bytes, received: 0, parts: 0, verified: false };
  }

  /** Who asks in this generation may add to it; throws once all was forgotten. */
  readonly lease = (): Lease => {
    const { generation } = this;
    return () => {
      if (generation !== this.generation) throw new Error('forgotten');
    };
  };

  /** Adds the next part of a file. Throws `FullError` where there is no room. */
  async append(asset: Asset, part: Blob, lease: Lease): Promise<void> {
    lease();
    const before = this.heldOf(asset);
    const after = {
      ...before,
      received: before.received + part.size,
      parts: before.parts + 1,
    };
    await this.save(
      after,
      [{ shelf: 'parts', key: partKey(asset.sha256, before.parts), put: part }],
      lease,
    );
  }

  async markVerified(asset: Asset, lease: Lease): Promise<void> {
    lease();
    await this.save({ ...this.heldOf(asset), verified: true }, [], lease);
  }

  async drop(hashes: readonly string[]): Promise<void> {
    hashes.forEach((hash) => this.held.delete(hash));
    await this.vault.change(
      hashes.flatMap((hash): Change[] => [
        { shelf: 'holdings', remove: hash },
        { shelf: 'parts', removeAll: `${hash}/` },
      ]),
    );
  }

  /** Forgets what is in memory too: the vault has been emptied. */
  forget(): void {
    this.generation += 1;
    this.held.clear();
  }

  /** The whole of a file. Its parts stay on the disk until somebody reads them. */
  async blob(asset: Asset): Promise<Blob> {
    const parts = await this.parts(asset);
    const blob = new Blob(parts, { type: asset.mime });
    if (blob.size !== asset.bytes) throw new Error(`${blob.size} bytes of ${asset.bytes}`);
    return blob;
  }

  /**
   * SHA-256 of what is here of a file, part by part; in script, for plain HTTP has no other. Null
   * where a part is on the list and not on the disk, as after a power cut.
   */
  async digest(asset: Asset): Promise<string | null> {
    const hash = sha256.create();
    for (const part of await this.parts(asset)) {
      const bytes = await part.arrayBuffer().catch(() => null);
      if (bytes === null) return null;
      hash.update(new Uint8Array(bytes));
    }
    return bytesToHex(hash.digest());
  }

  private parts({ sha256: hash }: Asset): Promise<Blob[]> {
    return this.vault.list<Blob>('parts', `${hash}/`);
  }

  private async save(held: Held, changes: Change[], lease: Lease): Promise<void> {
    await this.vault.change([...changes, { shelf: 'holdings', key: held.sha256, put: held }]);
    lease();
    this.held.set(held.sha256, held);
  }
}
