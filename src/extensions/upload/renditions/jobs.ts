import { AsyncResource } from 'node:async_hooks';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { claimOf } from './claims';
import type { PictureRow } from './columns';
import { stopDecoder } from './decoder';
import { faultOf, GaveWay, isPicturesFault, MasterAltered } from './faults';
import { needsOf } from './needs';
import { fetchMaster, removeTiles, Replaced, storeRenditions, storeTiles } from './store';
import { LEASE, nextAttempt } from './retry';

const FILE = 'plugin::upload.file';
const ARTWORK = 'api::collection.artwork';
/** A look at the queue costs one small read. */
const INTERVAL = 15_000;
const CHUNK = 200;
/** How long work that gave way to an upload waits; more uploads are likely to follow. */
const AFTER_UPLOADS = 60_000;

interface Visit {
  documentId?: string;
}

/** What is waiting after an attempt on a row. */
export type Outcome = 'done' | 'failed' | 'taken';

/**
 * Work on pictures that does not answer an upload: tiles of works that are shown, crops around a
 * focal point that was moved, and renditions that failed. The queue is a column of the row, so it
 * outlives the process, and instances that share the database share it: one claims a row by counting
 * up its attempts, and only one can.
 */
export class RenditionJobs {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = true;
  /** Nudges come from within transactions, which are over before the work is. */
  private readonly drainOutside = AsyncResource.bind(() => this.drain());
  /** Thousands of tiles take their time: whoever deletes a picture does not wait for it. */
  private readonly removeOutside = AsyncResource.bind(
    ({ id, tiles }: Pick<PictureRow, 'id' | 'tiles'>) =>
      this.orLog(() => removeTiles(this.strapi, tiles ?? null, id)),
  );

  constructor(private readonly strapi: Core.Strapi) {}

  /** Takes up what was left, and listens for what comes. */
  async start(): Promise<void> {
    if (!this.strapi.config.get('plugin::upload.renditionJobs', true)) return;
    this.stopped = false;
    await this.enqueueOlder();
    this.timer = setInterval(() => this.nudge(), INTERVAL).unref();
    this.nudge();
  }

  /** Hears of changes of content; once, before any can happen. */
  observe(): void {
    this.strapi.documents.use(async (context, next) => {
      const result = await next();
      const { status } = context.params as { status?: string };
      if (context.uid === ARTWORK && (context.action === 'publish' || status === 'published')) {
        const { documentId } = { ...context.params, ...(result as object) } as Visit;
        // The work is published by now: that must not look as if it had failed.
        if (documentId) await this.orLog(() => this.wantTilesOf(documentId));
      }
      return result;
    });
  }

  /**
   * Hears of changes of files, after whoever counts up the revision. Nobody waits for an event, so
   * that a listener that throws would end the server.
   */
  listen(): void {
    this.strapi.eventHub.on('media.update', ({ media }: { media: { id: number } }) =>
      this.orLog(() => this.reconsider(media.id)),
    );
  }

  /** A row is gone, and its tiles with it where no other picture has the same bytes. */
  fileGone(row: Pick<PictureRow, 'id' | 'tiles'>): void {
    void this.removeOutside(row);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
    stopDecoder();
  }

