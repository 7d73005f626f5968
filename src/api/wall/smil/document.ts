import { DateTime } from 'luxon';
import type { Asset, Programme, Slide } from '../programme/types';
import { element } from './markup';
import { segmentsOf, type Segment } from './timeline';

const REGION = 'screen';
/** How often a player looks for a new document, in seconds. */
const REFRESH = 60;

/** Where a player fetches things; each address is absolute and opens itself. */
export interface Links {
  asset: (asset: Asset) => string;
  /** A page that shows a slide of nothing but text. */
  page: (slideId: string) => string;
  noticePage: () => string;
}

/**
 * The programme as SMIL 3.0, in the subset that signage players share (A-SMIL): `seq`s with wall
 * clock times directly below a `par`. A picture is shown as itself, a film likewise until its end;
 * what is only text is a web page. Times are local, because players know no other: a player's own
 * time zone must be the screen's.
 */
export function smilOf(programme: Programme, links: Links): string {
  const { screen } = programme;
  const segments = segmentsOf(programme);
  const size = { width: screen.width, height: screen.height };
  const playlists = segments.map((segment) => playlistOf(programme, segment, links));
  const files = prefetched(programme, segments);
  const document = element(
    'smil',
    { xmlns: 'http://www.w3.org/ns/SMIL', version: '3.0', baseProfile: 'Language' },
    [
      element('head', {}, [
        element('meta', { name: 'title', content: screen.name }),
        element('meta', { 'http-equiv': 'Refresh', content: REFRESH }),
        element('layout', {}, [
          element('root-layout', { ...size, backgroundColor: '#000000' }),
          element('region', {
            'xml:id': REGION,
            regionName: REGION,
            left: 0,
            top: 0,
            ...size,
            'z-index': 1,
            fit: 'meet',
          }),
        ]),
      ]),
      element('body', {}, [
        element('par', { dur: 'indefinite' }, [
          ...playlists,
          ...(files.length > 0
            ? [
                element(
                  'seq',
                  {},
                  files.map((asset) => element('prefetch', { src: links.asset(asset) })),
                ),
              ]
            : []),
        ]),
      ]),
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`;
}

function playlistOf(programme: Programme, segment: Segment, links: Links): string {
  const clock = (at: number): string =>
    `wallclock(${DateTime.fromMillis(at, { zone: programme.screen.timezone }).toFormat("yyyy-MM-dd'T'HH:mm:ss")})`;
  const media = segment.notice
    ? [page(links.noticePage(), REFRESH)]
    : segment.slides.flatMap((id) =>
        mediaOf(id, programme.slides[id] as Slide, programme.assets, links),
      );
  return element(
    'seq',
    {
      begin: clock(segment.from),
      end: segment.to === null ? null : clock(segment.to),
      repeatCount: 'indefinite',
    },
    media,
  );
}

const page = (src: string, seconds: number): string =>
  element('ref', { src, type: 'text/html', region: REGION, dur: `${seconds}s` });

/** A slide as what any player can show. */
function mediaOf(id: string, slide: Slide, assets: Programme['assets'], links: Links): string[] {
  const { film, pictures } = filesOf(slide);
  const video = film && assets[film];
  if (video) {
    return [
      element('video', { src: links.asset(video), type: video.mime, region: REGION, fit: 'meet' }),
    ];
  }
  const images = pictures.flatMap((key) => assets[key] ?? []);
  if (images.length === 0) return [page(links.page(id), slide.seconds)];
  const share = Math.max(1, Math.round((slide.seconds / images.length) * 10) / 10);
  return images.map((image) =>
    element('img', {
      src: links.asset(image),
      type: image.mime,
      region: REGION,
      dur: `${share}s`,
      fit: 'meet',
    }),
  );
}

/** The film or the pictures that stand for a slide where nothing else can be shown. */
function filesOf(slide: Slide): { film: string | null; pictures: string[] } {
  switch (slide.kind) {
    case 'artwork':
      return { film: null, pictures: slide.content.views.map(({ asset }) => asset) };
    case 'film':
      return { film: slide.content.video, pictures: [] };
    case 'family_story':
      return {
        film: slide.content.video,
        pictures: slide.content.gallery.map(({ asset }) => asset),
      };
    case 'campaign':
      return { film: null, pictures: slide.content.poster ? [slide.content.poster] : [] };
    case 'maxim':
    case 'bulletin':
      return { film: null, pictures: [] };
  }
}

/** Every file that is shown, in the order in which it is first needed. */
function prefetched(programme: Programme, segments: readonly Segment[]): Asset[] {
  const keys = segments
    .flatMap(({ slides }) => slides)
    .flatMap((id) => {
      const { film, pictures } = filesOf(programme.slides[id] as Slide);
      return film && programme.assets[film] ? [film] : pictures;
    });
  return [...new Set(keys)].flatMap((key) => programme.assets[key] ?? []);
}
