/** Rows as the database gives them, turned into the values that rules look at. */
import { widelyKnown } from '../../../validation/timezone';
import type { Claim } from './answer';
import type { PlaceRule, PlaylistRule, ScreenRule } from './wall';
import type { Row } from './contents';
import type { Occasion } from './occasions';
import { placed, type Candidate, type PickRule } from './picks';
import { recurrenceOf, type RecurrenceFields } from './recurrence';
import { ALWAYS, type TimeRule, type TimeWindow } from './schedules';
import { GATHERED, SLIDE_KINDS, SOURCES } from './source';
import type { SlideKind, Transition } from './types';

/** A claim with the screens and groups (documentIds) that it is meant for. */
export interface StoredClaim {
  claim: Omit<Claim, 'direct'>;
  screens: ReadonlySet<string>;
  groups: ReadonlySet<string>;
}

type Reference = { documentId: string } | null | undefined;

const idOf = (row: unknown): string | null => (row as Reference)?.documentId ?? null;
const idsOf = (rows: unknown): string[] =>
  ((rows ?? []) as { documentId: string }[]).map(({ documentId }) => documentId);
const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null);
const iso = (time: unknown): string | null =>
  time === null || time === undefined ? null : new Date(time as string).toISOString();

export function screenOf(row: Row): ScreenRule {
  const { documentId, name, timezone, width, height, audience, group, fallback } = row;
  return {
    id: documentId as string,
    name: name as string,
    timezone: widelyKnown(timezone as string),
    width: width as number,
    height: height as number,
    audience: audience as ScreenRule['audience'],
    group: idOf(group),
    fallback: idOf(fallback),
  };
}

/** Null where a schedule has no playlist, or its recurrence or occasion says no day. */
export function scheduleOf(row: Row): StoredClaim | null {
  const playlist = idOf(row['playlist']);
  const when = timeRuleOf(row);
  if (!playlist || !when) return null;
  return {
    claim: {
      rule: 'schedule',
      id: row['documentId'] as string,
      name: row['name'] as string,
      playlist,
      when,
      priority: row['priority'] as number,
    },
    ...targetsOf(row),
  };
}

function timeRuleOf(row: Row): TimeRule | null {
  const recurrence = row['recurrence'] ? recurrenceOf(row['recurrence'] as RecurrenceFields) : null;
  if (row['recurrence'] && !recurrence) return null;
  const occasion = row['occasion'] as (Occasion & Row) | null;
  if (occasion && !occasion.rule) return null;
  return {
    startsOn: text(row['startsOn']),
    endsOn: text(row['endsOn']),
    recurrence,
    days: (row['days'] ?? 'any') as TimeRule['days'],
    occasion: occasion && {
      of: occasionOf(occasion),
      before: Number(row['daysBefore'] ?? 0),
      after: Number(row['daysAfter'] ?? 0),
    },
    windows: ((row['windows'] ?? []) as Row[]).map(windowOf),
  };
}

const occasionOf = (row: Row): Occasion =>
  Object.fromEntries(
    (
      ['name', 'rule', 'month', 'day', 'term', 'ordinal', 'weekday', 'holiday', 'lasts'] as const
    ).map((name) => [name, row[name] ?? null]),
  ) as unknown as Occasion;

const windowOf = ({ from, to }: Row): TimeWindow => ({ from: minutes(from), to: minutes(to) });

/** `22:30:00.000` as minutes since midnight. */
function minutes(time: unknown): number {
  const [hour = 0, minute = 0] = String(time).split(':').map(Number);
  return hour * 60 + minute;
}

const targetsOf = (row: Row): Pick<StoredClaim, 'screens' | 'groups'> => ({
  screens: new Set(idsOf(row['screens'])),
  groups: new Set(idsOf(row['groups'])),
});

const OWN_LIST = 'campaign-';
const listOf = (campaign: Row): string => OWN_LIST + (campaign['documentId'] as string);

/** The list of what a campaign gathers is nobody's playlist. */
export const isGathered = (list: string): boolean => list.startsWith(OWN_LIST);

