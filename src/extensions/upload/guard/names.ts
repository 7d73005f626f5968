/**
 * File names as people may see them, and as storage may use them. Pure.
 *
 * A name is only ever metadata: bytes lie under a key of ASCII letters, digits and hashes.
 */

/** No system has longer paths, but a form may say anything. */
const MOST_RAW = 4096;
const MOST_CHARACTERS = 120;
const MOST_ENDING = 16;
const MOST_STEM = 40;
const NAMELESS = '未命名';

/** Controls, and what turns the direction of text, so that `gpj.exe` reads as `exe.jpg`. */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffd\u{e0001}-\u{e007f}]/gu;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** What some system does not take in a name. */
const RESERVED = /[<>:"|?*]/g;
/** Windows opens these as devices, whatever follows the first dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?=\s*(\.|$))/i;

/**
 * The name that people are shown: the last step of a path, without what cannot be seen or kept.
 *
 * @example displayName('../../竹\u202Egpj.exe') === '竹gpj.exe'
 */
export function displayName(raw: string): string {
  const visible = raw
    .slice(-MOST_RAW)
    .replace(LONE_SURROGATE, '')
    .replace(/[\t-\r]/g, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(RESERVED, '_');
  const last = visible.split(/[/\\]/).findLast((step) => /[^. ]/.test(step)) ?? '';
  const tidy = last.replace(/^[. ]+|(?<![. ])[. ]+$/g, '').replace(DEVICE, '_$1');
  return shortened(tidy) || NAMELESS;
}

/** Cut between characters, before the ending. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= MOST_CHARACTERS) return name;
  const ending = /\.[^. ]+$/.exec(name)?.[0] ?? '';
  const kept = [...ending].length <= MOST_ENDING ? ending : '';
  const stem = characters.slice(0, MOST_CHARACTERS - [...kept].length).join('');
  return `${stem.replace(/[. ]+$/, '')}${kept}`;
}

/**
 * What a storage key begins with, so that people who look at a disk see which file is which. The
 * hash that follows makes it unique.
 *
 * @example storageStem('IMG 0001 (1).JPG') === 'img-0001-1'
 */
export function storageStem(name: string): string {
  const plain = name
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const stem = plain.replace(/[^a-z0-9]+/g, '-').slice(0, MOST_STEM);
  return stem.replace(/^-+|-+$/g, '') || 'file';
}
