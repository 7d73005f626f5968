import type {
  Because,
  NoticeContent,
  Omitted,
  Programme,
  Slide,
  SlideKind,
} from '../../../api/wall/programme/types';

/** What the server tells a keeper (`/wall/*`, admin routes). */

export type ScreenState = 'online' | 'stale' | 'offline' | 'unpaired';

interface PlaylistName {
  id: string;
  title: string;
}

interface ScreenToken {
  id: string;
  createdAt: string;
  lastSeenAt: string | null;
  lastAddress: string | null;
  /** The same token was used from two places at once. */
  duplicated: boolean;
}

export interface Heartbeat {
  /** When it came. */
  at: string;
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
  /** It has had time to change to the newest programme, and has not. */
  behind: boolean;
  heartbeat: Heartbeat | null;
  /** What it should show. */
  revision: string | null;
  now: { playlist: PlaylistName | null; slide: string | null; because: Because } | null;
  omitted: Omitted[];
  notice: NoticeContent | null;
}

export interface TimelineSpan {
  from: string;
  to: string;
  playlist: PlaylistName | null;
  because: Because;
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

export type NoticeLevel = NoticeContent['level'];

interface NoticeReceipt {
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
  createdAt: string;
  expiresAt: string;
  /** Set where it was taken down before its time. */
  withdrawnAt: string | null;
  author: string | null;
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
