import type { Core } from '@strapi/strapi';
import { expiryFor, type Grant, linkSecret, signPath, verifyPath } from './sign';
import { Showing } from './showing';
import { publicFiles, type PublicFiles, type ShowingRow } from './shown';

/** How often an instance looks whether another one changed something, in milliseconds. */
const WATCH_EVERY = 1000;

/**
 * Who may see a file. What anybody may see is what the website's contract hands out (published and
 * public), kept in memory as a look-up and made again whenever the wall's revision moves; everything
 * else needs a screen's token or a signed link.
 */
export const access = ({ strapi }: { strapi: Core.Strapi }) => {
  const showing = new Showing(strapi);
  let open: PublicFiles = publicFiles([]);
  let knownRevision = -1;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  /** Set from a change in this process until what it changed is known. */
  let pending: Promise<void> | undefined;
  /** Something was changed, perhaps withdrawn, and what anybody may see now could not be read. */
  let behind = false;
  let secret: string | undefined;

  const key = (): string => {
    const [first] = strapi.config.get('server.app.keys') as string[];
    secret ??= linkSecret(first as string);
    return secret;
  };

  async function rebuild(): Promise<void> {
    // Read before the content: a change that comes in between makes the next look see a new number.
    const revision: number = await strapi.service('api::wall.revision').read();
    if (revision !== knownRevision) {
      open = publicFiles(await readAfterChange(revision));
      knownRevision = revision;
    }
    behind = false;
  }

  async function readAfterChange(revision: number): Promise<Iterable<ShowingRow>> {
    try {
      return await showing.read(
        await strapi.service('api::wall.revision').changesBetween(knownRevision, revision),
      );
    } catch (error) {
      behind = true;
      throw error;
    }
  }

  /** One rebuild at a time; a call that comes in meanwhile is answered by one more after it. */
  function refresh(): Promise<void> {
    again = running !== undefined;
    running ??= rebuildUntilQuiet();
    return running;
  }

  async function rebuildUntilQuiet(): Promise<void> {
    try {
      do {
        again = false;
        await rebuild();
      } while (again);
    } finally {
      // In the same breath as the last look at `again`: no call falls in between.
      running = undefined;
    }
  }

  /** A failed look is tried again in a second; after a known change, nothing is public until then. */
  const look = ({ changed = false } = {}): Promise<void> =>
    refresh().catch((error: unknown) => {
      behind ||= changed;
      strapi.log.error(`公开文件清单未能更新 public files: ${String(error)}`);
    });

  return {
    async start(): Promise<void> {
      await adoptFiles(strapi);
      await refresh();
      timer = setInterval(() => void look(), WATCH_EVERY);
      timer.unref();
    },

    async stop(): Promise<void> {
      clearInterval(timer);
      await running?.catch(() => undefined);
    },

    /** Called when a change in this process is committed: nobody is answered by the old state. */
    nudge(): void {
      const seen = look({ changed: true }).finally(() => {
        if (pending === seen) pending = undefined;
      });
      pending = seen;
    },

    /** Null where not everybody may see it; a change that is just committed counts. */
    async findPublic(path: string): Promise<{ name: string | null } | null> {
      if (pending) await pending;
      return behind ? null : open.find(path);
    },

    /** Whether the bearer of a screen's token may fetch it: its programme lists it. */
    mayScreen: (token: string, path: string): boolean =>
      strapi.service('api::wall.feed').find(token)?.paths.has(path) === true,

    /** A link for somebody who was found to be allowed; with a name, one to save a master by. */
    sign: (path: string, saveAs?: string): string =>
      signPath(path, key(), expiryFor(Date.now()), saveAs),

    verify: (path: string, query: string): Grant | null =>
      verifyPath(path, query, key(), Date.now()),
  };
};

export type Access = ReturnType<typeof access>;

export const accessOf = (strapi: Core.Strapi): Access =>
  strapi.plugin('upload').service('access') as Access;

/**
 * The plugin signs and deletes only files of the provider that the settings name. Our addresses do
 * not depend on it, so after files were moved (from disk to a bucket, or back) they are all its.
 */
async function adoptFiles(strapi: Core.Strapi): Promise<void> {
  const provider: string = strapi.config.get('plugin::upload.provider');
  await strapi.db
    .query('plugin::upload.file')
    .updateMany({ where: { provider: { $ne: provider } }, data: { provider } });
}