  private async orLog(work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => void this.strapi.log.error(error));
  }

  /** Looks at the queue now; never twice at once. */
  nudge(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.drainOutside()
      .catch((error: unknown) => void this.strapi.log.error(error))
      .finally(() => {
        this.running = null;
        if (this.again) {
          this.again = false;
          this.nudge();
        }
      });
  }

  private async drain(): Promise<void> {
    while (!this.stopped) {
      const [row] = await this.query().findMany({
        where: { renditionDue: { $lte: new Date() } },
        orderBy: { renditionDue: 'asc' },
        limit: 1,
      });
      if (!row) return;
      await this.attempt(row as PictureRow);
    }
  }

  /** Does what a row needs, unless another instance is at it. */
  async attempt(row: PictureRow, everything = false): Promise<Outcome> {
    const attempts = row.renditionAttempts ?? 0;
    const { count } = await this.query().updateMany({
      where: { id: row.id, renditionAttempts: row.renditionAttempts ?? { $null: true } },
      data: { renditionAttempts: attempts + 1, renditionDue: new Date(Date.now() + LEASE) },
    });
    if (count === 0) return 'taken';
    const needs = needsOf(row);
    const work = await mkdtemp(path.join(os.tmpdir(), claimOf(row.id)));
    const lease = setInterval(() => void this.renew(row, attempts + 1), LEASE / 3);
    try {
      const source = await fetchMaster(this.strapi, row, work);
      const renew = needs.renditions || everything;
      if (renew) await storeRenditions(this.strapi, row, source, work);
      if (needs.tiles || (everything && row.tileState)) {
        await storeTiles(this.strapi, row, source, work);
      }
      await this.finish(row, { renditionAttempts: 0, renditionDue: null });
      // The editor may have moved the focal point while the work was going on.
      await this.reconsider(row.id);
      // Whoever listens learns of new renditions as of any change to a file.
      if (renew) await this.strapi.eventHub.emit('media.update', { media: { id: row.id } });
      return 'done';
    } catch (error) {
      if (error instanceof Replaced) {
        await this.reconsider(row.id);
        return 'taken';
      }
      if (error instanceof GaveWay) {
        // Nothing has failed, however often that happens on a busy day.
        const renditionDue = new Date(Date.now() + AFTER_UPLOADS);
        await this.finish(row, { renditionAttempts: attempts, renditionDue });
        return 'taken';
      }
      await this.fail(row, attempts, error);
      return 'failed';
    } finally {
      clearInterval(lease);
      await rm(work, { recursive: true, force: true });
    }
  }

  /** Work goes on: it may have waited long for its turn to decode, or for its storage. */
  private renew(row: PictureRow, renditionAttempts: number): Promise<void> {
    return this.orLog(async () => {
      await this.query().updateMany({
        where: { ...same(row), renditionAttempts },
        data: { renditionDue: new Date(Date.now() + LEASE) },
      });
    });
  }

  private async fail(row: PictureRow, attempts: number, error: unknown): Promise<void> {
    const next = nextAttempt(attempts, Date.now());
    this.strapi.log.warn(`renditions of file ${row.id}: ${String(error)}`);
    const current = (await this.query().findOne({ where: { id: row.id } })) as PictureRow | null;
    if (!current) return;
    const needs = needsOf(current);
    await this.finish(row, {
      ...(needs.renditions && { renditionState: 'failed' }),
      ...(needs.tiles && { tileState: 'failed' }),
      renditionFault: faultOf(error),
      renditionAttempts: next.renditionAttempts,
      // What lies in the picture, or in its master's bytes, does not get better by waiting.
      renditionDue:
        isPicturesFault(error) || error instanceof MasterAltered ? null : next.renditionDue,
    });
  }

  /** Of a row that was replaced in the meantime nothing is known any more: it comes up again. */
  private async finish(row: PictureRow, data: Record<string, unknown>): Promise<void> {
    const { count } = await this.query().updateMany({ where: same(row), data });
    if (count === 0) await this.reconsider(row.id);
  }

  /** A file's details or bytes were changed: its crop or its tiles may be of what it was. */
  private async reconsider(id: number): Promise<void> {
    const row = (await this.query().findOne({ where: { id } })) as PictureRow | null;
    if (!row?.mime.startsWith('image/')) return;
    const { renditions, tiles } = needsOf(row);
    if (!renditions && !tiles) return;
    await this.enqueue([id], row.renditionState === 'ready' ? {} : { renditionState: 'pending' });
  }

  private async enqueue(ids: readonly number[], data: Record<string, unknown>): Promise<void> {
    for (let start = 0; start < ids.length; start += CHUNK) {
      await this.query().updateMany({
        where: { id: { $in: ids.slice(start, start + CHUNK) } },
        data: { ...data, renditionAttempts: 0, renditionDue: new Date() },
      });
    }
    if (ids.length === 0) return;
    await this.strapi.db.transaction(async ({ onCommit }) => onCommit(() => this.nudge()));
  }

  /** The pictures of published works that everybody may see are given tiles. */
  private async wantTilesOf(documentId?: string): Promise<void> {
    const works = await this.strapi.db.query(ARTWORK).findMany({
      where: {
        publishedAt: { $notNull: true },
        audience: 'public',
        ...(documentId && { documentId }),
      },
      select: ['id'],
      populate: { views: { populate: { image: { select: ['id', 'tileState'] } } } },
    });
    const images = works
      .flatMap((work) => (work.views ?? []) as { image: PictureRow | null }[])
      .flatMap(({ image }) => (image && image.tileState === null ? [image.id] : []));
    await this.enqueue([...new Set(images)], { tileState: 'wanted' });
  }

  /**
   * Pictures and works from before there were renditions of this kind, or tiles; and what failed,
   * because whoever mended the machine starts it again.
   */
  private async enqueueOlder(): Promise<void> {
    const ids = async (where: object) =>
      (await this.query().findMany({ where, select: ['id'] })).map(({ id }) => id as number);
    const older = await ids({ mime: { $startsWith: 'image/' }, renditionState: { $null: true } });
    await this.enqueue(older, { renditionState: 'pending' });
    const failed = { $or: [{ renditionState: 'failed' }, { tileState: 'failed' }] };
    await this.enqueue(await ids(failed), {});
    await this.wantTilesOf();
  }

  private query() {
    return this.strapi.db.query(FILE);
  }
}

/** A row while its bytes are what they were. */
const same = ({ id, sha256 }: PictureRow) => ({ id, sha256 });

const opened = new WeakMap<Core.Strapi, RenditionJobs>();

/** The one queue of an instance. */
export function renditionJobs(strapi: Core.Strapi): RenditionJobs {
  const jobs = opened.get(strapi) ?? new RenditionJobs(strapi);
  opened.set(strapi, jobs);
  return jobs;
}
