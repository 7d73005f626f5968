import type { Core } from '@strapi/strapi';
import { Lookout } from '../../../api/wall/lookout';
import { expiryFor, type Grant, linkSecret, signPath, verifyPath } from './sign';
import { Showing } from './showing';
import { publicFiles, type PublicFiles } from './shown';

/**
 * Who may see a file. What anybody may see is what the website's contract hands out (published and
 * public), kept in memory as a look-up and made again whenever the wall's revision moves; everything
 * else needs a screen's token or a signed link.
 */
export const access = ({ strapi }: { strapi: Core.Strapi }) => {
  const showing = new Showing(strapi);
  let open: PublicFiles = publicFiles([]);
  let knownRevision = -1;
  let secret: string | undefined;

  const key = (): string => {
    const [first] = strapi.config.get('server.app.keys') as string[];
    secret ??= linkSecret(first as string);
    return secret;
  };

  const revisions = () => strapi.service('api::wall.revision');

  const lookout = new Lookout({
    isStale: async () => (await revisions().read()) !== knownRevision,
    async remake() {
      // Read before the content: a change that comes in between makes the next look see a new number.
      const revision: number = await revisions().read();
      open = publicFiles(
        await showing.read(await revisions().changesBetween(knownRevision, revision)),
      );
      knownRevision = revision;
    },
    complain: (error) => strapi.log.error(`公开文件清单未能更新 public files: ${String(error)}`),
  });

  return {
    async start(): Promise<void> {
      await adoptFiles(strapi);
      await lookout.start();
    },

    stop: (): Promise<void> => lookout.stop(),

    /** Called when a change in this process is committed: nobody is answered by the old state. */
    nudge: (): void => lookout.nudge(),

    /** Null where not everybody may see it; a change that is just committed counts. */
    async findPublic(path: string): Promise<{ name: string | null } | null> {
      return (await lookout.isCurrent()) ? open.find(path) : null;
    },

    /** Whether the bearer of a screen's token may fetch it: its programme lists it, changes and all. */
    async mayScreen(token: string, path: string): Promise<boolean> {
      const feed = strapi.service('api::wall.feed');
      return (await feed.isCurrent()) && feed.find(token)?.paths.has(path) === true;
    },

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