/** A campaign takes screens over for its period, with a playlist or with what it gathers. */
export function takeoverOf(row: Row): StoredClaim {
  return {
    claim: {
      rule: 'campaign',
      id: row['documentId'] as string,
      name: row['name'] as string,
      playlist: idOf(row['playlist']) ?? listOf(row),
      when: { ...ALWAYS, startsOn: text(row['startsOn']), endsOn: text(row['endsOn']) },
      priority: 0,
    },
    ...targetsOf(row),
  };
}

/** The documentIds of the works that a campaign gathers, in its order. */
export type Gathered = Partial<Record<SlideKind, readonly string[]>>;

export const gatheredIn = (campaign: Row): Gathered =>
  Object.fromEntries(
    SLIDE_KINDS.flatMap((kind) => {
      const field = GATHERED[kind];
      return field ? [[kind, idsOf(campaign[field])]] : [];
    }),
  );

/** What a campaign gathers, as a list: its own poster first, then kind by kind in its order. */
export function gatheredList(row: Row, gathered: Gathered): PlaylistRule {
  const manner = { seconds: null, transition: 'fade', validFrom: null, validUntil: null } as const;
  const places = SLIDE_KINDS.flatMap((kind) =>
    (gathered[kind] ?? []).map((content) => ({ kind, content, ...manner })),
  );
  const own = { kind: 'campaign', content: row['documentId'] as string, ...manner } as const;
  return { id: listOf(row), name: row['name'] as string, places: [own, ...places] };
}

export function playlistOf(row: Row): PlaylistRule {
  const slides = (row['slides'] ?? []) as Row[];
  const rules = slides.flatMap((slide) => pickOf(slide) ?? []);
  const picks = placed(rules);
  let next = 0;
  const places = slides.flatMap((slide): PlaceRule[] => {
    const manner = mannerOf(slide);
    if (slide['kind'] === 'rule') {
      const pick = pickOf(slide) && picks[next++];
      return pick ? [{ ...manner, pick }] : [];
    }
    const kind = slide['kind'] as SlideKind;
    const content = idOf(slide[SOURCES[kind].field]);
    return content ? [{ ...manner, kind, content }] : [];
  });
  return { id: row['documentId'] as string, name: row['name'] as string, places };
}

const mannerOf = (slide: Row) => ({
  seconds: (slide['seconds'] ?? null) as number | null,
  transition: slide['transition'] as Transition,
  validFrom: iso(slide['validFrom']),
  validUntil: iso(slide['validUntil']),
});

/** Filters of another kind than the one picked are left over from an edit, and do not count. */
function pickOf(slide: Row): PickRule | null {
  const pick = slide['pick'] as Row | null | undefined;
  if (slide['kind'] !== 'rule' || !pick) return null;
  const kind = pick['kind'] as SlideKind;
  const only = (wanted: SlideKind, value: unknown) => (kind === wanted ? text(value) : null);
  const isTagged = kind !== 'bulletin';
  return {
    kind,
    count: pick['count'] as number,
    order: pick['order'] as PickRule['order'],
    scope: (pick['scope'] ?? 'group') as PickRule['scope'],
    filters: {
      themes: isTagged ? idsOf(pick['themes']).sort() : [],
      pillar: isTagged ? text(pick['pillar']) : null,
      category: only('artwork', pick['category']),
      artist: kind === 'artwork' ? idOf(pick['artist']) : null,
      maximKind: only('maxim', pick['maximKind']),
      form: only('family_story', pick['form']),
    },
  };
}

export const candidateOf = (row: Row): Candidate => ({
  id: row['documentId'] as string,
  audience: text(row['audience']) ?? 'public',
  createdAt: iso(row['createdAt']) ?? '',
  themes: idsOf(row['themes']),
  pillar: text(row['pillar']),
  category: text(row['category']),
  form: text(row['form']),
  maximKind: text(row['kind']),
  artist: idOf(row['artist']),
});
