import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { GaveWay, NoDecoder, PicturesFault } from './faults';
import type { FocalPoint } from './geometry';
import type { Rendered, Renditions } from './pixels/make';
import type { TileSet } from './pixels/tiles';
import { withDecodeSlot, type Urgency } from './slots';

export interface RenderTask {
  kind: 'render';
  /** The master, on this disk. */
  source: string;
  /** Where what is made is written to. */
  folder: string;
  focalPoint: FocalPoint | null;
}

export interface CutTask {
  kind: 'cut';
  source: string;
  folder: string;
}

export type Task = RenderTask | CutTask;

/** A rendition in a file. */
export type MadeFile = Omit<Rendered, 'data'> & { path: string; bytes: number };
export type MadeRenditions = Omit<Renditions, 'rendered'> & { rendered: MadeFile[] };

export interface Answer {
  id: number;
  result?: MadeRenditions | TileSet;
  error?: string;
  isPicturesFault?: boolean;
}

/** No picture within the limits takes as long, even on a slow machine. */
const TIME_LIMIT = 3 * 60_000;
/** A process that waits for its next picture is worth its memory this long. */
const IDLE = 20_000;
/**
 * glibc keeps what threads free for each of them; with one arena, and large blocks mapped on their
 * own, freed pixels go back at once. Elsewhere these are ignored.
 */
const MEMORY = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536' };

let child: ChildProcess | null = null;
let idle: NodeJS.Timeout | undefined;
let tasks = 0;

/** Makes all renditions of a picture; they are left in `folder`. */
export function renderPicture(
  task: Omit<RenderTask, 'kind'>,
  urgency: Urgency,
): Promise<MadeRenditions> {
  return inDecoder({ ...task, kind: 'render' }, urgency) as Promise<MadeRenditions>;
}

/** Cuts a picture into tiles, which are left below `folder` under their names. */
export function cutPicture(task: Omit<CutTask, 'kind'>): Promise<TileSet> {
  return inDecoder({ ...task, kind: 'cut' }, 'due') as Promise<TileSet>;
}

function inDecoder(task: Task, urgency: Urgency): Promise<MadeRenditions | TileSet> {
  return withDecodeSlot(urgency, async (giveWay) => {
    clearTimeout(idle);
    try {
      child ??= start();
      return await ask(child, task, giveWay);
    } finally {
      idle = setTimeout(stopDecoder, IDLE).unref();
    }
  });
}

/** Ends the process; the next picture starts another. */
export function stopDecoder(): void {
  clearTimeout(idle);
  child?.kill('SIGKILL');
  child = null;
}

/** @throws NoDecoder where this machine has no room for another process */
function start(): ChildProcess {
  const started = forked();
  started.unref();
  started.channel?.unref();
  // Without a listener, a fault between two pictures would end the server.
  started.on('error', () => undefined);
  started.once('exit', () => {
    if (child === started) child = null;
  });
  return started;
}

function forked(): ChildProcess {
  try {
    return fork(path.join(__dirname, 'pixels', 'process.js'), {
      // Nothing of the server's environment, which holds its secrets.
      env: { PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'], ...MEMORY },
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  } catch (error) {
    throw new NoDecoder(String(error));
  }
}

function ask(
  decoder: ChildProcess,
  task: Task,
  giveWay: AbortSignal,
): Promise<MadeRenditions | TileSet> {
  const id = (tasks += 1);
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(limit);
      giveWay.removeEventListener('abort', yieldNow);
      decoder.off('message', hear).off('exit', die).off('error', fail);
      // A server that shuts down does not wait for an idle decoder.
      decoder.channel?.unref();
      finish();
    };
    const hear = ({ id: answered, result, error, isPicturesFault }: Answer) => {
      if (answered !== id) return;
      const Fault = isPicturesFault ? PicturesFault : Error;
      settle(() => (result ? resolve(result) : reject(new Fault(error))));
    };
    // Ended by this process, it says nothing of the picture.
    const die = () =>
      settle(() => reject(decoder.killed ? new NoDecoder('stopped') : new Error('decoder died')));
    const fail = (error: Error) => {
      // Of a process that did not come about, or cannot be reached, no exit is heard.
      if (child === decoder) stopDecoder();
      settle(() => reject(new NoDecoder(error.message)));
    };
    const giveUp = (error: Error) => {
      settle(() => reject(error));
      stopDecoder();
    };
    const yieldNow = () => giveUp(new GaveWay());
    const limit = setTimeout(() => giveUp(new Error('timeout')), TIME_LIMIT);
    giveWay.addEventListener('abort', yieldNow);
    decoder.channel?.ref();
    decoder.on('message', hear).once('exit', die).once('error', fail);
    decoder.send({ id, ...task }, (error) => error && fail(error));
  });
}
