import type { Core } from '@strapi/strapi';
import { type Ability, allowedOf, READ } from '../../../extensions/upload/access/rights';
import { accessOf } from '../../../extensions/upload/access/service';
import { filesIn } from '../../../extensions/upload/access/shown';
import { prepare, slideOf, type Row } from '../programme/contents';
import { SOURCES } from '../programme/source';
import type { Programme, Slide, SlideKind } from '../programme/types';
import { Refusal } from '../refusal';

/** Which version of a work, and on a screen of which size in pixels. */
export interface PreviewWish {
  kind: SlideKind;
  id: string;
  status: 'draft' | 'published';
  width: number;
  height: number;
}

/** The slide with links to its files that the panel may follow, or why there is none, in zh-Hans. */
type WorkPreview =
  { slide: Slide; assets: Programme['assets']; reason: null } | { slide: null; reason: string };

interface Checker {
  cannot: { read: (entity: object) => boolean };
  sanitizeOutput: (entity: object) => Promise<Row>;
}

const MANNER = { seconds: null, transition: 'fade', validFrom: null, validUntil: null } as const;

/** A work as the wall would paint it, before it is published too: for those who may read it. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * @throws Refusal 404 where there is no such version, 403 where this account may not read it, or
   *   not see its files
   */
  async preview(
    { kind, id, status, width, height }: PreviewWish,
    userAbility: Ability,
  ): Promise<WorkPreview> {
    const { uid, populate } = SOURCES[kind];
    const checker: Checker = strapi
      .plugin('content-manager')
      .service('permission-checker')
      .create({ userAbility, model: uid });
    const row: Row | null = await strapi.db.query(uid).findOne({
      where: { documentId: id, publishedAt: { [status === 'draft' ? '$null' : '$notNull']: true } },
      // A role's condition may ask who made it.
      populate: { ...populate, createdBy: { populate: { roles: true } } },
    });
    if (!row) throw new Refusal(404, '没有这项内容');
    if (checker.cannot.read(row)) throw new Refusal(403, '您没有查看这项内容的权限');
    const work = await checker.sanitizeOutput(row);
    // Whoever writes an entry may name any file in it.
    const files = [...filesIn(work)].map((file) => file.id);
    if ((await allowedOf(strapi, userAbility, READ, files)).size < new Set(files).size) {
      throw new Refusal(403, '您没有在媒体库里查看这项内容所用文件的权限');
    }
    const prepared = prepare(kind, work, { width, height });
    if ('reason' in prepared) return { slide: null, reason: prepared.reason };
    const { sign } = accessOf(strapi);
    const assets = Object.fromEntries(
      Object.entries(prepared.assets).map(([key, asset]) => [
        key,
        { ...asset, url: sign(asset.url) },
      ]),
    );
    return { slide: slideOf(prepared, MANNER), assets, reason: null };
  },
});
