import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { DateTime } from 'luxon';
import { linkSecret, signPath, verifyPath } from '../../../extensions/upload/access/sign';
import { matchesTag } from '../programme/encoding';
import type { Programme } from '../programme/types';
import { smilOf } from '../smil/document';
import { noticePageOf, pageOf } from '../smil/page';

const PAGES = '/api/screen/pages';
const PAGE = /^\/api\/screen\/pages\/([a-z0-9]{1,32})\/([0-9a-f]{24})\.html$/;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *; base-uri 'none'";

interface Document {
  text: string;
  tag: string;
  /** When this process first made this text; seconds count, so it is a whole one. */
  since: number;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * When the links in a document expire: at the end of the next month. They must outlast a player that
 * is cut off, and must not change every day, or players would fetch every film again.
 */
const expiryAt = (now: number): number =>
  DateTime.fromMillis(now, { zone: 'utc' }).startOf('month').plus({ months: 2 }).toMillis();

/** The programme for players that are not ours. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const documents = new Map<string, Document & { key: string }>();

  /** A key of its own for each screen: a link of one is none of another. */
  const secret = (screen: string): string =>
    linkSecret(`${(strapi.config.get('server.app.keys') as string[])[0]} ${screen}`);
  const feed = () => strapi.service('api::wall.feed');

  /** The pages of a screen's slides by the hash of what they say. */
  function* pagesOf({ slides, notice }: Programme): Generator<[id: string | null, html: string]> {
    for (const [id, slide] of Object.entries(slides)) yield [id, pageOf(slide)];
    if (notice) yield [null, noticePageOf(notice)];
  }

  function documentFor(programme: Programme, origin: string, now: number): Document {
    const { screen, revision } = programme;
    const expiresAt = expiryAt(now);
    const key = `${revision} ${origin} ${expiresAt}`;
    const known = documents.get(screen.id);
    if (known?.key === key) return known;
    const sign = (path: string): string =>
      `${origin}${signPath(path, secret(screen.id), expiresAt)}&screen=${screen.id}`;
    const pages = new Map(
      [...pagesOf(programme)].map(([id, html]) => [
        id,
        `${PAGES}/${screen.id}/${hashOf(html).slice(0, 24)}.html`,
      ]),
    );
    const text = smilOf(programme, {
      asset: ({ url }) => sign(url),
      page: (id) => sign(pages.get(id) as string),
      noticePage: () => sign(pages.get(null) as string),
    });
    const document = { key, text, tag: `"${hashOf(text)}"`, since: Math.floor(now / 1000) * 1000 };
    const fresh = known?.text === text ? { ...known, key } : document;
    documents.set(screen.id, fresh);
    return fresh;
  }

  return {
    /** Answers with the document; 304 where the player has it. */
    answer(ctx: Context, programme: Programme): void {
      const origin = (strapi.config.get('server.url') as string) || ctx.origin;
      const { text, tag, since } = documentFor(programme, origin.replace(/\/$/, ''), Date.now());
      ctx.set('Cache-Control', 'private, no-cache');
      ctx.set('Vary', 'Authorization');
      ctx.set('ETag', tag);
      ctx.set('Last-Modified', new Date(since).toUTCString());
      const tags = ctx.get('if-none-match');
      const unchanged = tags
        ? matchesTag(tags, tag)
        : Date.parse(ctx.get('if-modified-since')) >= since;
      if (unchanged) {
        ctx.status = 304;
        return;
      }
      ctx.status = 200;
      ctx.type = 'application/smil+xml; charset=utf-8';
      ctx.body = text;
    },

    /**
     * Whether a link of such a document opens a file: while its screen is paired and its programme
     * lists it, however long the link itself would hold.
     */
    opens(path: string, query: string): boolean {
      const screen = new URLSearchParams(query).get('screen');
      return (
        screen !== null &&
        feed().isPaired(screen) &&
        feed().lists(screen, path) &&
        verifyPath(path, query, secret(screen), Date.now()) !== null
      );
    },

    /** Answers a page that such a document points to; its address opens it, and nothing else. */
    page(ctx: Context): void {
      const [, screen, hash] = PAGE.exec(ctx.path) ?? [];
      const allowed =
        screen &&
        feed().isPaired(screen) &&
        verifyPath(ctx.path, ctx.querystring, secret(screen), Date.now());
      const programme: Programme | null = allowed ? feed().programmeOf(screen) : null;
      const found =
        programme && [...pagesOf(programme)].find(([, html]) => hashOf(html).slice(0, 24) === hash);
      if (!found) {
        ctx.status = 404;
        ctx.type = 'text/plain; charset=utf-8';
        ctx.body = '没有这个画面，或者它已经撤下\n';
        return;
      }
      ctx.set('Content-Security-Policy', POLICY);
      ctx.set('Cache-Control', 'private, max-age=86400');
      ctx.set('Referrer-Policy', 'no-referrer');
      ctx.status = 200;
      ctx.type = 'text/html; charset=utf-8';
      ctx.body = found[1];
    },
  };
};
