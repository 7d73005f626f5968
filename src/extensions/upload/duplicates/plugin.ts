import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { guardedBy } from '../access/masters';
import type { UploadPlugin } from '../access/plugin';
import { type Ability, allowedOf, mayWith, READ } from '../access/rights';
import { duplicates, duplicatesOf, type Finding } from './service';

const MEDIA_EVENTS = ['media.create', 'media.update'];

/**
 * What an editor is told: that a file is there already, and which entries have it; entries of types
 * that they may not read are not named, and files that they may not see are not shown.
 */
async function readableBy(
  strapi: Core.Strapi,
  ability: Ability,
  findings: readonly Finding[],
): Promise<Finding[]> {
  const ids = findings.flatMap(({ file, duplicates: found }) =>
    [file, ...found].map(({ id }) => id),
  );
  const seen = await allowedOf(strapi, ability, READ, ids);
  const shown = <T extends { id: number; thumbnail: string | null }>(file: T): T =>
    seen.has(file.id) ? file : { ...file, thumbnail: null };
  return findings.map(({ file, duplicates: found }) => ({
    file: shown(file),
    duplicates: found.map((duplicate) => ({
      ...shown(duplicate),
      entries: duplicate.entries.filter(({ uid }) =>
        ability.can('plugin::content-manager.explorer.read', uid),
      ),
    })),
  }));
}

const controller = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** `GET /upload/duplicates/:id` */
  async one(ctx: Context) {
    const finding = await duplicatesOf(strapi).find(Number(ctx.params.id));
    if (!finding) return ctx.notFound('没有这个文件，它可能已被删除');
    const { userAbility } = ctx.state;
    if (!(await mayWith(strapi, userAbility, finding.file.id, READ))) {
      return ctx.forbidden('你的角色不能查看这个文件');
    }
    [ctx.body] = await readableBy(strapi, userAbility, [finding]);
  },

  /**
   * `GET /upload/duplicates?within=60`: among what the caller brought in during the last seconds.
   * Counted by this server's clock, because a browser's may be wrong.
   */
  async mine(ctx: Context) {
    const within = String(ctx.query['within'] ?? '');
    if (!/^[1-9]\d{0,4}$/.test(within)) return ctx.badRequest('within 应为 1 至 99999 的秒数');
    const since = new Date(Date.now() - Number(within) * 1000);
    const findings = await duplicatesOf(strapi).findUploadedBy(ctx.state.user.id, since);
    ctx.body = { findings: await readableBy(strapi, ctx.state.userAbility, findings) };
  },
});

/** Adds the search for duplicates to the upload plugin. */
export function addDuplicates(plugin: UploadPlugin): void {
  plugin.contentTypes.file.schema.attributes['phash'] = { type: 'string', configurable: false };
  plugin.services['duplicates'] = duplicates;
  plugin.controllers['duplicates'] = controller;
  plugin.routes.admin.routes.push(
    {
      method: 'GET',
      path: '/duplicates',
      handler: 'duplicates.mine',
      config: guardedBy(READ),
    },
    {
      method: 'GET',
      path: '/duplicates/:id',
      handler: 'duplicates.one',
      config: guardedBy(READ),
    },
  );
  const bootstrap = plugin.bootstrap;
  plugin.bootstrap = async (context) => {
    await bootstrap(context);
    watch(context.strapi);
  };
}

/** A fingerprint that could not be taken is no reason to fail an upload: it is taken when asked for. */
function watch(strapi: Core.Strapi): void {
  const complain = (error: unknown) => {
    strapi.log.warn(`图片指纹未能生成 fingerprint: ${String(error)}`);
  };
  for (const event of MEDIA_EVENTS) {
    strapi.eventHub.on(event, async ({ media }: { media: { id: number } }) => {
      await duplicatesOf(strapi).remember(media.id).catch(complain);
    });
  }
  duplicatesOf(strapi).catchUp().catch(complain);
}
