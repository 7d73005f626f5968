import { MemoryVault } from '../../src/web/screen/engine/vault/memory';
import { FullError, type Change } from '../../src/web/screen/engine/vault/vault';

/** A vault with so much room for files, and none for anything else while they take it all. */
export class TightVault extends MemoryVault {
  constructor(public room: number) {
    super();
  }

  override async change(changes: readonly Change[]): Promise<void> {
    const parts = await this.list<Blob>('parts');
    const kept = parts.reduce((sum, { size }) => sum + size, 0);
    if (kept > this.room && changes.some((change) => 'put' in change)) throw new FullError('full');
    await super.change(changes);
  }
}
