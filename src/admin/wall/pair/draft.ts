import type { Approval } from '../api/useWall';
import type { Pairing } from '../api/types';
import { words } from '../words';

/** The form as typed. */
export interface Draft {
  isNew: boolean;
  /** Of a known screen that gets another machine. */
  screen: string;
  name: string;
  place: string;
  width: string;
  height: string;
  group: string;
  timezone: string;
  audience: 'public' | 'internal';
}

export type Faults = Partial<Record<keyof Draft, string>>;

export const draftFor = (size: Pick<Pairing, 'width' | 'height'> | null): Draft => ({
  isNew: true,
  screen: '',
  name: '',
  place: '',
  width: String(size?.width ?? 1920),
  height: String(size?.height ?? 1080),
  group: '',
  timezone: 'Asia/Shanghai',
  audience: 'public',
});

/** What is wrong, by field; nothing where the pairing can be approved. */
export function faultsOf(draft: Draft): Faults {
  if (!draft.isNew) return draft.screen ? {} : { screen: words.pair.screenMissing };
  const faults: Faults = {};
  if (!draft.name.trim()) faults.name = words.pair.nameMissing;
  if (!isSide(draft.width)) faults.width = words.pair.sizeBad;
  if (!isSide(draft.height)) faults.height = words.pair.sizeBad;
  if (!isZone(draft.timezone)) faults.timezone = words.pair.timezoneBad;
  return faults;
}

const isSide = (text: string) =>
  /^\d{3,5}$/.test(text.trim()) && Number(text) >= 320 && Number(text) <= 15_360;

function isZone(name: string): boolean {
  try {
    return name.trim() !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: name.trim() }));
  } catch {
    return false;
  }
}

export function approvalOf(code: string, draft: Draft): Approval {
  if (!draft.isNew) return { code, screen: draft.screen };
  return {
    code,
    create: {
      name: draft.name.trim(),
      place: draft.place.trim() || null,
      width: Number(draft.width),
      height: Number(draft.height),
      group: draft.group || null,
      timezone: draft.timezone.trim(),
      audience: draft.audience,
    },
  };
}
