/**
 * The panel's editors for crop and focus draw a picture on a canvas, encode what they drew at their
 * own quality, and send it in the place of the master. Nothing in the request says so. Pure.
 */

interface Picture {
  /** What its owner calls it. */
  name: string;
  /** Upright. */
  width: number | null;
  height: number | null;
}

export interface Sent extends Picture {
  /** Neither a camera nor a program has written about itself into it. */
  isBare: boolean;
}

/**
 * Whether a replacement may be no more than a drawing of the master: it has the master's own name,
 * as a browser gives it and people seldom do; it is nowhere larger; and it says nothing of where it
 * comes from, because a canvas has nothing to say.
 */
export function isDrawnFrom(master: Picture, sent: Sent): boolean {
  const isWithin = (side: 'width' | 'height'): boolean =>
    (sent[side] ?? Infinity) <= (master[side] ?? 0);
  return sent.isBare && sent.name === master.name && isWithin('width') && isWithin('height');
}

export const drawn = (name: string): string =>
  `“${name}”与原件同名、不比原件大，也没有相机或软件的记录，像是裁剪时画出来的图：它会换掉原件，没有收下。` +
  '要裁剪请用“另存一份”，只设焦点请到“原件与派生图”；确实是新的原件，请改一个文件名再替换';
