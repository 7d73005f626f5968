/** What is stored of the wall, as the plain values that programmes are made of. */
import type { SlideKind, Transition } from './types';
import type { Claim } from './answer';
import type { Row } from './contents';
import type { Candidate, PlacedRule } from './picks';

export type Audience = 'public' | 'internal';

export interface ScreenRule {
  id: string;
  name: string;
  timezone: string;
  width: number;
  height: number;
  audience: Audience;
  group: string | null;
  /** Id of the playlist that plays where nothing else does. */
  fallback: string | null;
}

/** How a place in a playlist shows what it shows. */
export interface Manner {
  seconds: number | null;
  transition: Transition;
  validFrom: string | null;
  validUntil: string | null;
}

/** A content by its kind and documentId. */
export interface Named {
  kind: SlideKind;
  content: string;
}

/** One place in a playlist: a content, or a rule that chooses some. */
export type PlaceRule = Manner & (Named | { pick: PlacedRule });

export interface PlaylistRule {
  id: string;
  name: string;
  places: readonly PlaceRule[];
}

export interface Wall {
  playlists: ReadonlyMap<string, PlaylistRule>;
  claimsOn: (screen: ScreenRule) => readonly Claim[];
  /** The published work, whoever may see it; null for a draft and for what was withdrawn. */
  published: (kind: SlideKind, id: string) => Row | null;
  /** All published works of a kind. */
  candidates: (kind: SlideKind) => readonly Candidate[];
}

export const keyOf = ({ kind, content }: Named): string => `${kind} ${content}`;

/** Whether a playlist is another list each day. */
export const isDaily = (playlist: PlaylistRule | undefined): boolean =>
  playlist?.places.some((place) => 'pick' in place && place.pick.rule.order === 'shuffled') ??
  false;
