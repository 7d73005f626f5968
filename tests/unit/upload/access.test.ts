import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { disposition, headersFor } from '../../../src/extensions/upload/access/headers';
import { claims, keyRequested } from '../../../src/extensions/upload/access/keys';
import { parseRange, rangeApplies } from '../../../src/extensions/upload/access/range';
import { addressOf } from '../../../src/extensions/upload/storage/keys';
import { fileSelection, publicFiles } from '../../../src/extensions/upload/access/shown';
import {
  expiryFor,
  linkSecret,
  signPath,
  verifyPath,
} from '../../../src/extensions/upload/access/sign';

const NOW = Date.UTC(2026, 10, 24, 6, 0, 0);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const split = (link: string) => {
  const [path, query] = link.split('?') as [string, string];
  return { path, query };
};

describe('a signed link', () => {
  const secret = linkSecret('the installation');
  const path = fc
    .string({ unit: 'grapheme', maxLength: 60 })
    .map((text) => `/uploads/${encodeURIComponent(text)}`);
  const name = fc.option(fc.string({ unit: 'grapheme', maxLength: 40 }), { nil: undefined });
  const time = fc.integer({ min: 1, max: 4_000_000_000 }).map((seconds) => seconds * SECOND);

  it('opens its path until it expires, and not from then on', () => {
    fc.assert(
      fc.property(path, name, time, (target, saveAs, expiresAt) => {
        const link = split(signPath(target, secret, expiresAt, saveAs));
        expect(link.path).toBe(target);
        const grant = { saveAs: saveAs ?? null };
        expect(verifyPath(target, link.query, secret, expiresAt - 1)).toEqual(grant);
        expect(verifyPath(target, link.query, secret, expiresAt)).toBeNull();
      }),
    );
  });

  it('opens no other path', () => {
    fc.assert(
      fc.property(path, path, name, (one, other, saveAs) => {
        fc.pre(one !== other);
        const { query } = split(signPath(one, secret, NOW + MINUTE, saveAs));
        expect(verifyPath(other, query, secret, NOW)).toBeNull();
      }),
    );
  });

  it('opens nothing once a character of it is changed', () => {
    const { query } = split(signPath('/uploads/a.jpg', secret, NOW + MINUTE, '清风.jpg'));
    fc.assert(
      fc.property(fc.nat(query.length - 1), fc.constantFrom(...'aZ0_-&=%'), (at, sign) => {
        fc.pre(query[at] !== sign);
        const changed = query.slice(0, at) + sign + query.slice(at + 1);
        // Another spelling of the same bytes is not another link: base64 ends in idle bits.
        const same =
          [...new URLSearchParams(changed)].join() === [...new URLSearchParams(query)].join();
        const idle = at === query.length - 1 && /[\w-]/.test(sign);
        fc.pre(!same && !idle);
        expect(verifyPath('/uploads/a.jpg', changed, secret, NOW)).toBeNull();
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['no signature', 'expires=4102444800'],
    ['no expiry', 'signature=AAAA'],
    ['an empty signature', 'expires=4102444800&signature='],
    ['a negative expiry', 'expires=-1&signature=AAAA'],
    ['an expiry in another notation', 'expires=1e12&signature=AAAA'],
    ['a signature of another length', `expires=4102444800&signature=${'A'.repeat(5000)}`],
    ['broken percent-encoding', 'expires=%&signature=%'],
  ])('is not one with %s', (_case, query) => {
    expect(verifyPath('/uploads/a.jpg', query, secret, NOW)).toBeNull();
  });

  it('of another installation opens nothing, and one secret gives no hint of another', () => {
    const { query } = split(signPath('/uploads/a.jpg', linkSecret('another'), NOW + MINUTE));
    expect(verifyPath('/uploads/a.jpg', query, secret, NOW)).toBeNull();
    expect(linkSecret('the installation')).toBe(secret);
    expect(secret).not.toContain('the installation');
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });

  it('is the same within a quarter of an hour, and lasts a quarter to half an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (now) => {
        const left = expiryFor(now) - now;
        expect(left).toBeGreaterThan(15 * MINUTE);
        expect(left).toBeLessThanOrEqual(30 * MINUTE);
      }),
    );
    expect(expiryFor(NOW)).toBe(expiryFor(NOW + 15 * MINUTE - 1));
  });

  it.each([-2, -1, 1, 2])(
    'of an instance whose clock is %i minutes off works at the others',
    (skew) => {
      const { query } = split(signPath('/uploads/a.jpg', secret, expiryFor(NOW + skew * MINUTE)));
      expect(verifyPath('/uploads/a.jpg', query, secret, NOW)).not.toBeNull();
    },
  );
});

