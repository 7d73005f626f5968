import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { withDecodeSlot } from '../renditions/slots';

const PATIENCE = 30_000;
/** Far enough in that titles have faded up, near enough that the reader need not go far. */
const LATEST = 10;

/**
 * A still of a film, where this machine has ffmpeg; null where it has none, or where that fails: a
 * film without a still is a whole film.
 *
 * @param folder where the still is put
 */
export async function frameOf(
  film: string,
  seconds: number,
  folder: string,
): Promise<string | null> {
  const still = path.join(folder, `${randomUUID()}.jpg`);
  const at = Math.min(LATEST, seconds / 3).toFixed(2);
  const source = ['-protocol_whitelist', 'file', '-threads', '1', '-ss', at, '-i', film];
  const target = ['-frames:v', '1', '-q:v', '2', '-y', still];
  // A film is decoded like a picture: in its turn, however many come in at once.
  const made = await withDecodeSlot('asked', () =>
    run('ffmpeg', ['-nostdin', '-v', 'error', ...source, ...target]),
  );
  if (made && (await stat(still).catch(() => null))?.size) return still;
  await rm(still, { force: true });
  return null;
}

function run(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: 'ignore',
      // A reader of strangers' files needs none of the server's secrets.
      env: { PATH: process.env['PATH'] },
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
