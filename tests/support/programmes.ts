import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Asset, Programme, Slide, Span } from '../../src/api/wall/programme/types';
import type { FakeWall } from './fakeWall';

const SAMPLE = path.resolve(__dirname, '../../database/sample');
const DAY = 86_400_000;

/** What the sides of a slide have in common. */
const frame = (more: Partial<Slide> = {}) => ({
  seconds: 1,
  transition: 'none' as const,
  assets: [],
  validFrom: null,
  validUntil: null,
  ...more,
});

/** A maxim of one line; without files. */
export const maxim = (text: string, more: Partial<Slide> = {}): Slide =>
  ({
    ...frame(more),
    kind: 'maxim',
    content: {
      lines: [text],
      author: '佚名',
      era: null,
      source: null,
      annotation: null,
      themes: [],
      background: 'xuan',
    },
  }) as Slide;

/** A picture work with its file. */
export const artwork = (title: string, key: string, more: Partial<Slide> = {}): Slide =>
  ({
    ...frame(more),
    kind: 'artwork',
    assets: [key],
    content: {
      title,
      category: 'chinese_painting',
      artist: null,
      year: 2026,
      materials: null,
      dimensions: null,
      inscription: null,
      statement: null,
      accessionNumber: null,
      creditLine: null,
      views: [{ asset: key, alt: title, aspect: 'whole' }],
    },
  }) as Slide;

export const film = (title: string, key: string, more: Partial<Slide> = {}): Slide =>
  ({
    ...frame(more),
    kind: 'film',
    assets: [key],
    content: {
      title,
      synopsis: null,
      producer: null,
      year: 2026,
      video: key,
      poster: null,
      captions: null,
      isSample: true,
    },
  }) as Slide;

/** A painting that a camera can tell from paper: a ground with a disc, hard to compress where asked. */
export async function picture(wall: FakeWall, name: string, noisy = 0): Promise<Asset> {
  const size = { width: 640, height: 480 };
  const disc = Buffer.from(
    `<svg width="640" height="480"><rect width="640" height="480" fill="#3b5d50"/><circle cx="320" cy="240" r="${120 + name.length}" fill="#e2c27a"/><text x="20" y="60" font-size="40">${name}</text></svg>`,
  );
  const data = await sharp(disc).jpeg({ quality: 80 }).toBuffer();
  // What follows the end of a picture is not looked at by decoders, but is part of the file.
  const padding = Buffer.alloc(noisy, name);
  return wall.file(`${name}.jpg`, Buffer.concat([data, padding]), 'image/jpeg', size);
}

/** A film of the sample collection, of a few seconds. */
export function filmFile(wall: FakeWall, name: string): Asset {
  const data = readFileSync(path.join(SAMPLE, name));
  return wall.file('film.mp4', data, 'video/mp4', { width: 1280, height: 720 });
}

interface Parts {
  slides: Record<string, Slide>;
  assets?: Record<string, Asset>;
  /** What plays when; by default one list of all slides for eight days from yesterday. */
  lists?: Record<string, string[]>;
  spans?: [from: number, to: number, list: string | null][];
  fallback?: string | null;
  notice?: Programme['notice'];
}

export function programmeOf(parts: Parts): Programme {
  const { slides, assets = {}, fallback = null, notice = null } = parts;
  const lists = parts.lists ?? { all: Object.keys(slides) };
  const now = Date.now();
  const times = parts.spans ?? [[now - DAY, now + 7 * DAY, 'all']];
  const spans: Span[] = times.map(([from, to, playlist]) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    playlist,
    because: { rule: 'schedule', name: '测试', detail: null } as Span['because'],
  }));
  return {
    schema: 1,
    revision: '',
    screen: {
      id: 'abc123def456',
      name: '一楼大厅',
      timezone: 'Asia/Shanghai',
      width: 1366,
      height: 768,
    },
    horizon: { from: spans[0]?.from ?? '', to: spans[spans.length - 1]?.to ?? '' },
    spans,
    playlists: Object.fromEntries(
      Object.entries(lists).map(([id, ids]) => [id, { title: id, slides: ids }]),
    ),
    slides,
    assets,
    fallback,
    notice,
  };
}