describe('the key that a path names', () => {
  it.each([
    ['/uploads/bamboo_1f.webp', 'bamboo_1f.webp'],
    ['/uploads/_0fd1f3a615_b8a9.pdf', '_0fd1f3a615_b8a9.pdf'],
    ['/uploads/tiles/1f/info.json', 'tiles/1f/info.json'],
    [
      '/uploads/tiles/1f/0,0,512,512/512,512/0/default.jpg',
      'tiles/1f/0,0,512,512/512,512/0/default.jpg',
    ],
    ['/uploads/%E7%AB%B9.jpg', '竹.jpg'],
    ['/uploads/a%20b.jpg', 'a b.jpg'],
  ])('%s is %s', (path, key) => expect(keyRequested(path)).toBe(key));

  it.each([
    '/uploads',
    '/uploads/',
    '/uploads//a.jpg',
    '/uploads/a.jpg/',
    '/uploads/.incoming/a',
    '/uploads/./a.jpg',
    '/uploads/../a.jpg',
    '/uploads/%2e%2e/a.jpg',
    '/uploads/a%2fb.jpg',
    '/uploads/a%5cb.jpg',
    '/uploads/a%00.jpg',
    '/uploads/a%0a.jpg',
    '/uploads/a%252e.jpg',
    '/uploads/%',
    '/uploads/%E7%AB',
    '/uploads/a:b.jpg',
    '/Uploads/a.jpg',
    `/uploads/${'a'.repeat(2000)}`,
  ])('%s is none', (path) => expect(keyRequested(path)).toBeNull());

  it('leads nowhere but below the folder, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('/', '.', '..', '%2e', '%2f', '%5c', '\\', '%00', 'a', '%25', '竹'),
          {
            maxLength: 12,
          },
        ),
        (parts) => {
          const key = keyRequested(`/uploads/${parts.join('')}`);
          fc.pre(key !== null);
          expect(key).not.toMatch(/\.\.|^[./]|\/[./]|\/$|\\|\0|%/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is answered for here however it is spelled, and nothing else is', () => {
    for (const path of [
      '//uploads/a',
      '/%75ploads/a',
      '/x/../uploads/a',
      '/UPLOADS/a',
      '/uploads\\a',
      '/ｕploads/a',
      '/uploads',
    ]) {
      expect([path, claims(path)]).toEqual([path, true]);
    }
    for (const path of [
      '/',
      '/web/uploads.js',
      '/admin/plugins/upload',
      '/uploadsx/a',
      '/api/uploads',
      '/upload/files',
    ]) {
      expect([path, claims(path)]).toEqual([path, false]);
    }
  });
});

describe('a range', () => {
  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-1000', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['BYTES=1-2', { start: 1, end: 2 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=100-200', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', null],
    ['bytes=-', null],
    ['bytes=a-b', null],
    ['items=0-1', null],
    ['bytes=0-1,5-6', null],
    ['', null],
  ])('%j of 100 bytes', (header, range) => expect(parseRange(header, 100)).toEqual(range));

  it('never reaches past the end', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(10_000), (from, to, bytes) => {
        const range = parseRange(`bytes=${from}-${to}`, bytes);
        fc.pre(range !== null && range !== 'unsatisfiable');
        expect(range.start).toBeLessThanOrEqual(range.end);
        expect(range.end).toBeLessThan(bytes);
      }),
    );
    expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(parseRange('bytes=-5', 0)).toBe('unsatisfiable');
  });

  it('applies only to the very bytes that were begun', () => {
    expect(rangeApplies('', '"a"')).toBe(true);
    expect(rangeApplies('"a"', '"a"')).toBe(true);
    expect(rangeApplies('"b"', '"a"')).toBe(false);
    expect(rangeApplies('W/"a"', '"a"')).toBe(false);
    expect(rangeApplies('Tue, 24 Nov 2026 06:00:00 GMT', '"a"')).toBe(false);
  });
});

