import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { DateTime } from 'luxon';
import { linkSecret, signPath, verifyPath } from '../../../extensions/upload/access/sign';
import { matchesTag } from '../programme/encoding';
import type { Programme } from '../programme/types';
import { smilOf } from '../smil/document';
import { noticePageOf, pageOf } from '../smil/page';
import { digestOf } from '../tokens/digest';
import { linkNameOf } from '../tokens/links';

const PAGES = '/api/screen/pages';
const PAGE = /^\/api\/screen\/pages\/([0-9a-f]{24})\.html$/;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *; base-uri 'none'";

interface Document {
  text: string;
  tag: string;
  /** When this process first made this text; seconds count, so it is a whole one. */
  since: number;
}

/**
 * When the links in a document expire: at the end of the next month. They must outlast a player that
 * is cut off, and must not change every day, or players would fetch every film again.
 */
const expiryAt = (now: number): number =>
  DateTime.fromMillis(now, { zone: 'utc' }).startOf('month').plus({ months: 2 }).toMillis();

/** The programme for players that are not ours. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** By digest of the token that asked. */
  const documents = new Map<string, Document & { key: string }>();

  /** A key of its own for each token: links end with the token that they were made for. */
  const secret = (digest: string): string =>
    linkSecret(`${(strapi.config.get('server.app.keys') as string[])[0]} ${digest}`);
  const feed = () => strapi.service('api::wall.feed');

  /** The screen that a link opens something of: as long as its token is good. */
  function screenOf(path: string, query: string): string | null {
    const holder: { digest: string; screen: string } | null = feed().holderOf(
      new URLSearchParams(query).get('of') ?? '',
    );
    const opens = holder && verifyPath(path, query, secret(holder.digest), Date.now()) !== null;
    return opens ? holder.screen : null;
  }

  /** The pages of a screen's slides by the hash of what they say. */
  function* pagesOf({ slides, notice }: Programme): Generator<[id: string | null, html: string]> {
    for (const [id, slide] of Object.entries(slides)) yield [id, pageOf(slide)];
    if (notice) yield [null, noticePageOf(notice)];
  }

  function documentFor(
    programme: Programme,
    digest: string,
    origin: string,
    now: number,
  ): Document {
    const expiresAt = expiryAt(now);
    const key = `${programme.revision} ${origin} ${expiresAt}`;
    const known = documents.get(digest);
    if (known?.key === key) return known;
    const [signer, name] = [secret(digest), linkNameOf(digest)];
    const sign = (path: string): string =>
      `${origin}${signPath(path, signer, expiresAt)}&of=${name}`;
    const pages = new Map(
      [...pagesOf(programme)].map(([id, html]) => [
        id,
        `${PAGES}/${digestOf(html).slice(0, 24)}.html`,
      ]),
    );
    const text = smilOf(programme, {
      asset: ({ url }) => sign(url),
      page: (id) => sign(pages.get(id) as string),
      noticePage: () => sign(pages.get(null) as string),
    });
    const document = {
      key,
      text,
      tag: `"${digestOf(text)}"`,
      since: Math.floor(now / 1000) * 1000,
    };
    const fresh = known?.text === text ? { ...known, key } : document;
    documents.set(digest, fresh);
    return fresh;
  }

  return {
    /** Forgets the documents of tokens that open nothing any more. */
    sweep(): void {
      for (const digest of documents.keys()) {
        if (feed().holderOf(linkNameOf(digest)) === null) documents.delete(digest);
      }
    },

    /** Answers the bearer of a token with the document; 304 where the player has it. */
    answer(ctx: Context, programme: Programme, token: string): void {
      const origin = ((strapi.config.get('server.url') as string) || ctx.origin).replace(/\/$/, '');
      const { text, tag, since } = documentFor(programme, digestOf(token), origin, Date.now());
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
     * Whether a link of such a document opens a file: while the token that it was made for is good
     * and the screen's programme lists the file, however long the link itself would hold.
     */
    async opens(path: string, query: string): Promise<boolean> {
      // Most addresses are none of ours, and need not wait.
      if (screenOf(path, query) === null || !(await feed().isCurrent())) return false;
      // What was waited for may have ended the token.
      const screen = screenOf(path, query);
      return screen !== null && feed().lists(screen, path);
    },

    /** Answers a page that such a document points to; its address opens it, and nothing else. */
    async page(ctx: Context): Promise<void> {
      const hash = PAGE.exec(ctx.path)?.[1];
      const isOpen = hash !== undefined && (await feed().isCurrent());
      const screen = isOpen ? screenOf(ctx.path, ctx.querystring) : null;
      const programme: Programme | null = screen === null ? null : feed().programmeOf(screen);
      const found =
        programme &&
        [...pagesOf(programme)].find(([, html]) => digestOf(html).slice(0, 24) === hash);
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
