import type { BulletinContent } from '../../../api/wall/programme/types';

/** The five voices of a bulletin in their order, with the character each is known by. */
export const VOICES: readonly {
  key: keyof BulletinContent['voices'];
  name: string;
  character: string;
}[] = [
  { key: 'discipline', name: '说纪', character: '纪' },
  { key: 'law', name: '说法', character: '法' },
  { key: 'virtue', name: '说德', character: '德' },
  { key: 'harm', name: '说害', character: '害' },
  { key: 'duty', name: '说责', character: '责' },
];

const DIGITS = '〇一二三四五六七八九';

/** A calendar day as an issue prints it: 2026-09-25 is 二〇二六年九月二十五日. */
export function printedDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const written = [...year].map((digit) => DIGITS[Number(digit)] ?? digit).join('');
  return `${written}年${upTo99(Number(month))}月${upTo99(Number(date))}日`;
}

/** Numbers from 1 to 99 in characters: 25 is 二十五. */
function upTo99(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return head + (ones === 0 ? '' : (DIGITS[ones] ?? ''));
}
