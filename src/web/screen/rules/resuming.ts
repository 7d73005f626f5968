import type { Asset } from '../../../api/wall/programme/types';

/** The parts of an answer that say what its body is. */
export interface Answer {
  status: number;
  type: string | null;
  length: string | null;
  range: string | null;
}

/**
 * What to do with an answer to a request for a file of which `received` bytes are here already.
 * `append` adds its body to them, `restart` begins anew with its body. `corrupt` is a file that is
 * not the one announced; `elsewhere` is no answer of our server at all, such as a portal's page.
 */
export type Reading = 'append' | 'restart' | 'discard' | 'corrupt' | 'elsewhere' | 'refused';

const CONTENT_RANGE = /^bytes (\d+)-\d+\/(\d+)$/;

export function readAnswer(answer: Answer, asset: Asset, received: number): Reading {
  const { status, type, length, range } = answer;
  if (status === 416) return 'discard';
  if (status !== 200 && status !== 206) return 'refused';
  if (/^text\/html/i.test(type ?? '') && !/^text\/html/i.test(asset.mime)) return 'elsewhere';
  if (status === 200) {
    const announced = Number(length);
    return length !== null && announced !== asset.bytes ? 'corrupt' : 'restart';
  }
  const match = CONTENT_RANGE.exec(range ?? '');
  if (!match) return 'discard';
  if (Number(match[2]) !== asset.bytes) return 'corrupt';
  return Number(match[1]) === received ? 'append' : 'discard';
}
