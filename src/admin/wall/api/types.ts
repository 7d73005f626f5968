import type { Programme, Slide, SlideKind } from '../../../api/wall/programme/types';

/** What the server tells a keeper (`/wall/*`, admin routes). */

export type ScreenState = 'online' | 'stale' | 'offline' | 'unpaired';

/** Why a span plays what it plays. */
export interface Reason {
  rule: 'campaign' | 'schedule' | 'fallback' | 'empty';
  name: string | null;
  /** In Chinese: “中秋节前 7 天至后 1 天，每年”. */
  detail?: string | null;
}

export interface PlaylistName {
  id: string;
  title: string;
}

export interface ScreenToken {
  id: string;
  createdAt: string;
  lastSeenAt: string | null;
  lastAddress: string | null;
  /** The same token was used from two places at once. */
  duplicated: boolean;
}

export interface Heartbeat {
  at?: string;
  receivedAt?: string;
  revision: string | null;
  slide: string | null;
  playlist: string | null;
  cache: {
    state: 'ready' | 'staging' | 'partial';
    wanted: number;
    present: number;
    bytes: number;
  } | null;
  storage: { usage: number; quota: number } | null;
  clockOffsetMs: number | null;
  secure: boolean;
  faults: { at: string; kind: string; detail: string }[];
  startedAt: string | null;
  viewport: { width: number; height: number } | null;
}

export interface OmittedSlide {
  content: string;
  kind: SlideKind;
  title?: string | null;
  reason: string;
}

export interface Group {
  id: string;
  name: string;
}

export interface WallScreen {
  id: string;
  name: string;
  slug: string;
  place: string | null;
  group: Group | null;
  width: number;
  height: number;
  timezone: string;
  audience: 'public' | 'internal';
  paired: boolean;
  tokens: ScreenToken[];
  state: ScreenState;
  since: string | null;
  why: string;
  heartbeat: Heartbeat | null;
  /** What it should show. */
  revision: string | null;
  now: { playlist: PlaylistName | null; slide: string | null; because: Reason } | null;
  omitted: OmittedSlide[];
  notice: { id: string; level: NoticeLevel; text: string; expiresAt: string } | null;
}

export interface TimelineSpan {
  from: string;
  to: string;
  playlist: PlaylistName | null;
  because: Reason;
}

export interface Timeline {
  timezone: string;
  from: string;
  to: string;
  spans: TimelineSpan[];
}

export interface ProgrammeAt {
  at: string;
  span: TimelineSpan | null;
  slides: { id: string; slide: Slide }[];
  assets: Programme['assets'];
}

export type NoticeLevel = 'info' | 'warning' | 'urgent';

export interface NoticeReceipt {
  screen: string;
  at: string;
}

export interface WallNotice {
  id: string;
  text: string;
  level: NoticeLevel;
  /** Ids; both lists empty is every screen. */
  screens: string[];
  groups: string[];
  createdAt?: string;
  expiresAt: string;
  withdrawnAt?: string | null;
  receipts: NoticeReceipt[];
}

export interface NewNotice {
  text: string;
  level: NoticeLevel;
  screens: string[];
  groups: string[];
  expiresAt: string;
}

export interface Pairing {
  code: string;
  width: number;
  height: number;
  userAgent: string | null;
  expiresAt: string;
}

export interface NewScreen {
  name: string;
  place: string | null;
  width: number;
  height: number;
  group: string | null;
  timezone: string;
  audience: 'public' | 'internal';
}

export interface PlayTotal {
  /** The screen's calendar day, YYYY-MM-DD. */
  day: string;
  screen: string;
  slide: string;
  title: string;
  kind: SlideKind;
  plays: number;
  seconds: number;
}
