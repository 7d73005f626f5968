import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { allowedOf, DOWNLOAD, mayWith, READ } from './rights';
import { accessOf } from './service';

const UID = 'plugin::upload.file';
/** Files of one entry, or of one page of a list. */
const MOST = 100;

interface FileRow {
  id: number;
  name: string;
  url: string;
  mime: string;
  sha256: string | null;
  bytes: string | number | null;
  width: number | null;
  height: number | null;
  renditionState?: string | null;
  renditionFault?: string | null;
  formats: Record<string, Rendition> | null;
}

interface Rendition {
  url: string;
  mime: string;
  width: number;
  height: number;
  bytes: number;
}

/** What an editor is told of a stored file: the master, and what was made of it. */
export const masters = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** `GET /upload/masters?ids=1,2`: in the order asked for, without what is not for the asker. */
  async list(ctx: Context) {
    const ids = String(ctx.query['ids'] ?? '')
      .split(',')
      .filter(Boolean)
      .map(Number);
    if (ids.length > MOST || !ids.every(Number.isSafeInteger)) {
      return ctx.badRequest(`ids 应为不超过 ${MOST} 个文件编号，以逗号分隔`);
    }
    const seen = await allowedOf(strapi, ctx.state.userAbility, READ, ids);
    const rows = await strapi.db.query(UID).findMany({ where: { id: { $in: [...seen] } } });
    const known = new Map(rows.map((row: FileRow) => [row.id, row]));
    ctx.body = {
      files: ids.flatMap((id) => (known.has(id) ? [described(known.get(id) as FileRow)] : [])),
    };
  },

  /** `GET /upload/masters/:id/link`: a link that saves the master under its own name. */
  async link(ctx: Context) {
    const row = await strapi.db.query(UID).findOne({ where: { id: Number(ctx.params.id) } });
    if (!row) return ctx.notFound('没有这个文件，它可能已被删除');
    if (!(await mayWith(strapi, ctx.state.userAbility, row.id, READ, DOWNLOAD))) {
      return ctx.forbidden('你的角色不能下载这个文件的原件');
    }
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { url: accessOf(strapi).sign(row.url, row.name) };
  },
});

const described = ({ formats, bytes, ...row }: FileRow) => ({
  id: row.id,
  name: row.name,
  mime: row.mime,
  sha256: row.sha256,
  bytes: bytes === null ? null : Number(bytes),
  width: row.width,
  height: row.height,
  state: row.renditionState ?? null,
  fault: row.renditionFault ?? null,
  renditions: Object.entries(formats ?? {}).map(([key, { mime, width, height, bytes: size }]) => ({
    key,
    mime,
    width,
    height,
    bytes: size,
  })),
});

/** Signed in, and allowed all of these. */
export const guardedBy = (...actions: string[]) => ({
  policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions } }],
});

export const masterRoutes = [
  {
    method: 'GET',
    path: '/masters',
    handler: 'masters.list',
    config: guardedBy(READ),
  },
  {
    method: 'GET',
    path: '/masters/:id/link',
    handler: 'masters.link',
    config: guardedBy(READ, DOWNLOAD),
  },
];
