import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { slidesAt } from '../../../src/api/wall/keeper/moment';
import { spanAt } from '../../../src/api/wall/programme/instant';
import type { Asset, Programme, Slide, Span } from '../../../src/api/wall/programme/types';
import { smilOf } from '../../../src/api/wall/smil/document';
import { artwork, film, maxim } from '../../support/programmes';
import { faultsOf, playingAt } from '../../support/smilPlayer';
import { readXml } from '../../support/xml';

const HOUR = 3_600_000;
const DAYS = 8;
const FILM = 37;

const asset = (key: string): Asset => ({
  url: `/uploads/${key}`,
  mime: key.startsWith('film') ? 'video/mp4' : 'image/webp',
  bytes: 1,
  sha256: key,
  width: 1920,
  height: 1080,
});
const links = {
  asset: ({ url }: Asset) => url,
  page: (id: string) => `/pages/${id}`,
  noticePage: () => '/pages/notice',
};

/** Weeks that begin at local midnight, and those in which clocks go back and forth. */
const weeks = [
  { timezone: 'Asia/Shanghai', from: '2026-11-23' },
  { timezone: 'Europe/London', from: '2026-10-22' },
  { timezone: 'Europe/London', from: '2026-03-26' },
  { timezone: 'America/New_York', from: '2026-10-29' },
];

const edge = fc.option(fc.integer({ min: -10, max: DAYS * 24 + 10 }), { nil: null });
const slide = fc.record({
  kind: fc.constantFrom('maxim', 'artwork', 'film', 'both'),
  from: edge,
  until: edge,
  seconds: fc.integer({ min: 4, max: 60 }),
});
const given = fc.record({
  week: fc.constantFrom(...weeks),
  slides: fc.array(slide, { minLength: 1, maxLength: 6 }),
  lists: fc.array(fc.array(fc.nat(5), { maxLength: 5 }), { minLength: 1, maxLength: 4 }),
  cuts: fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: DAYS * 24 * 4 - 1 }),
      fc.option(fc.nat(3), { nil: null, freq: 6 }),
    ),
    { maxLength: 12 },
  ),
  first: fc.nat(3),
  fallback: fc.option(fc.nat(3), { nil: null }),
  notice: fc.option(fc.integer({ min: -5, max: DAYS * 24 - 1 }), { nil: null }),
});
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

/** A programme as the feed gives one: gapless spans over eight days, cut anywhere at a quarter. */
function programmeFrom({ week, slides, lists, cuts, first, fallback, notice }: Given): Programme {
  const start = DateTime.fromISO(week.from, { zone: week.timezone });
  const [from, to] = [start.toMillis(), start.plus({ days: DAYS }).toMillis()];
  const iso = (at: number) => new Date(at).toISOString();
  const hour = (at: number | null) => (at === null ? null : iso(from + at * HOUR));
  const listOf = (index: number | null) => (index === null ? null : `l${index % lists.length}`);
  const because = { rule: 'schedule' as const, name: null, detail: null };
  const starts = new Map([[0, first as number | null], ...cuts]);
  const edges = [...starts].sort(([a], [b]) => a - b);
  const spans: Span[] = edges
    .map(([quarter, list], index): Span => {
      const next = edges[index + 1];
      const end = next ? Math.min(from + (next[0] * HOUR) / 4, to) : to;
      return {
        from: iso(from + (quarter * HOUR) / 4),
        to: iso(end),
        playlist: listOf(list),
        because,
      };
    })
    .filter((span) => span.from < span.to);
  const made: Record<string, Slide> = Object.fromEntries(
    slides.map(({ kind, from: begins, until, seconds }, index): [string, Slide] => {
      const more = { seconds, validFrom: hour(begins), validUntil: hour(until) };
      if (kind === 'maxim') return [`s${index}`, maxim('清', more)];
      if (kind === 'film') return [`s${index}`, film('片', `film${index}`, more)];
      const work = artwork('画', `front${index}`, more);
      if (kind === 'both' && work.kind === 'artwork') {
        const [view] = work.content.views;
        if (view) work.content.views.push({ ...view, asset: `back${index}` });
      }
      return [`s${index}`, work];
    }),
  );
  const keys = slides.flatMap((_, index) => [`film${index}`, `front${index}`, `back${index}`]);
  return {
    schema: 1,
    revision: 'sha256-0',
    screen: { id: 's', name: '屏', timezone: week.timezone, width: 1920, height: 1080 },
    horizon: { from: iso(from), to: iso(to) },
    spans,
    playlists: Object.fromEntries(
      lists.map((list, index) => [
        `l${index}`,
        { title: '单', slides: list.map((each) => `s${each % slides.length}`) },
      ]),
    ),
    slides: made,
    assets: Object.fromEntries(keys.map((key) => [key, asset(key)])),
    fallback: listOf(fallback),
    notice:
      notice === null
        ? null
        : { id: 'n', level: 'info', text: '通知', expiresAt: iso(from + notice * HOUR) },
  };
}

