import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** What the room keeps for itself: secrets' digests, and what screens report. */
const INTERNAL: ReadonlySet<string> = new Set(
  [
    'pairing',
    'screen-token',
    'command',
    'gathering',
    'notice',
    'notice-receipt',
    'heartbeat',
    'play',
    'play-total',
  ].map((name) => `api::wall.${name}`),
);

/**
 * Keeps these types out of the content manager's API, for every role: being hidden from its menu
 * hides nothing from whoever types an address. The room itself reads them past the document service.
 */
export function keepInternal(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    if (!INTERNAL.has(context.uid)) return next();
    throw new errors.ForbiddenError('这类数据由屏幕墙自行维护，不在内容管理中读写');
  });
}
