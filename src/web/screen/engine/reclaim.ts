import { FullError, type Change, type Vault } from './vault/vault';

/** The browser takes its time to give back the room of what was dropped: milliseconds, tried in turn. */
export const RECLAIM = [500, 2000, 8000] as const;

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    window.setTimeout(resolve, milliseconds);
  });

/**
 * As the vault's `change`, for what counts for more than a file: where there is no room, some is made
 * and it is tried again.
 *
 * @param makeRoom says whether there is to be any
 */
export async function insist(
  vault: Vault,
  changes: readonly Change[],
  makeRoom: (bytes: number) => Promise<boolean>,
): Promise<void> {
  const attempt = () =>
    vault.change(changes).then(
      () => null,
      (error: unknown) => error,
    );
  let error = await attempt();
  // Two bytes a character, as browsers keep Chinese.
  const isRoomMade =
    error instanceof FullError && (await makeRoom(2 * JSON.stringify(changes).length));
  for (const wait of isRoomMade ? RECLAIM : []) {
    await pause(wait);
    error = await attempt();
    if (!(error instanceof FullError)) break;
  }
  if (error) throw error;
}