/** What stands for a slide in a player that is not ours. */
function mediaOf(id: string, { kind, content }: Slide): string[] {
  if (kind === 'film') return [`/uploads/${content.video}`];
  if (kind === 'artwork') return content.views.map(({ asset: key }) => `/uploads/${key}`);
  return [`/pages/${id}`];
}

/** What the programme says is to be seen, as addresses. */
function dueAt(programme: Programme, at: number): string[] {
  if (programme.notice && at < Date.parse(programme.notice.expiresAt)) return ['/pages/notice'];
  const playlist = spanAt(programme, at)?.playlist ?? null;
  return slidesAt(programme, playlist, at).flatMap(({ id, slide: due }) => mediaOf(id, due));
}

/** Wall clock times that come twice say nothing to who knows only the wall clock. */
function isTwice(at: number, timezone: string): boolean {
  const time = DateTime.fromMillis(at, { zone: timezone });
  return time.getPossibleOffsets().length > 1;
}

describe('a player of SMIL', () => {
  it('shows at every moment of the week what the programme says, and nothing beside it', () => {
    const moment = fc.integer({ min: 0, max: DAYS * 24 * 3600 - 2 * 3600 });
    fc.assert(
      fc.property(given, fc.array(moment, { minLength: 20, maxLength: 20 }), (from, moments) => {
        const programme = programmeFrom(from);
        const { timezone } = programme.screen;
        const document = readXml(smilOf(programme, links));
        const start = Date.parse(programme.horizon.from);
        // Also at every edge, and a second before it.
        const edges = programme.spans.flatMap(({ from: begins }) => {
          const edge = Date.parse(begins);
          return [edge, edge - 1000];
        });
        const wholes = moments.map((seconds) => start + seconds * 1000);
        for (const at of [...wholes, ...edges.filter((edge) => edge >= start)]) {
          if (isTwice(at, timezone)) continue;
          const due = dueAt(programme, at);
          const playing = playingAt(document, at, timezone, FILM);
          if (due.length > 0) {
            expect(playing.map(({ list }) => list)).toEqual([due]);
            expect(due).toContain(playing[0]?.current);
          } else {
            // Nothing is due: nothing shows, or what showed last goes on.
            expect(playing.length).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is given a document that keeps to the rules, whatever the programme', () => {
    fc.assert(
      fc.property(given, (from) => {
        expect(faultsOf(smilOf(programmeFrom(from), links))).toEqual([]);
      }),
    );
  });

  it('shows a slide for as long as our player does, its pictures one after the other', () => {
    fc.assert(
      fc.property(given, (from) => {
        const programme = programmeFrom(from);
        const text = smilOf(programme, links);
        for (const [id, each] of Object.entries(programme.slides)) {
          if (each.kind === 'film') continue;
          const media = mediaOf(id, each);
          const lengths = media.flatMap((src) => {
            const found = new RegExp(`src="${src}"[^>]* dur="([\\d.]+)s"`).exec(text);
            return found ? [Number(found[1])] : [];
          });
          if (lengths.length === 0) continue;
          const whole = lengths.reduce((sum, length) => sum + length, 0);
          expect(Math.abs(whole - each.seconds)).toBeLessThanOrEqual(0.1 * media.length);
        }
      }),
    );
  });

  it('has a file fetched before it is shown, each once', () => {
    fc.assert(
      fc.property(given, (from) => {
        const text = smilOf(programmeFrom(from), links);
        const named = (tag: string) =>
          [...text.matchAll(new RegExp(`<${tag} src="([^"]+)"`, 'g'))].map(([, src]) => src);
        const fetched = named('prefetch');
        expect(new Set(fetched).size).toBe(fetched.length);
        expect(new Set(fetched)).toEqual(new Set([...named('img'), ...named('video')]));
      }),
    );
  });
});