describe('headers', () => {
  const serving = { reader: 'anybody', name: null, save: false, framed: false } as const;

  it.each([
    ['a.webp', 'image/webp', 'inline'],
    ['a.JPG', 'image/jpeg', 'inline'],
    ['a.mp4', 'video/mp4', 'inline'],
    ['a.vtt', 'text/vtt; charset=utf-8', 'inline'],
    ['tiles/1f/info.json', 'application/json; charset=utf-8', 'inline'],
    ['a.pdf', 'application/pdf', 'attachment'],
    ['a.svg', 'application/octet-stream', 'attachment'],
    ['a.html', 'application/octet-stream', 'attachment'],
    ['a.js', 'application/octet-stream', 'attachment'],
    ['a', 'application/octet-stream', 'attachment'],
  ])('%s goes out as %s, %s', (key, type, kind) => {
    const headers = headersFor({ ...serving, key });
    expect(headers['Content-Type']).toBe(type);
    expect(headers['Content-Disposition']).toMatch(new RegExp(`^${kind};`));
    expect(headers['Content-Security-Policy']).toMatch(/^sandbox; default-src 'none'/);
    expect(headers['X-Content-Type-Options']).toBe('nosniff');
  });

  it("leave the sandbox only for a PDF in an editor's own preview", () => {
    const policy = (more: object) =>
      headersFor({ ...serving, key: 'a.pdf', ...more })['Content-Security-Policy'];
    expect(policy({ reader: 'link', framed: true })).not.toContain('sandbox');
    for (const more of [{ reader: 'link' }, { framed: true }, { reader: 'screen', framed: true }]) {
      expect(policy(more)).toContain('sandbox');
    }
  });

  it.each([
    ['bamboo.jpg', 'attachment; filename="bamboo.jpg"'],
    ['a "b".jpg', 'attachment; filename="a _b_.jpg"; filename*=UTF-8\'\'a%20%22b%22.jpg'],
    ["it's (1)*.jpg", 'attachment; filename="it\'s (1)_.jpg"'],
    ['清风.jpg', 'attachment; filename="__.jpg"; filename*=UTF-8\'\'%E6%B8%85%E9%A3%8E.jpg'],
    ['../../etc/passwd', 'attachment; filename=".._.._etc_passwd"'],
    ['a\r\nSet-Cookie: x.jpg', 'attachment; filename="a__Set-Cookie_ x.jpg"'],
    ['gpj.\u202efdp.exe', 'attachment; filename="gpj._fdp.exe"'],
    ['\ud800.jpg', 'attachment; filename="_.jpg"'],
  ])('name %j for saving', (name, header) => expect(disposition(false, name)).toBe(header));

  it('hold any name without breaking, and give it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const header = disposition(true, name);
        expect(header).toMatch(
          /^inline; filename="[ !#-[\]-~]*"(; filename\*=UTF-8''[\w!#$&+.^`|~%-]*)?$/,
        );
      }),
    );
  });
});

describe('what is shown', () => {
  const sha256 = 'a'.repeat(64);
  const picture = {
    name: '竹.jpg',
    url: '/uploads/master.jpg',
    mime: 'image/jpeg',
    sha256,
    formats: { card: { url: '/uploads/card.webp' }, 'screen-4k': { url: '/uploads/4k.webp' } },
  };
  const film = {
    name: '片.mp4',
    url: '/uploads/film.mp4',
    mime: 'video/mp4',
    sha256,
    formats: null,
  };
  const tile = `/uploads/tiles/${sha256}/info.json`;

  it('is the renditions of pictures at any depth, and other files as they are', () => {
    const open = publicFiles([
      { row: { id: 1, views: [{ image: picture }, { image: null }] }, zoomable: false },
      { row: { id: 2, video: film }, zoomable: true },
    ]);
    expect(open.find('/uploads/card.webp')).toEqual({ name: null });
    expect(open.find('/uploads/4k.webp')).toEqual({ name: null });
    expect(open.find('/uploads/film.mp4')).toEqual({ name: '片.mp4' });
    expect(open.find('/uploads/master.jpg')).toBeNull();
    expect(open.find(tile)).toBeNull();
    expect(open.size).toBe(3);
  });

  it.each([
    ['its tiles', tile, true],
    ['the tiles of another', `/uploads/tiles/${'b'.repeat(64)}/info.json`, false],
    ['the folder of its tiles', `/uploads/tiles/${sha256}/`, false],
    ['the folder without a slash', `/uploads/tiles/${sha256}`, false],
    ['a name that begins like it', `/uploads/tiles/${sha256}b/info.json`, false],
  ])('of a work that may be zoomed: %s', (_case, path, shown) => {
    const open = publicFiles([{ row: picture, zoomable: true }]);
    expect(open.find(path) !== null).toBe(shown);
  });

  it('is nothing where nothing is published', () => {
    expect(publicFiles([]).find('/uploads/card.webp')).toBeNull();
  });

  it('is fetched from the entry and its components, never through what it points at', () => {
    const attributes: Record<string, Record<string, { type: string; component?: string }>> = {
      work: {
        views: { type: 'component', component: 'view' },
        artist: { type: 'relation' },
        poster: { type: 'media' },
      },
      view: { image: { type: 'media' }, note: { type: 'component', component: 'note' } },
      note: { text: { type: 'string' } },
    };
    const selection = {
      poster: {},
      artist: { populate: { portrait: {} } },
      views: { populate: { image: {}, note: { populate: { text: {} } } } },
    };
    const select = ['id', 'name', 'url', 'mime', 'sha256', 'formats'];
    expect(fileSelection('work', selection, (uid) => attributes[uid] ?? {})).toEqual({
      poster: { select },
      views: { select: ['id'], populate: { image: { select } } },
    });
    expect(fileSelection('note', { text: {} }, (uid) => attributes[uid] ?? {})).toBeNull();
    expect(addressOf('a.jpg')).toBe('/uploads/a.jpg');
  });
});
