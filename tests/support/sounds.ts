import { box, text } from './bytes';
import { element } from './films';

/** Silence in every container that takes it, as small as programs that read it allow. */

function checksum(bytes: Buffer, bits: number, polynomial: number): number {
  let value = 0n;
  const top = 1n << BigInt(bits - 1);
  for (const byte of bytes) {
    value ^= BigInt(byte) << BigInt(bits - 8);
    for (let bit = 0; bit < 8; bit += 1) {
      value = ((value << 1n) ^ (value & top ? BigInt(polynomial) : 0n)) & (top * 2n - 1n);
    }
  }
  return Number(value);
}

const little = (value: number, width = 4): Buffer => {
  const bytes = Buffer.alloc(width);
  bytes.writeUIntLE(value, 0, width);
  return bytes;
};
const hex = (digits: string): Buffer => Buffer.from(digits.replaceAll(' ', ''), 'hex');

export const chunk = (type: string, body: Buffer): Buffer =>
  Buffer.concat([text(type), little(body.length), body, Buffer.alloc(body.length % 2)]);

/** A WAV with more chunks behind its sound. */
export function wav(...more: Buffer[]): Buffer {
  const format = hex('0100 0100 401f0000 401f0000 0100 0800');
  const sound = chunk('data', Buffer.alloc(8000, 0x80));
  return chunk('RIFF', Buffer.concat([text('WAVE'), chunk('fmt ', format), sound, ...more]));
}

/** Two frames of 4096 samples each. */
export function flac(): Buffer {
  const frames = [0, 1].map((number) => {
    const head = Buffer.concat([hex('fff8 c908'), Buffer.from([number])]);
    const body = Buffer.concat([head, Buffer.from([checksum(head, 8, 7)]), hex('00 0000')]);
    const check = little(checksum(body, 16, 0x8005), 2).swap16();
    return Buffer.concat([body, check]);
  });
  const info = hex('1000 1000 000000 000000 0ac440f0 00002000');
  return Buffer.concat([text('fLaC'), hex('80 000022'), info, Buffer.alloc(16), ...frames]);
}

function page(flags: number, sequence: number, granule: number, packet: Buffer): Buffer {
  const bytes = Buffer.concat([
    text('OggS\0'),
    Buffer.from([flags]),
    little(granule),
    little(0),
    little(7),
    little(sequence),
    little(0),
    Buffer.from([1, packet.length]),
    packet,
  ]);
  bytes.writeUInt32LE(checksum(bytes, 32, 0x04c11db7), 22);
  return bytes;
}

/** Opus in an Ogg, a page each for its head, its tags and two seconds. */
export function oggPages(): Buffer[] {
  return [
    page(2, 0, 0, Buffer.concat([text('OpusHead'), hex('01 01 0000 80bb0000 0000 00')])),
    page(0, 1, 0, Buffer.concat([text('OpusTags'), little(1), text('x'), little(0)])),
    page(0, 2, 48_000, hex('fcfffe')),
    page(4, 3, 96_000, hex('fcfffe')),
  ];
}

export const ogg = (): Buffer => Buffer.concat(oggPages());

const MP3_FRAME = Buffer.concat([hex('fffb9000'), Buffer.alloc(413)]);
export const mp3 = (): Buffer => Buffer.concat(Array.from({ length: 40 }, () => MP3_FRAME));

/** What programs write before and behind the sound of an MP3. */
export function taggedMp3(): Buffer {
  const cover = Buffer.alloc(300, 0xff);
  const ape = (flags: number) =>
    Buffer.concat([
      text('APETAGEX'),
      little(2000),
      little(32),
      little(0),
      little(flags),
      Buffer.alloc(8),
    ]);
  return Buffer.concat([
    text('ID3\x04\0\0\0\0\x02\x2c'),
    cover,
    Buffer.alloc(99),
    mp3(),
    ape(0xa0000000),
    ape(0x80000000),
    text('LYRICSBEGIN'),
    text('000011LYRICS200'),
    text('TAG'),
    Buffer.alloc(125),
  ]);
}

/** An archive with one empty file. */
export function zip(): Buffer {
  const about = hex('1400 0000 0000 0000 0000 00000000 00000000 00000000 0100 0000');
  const local = Buffer.concat([text('PK\x03\x04'), about, text('x')]);
  const directory = Buffer.concat([text('PK\x01\x02\x14\0'), about, Buffer.alloc(14), text('x')]);
  const end = [text('PK\x05\x06'), hex('0000 0000 0100 0100'), little(directory.length)];
  return Buffer.concat([local, directory, ...end, little(local.length), hex('0000')]);
}

/** A WebM as recorders write it, who know no length beforehand, with something at its end. */
export function openWebm(...end: Buffer[]): Buffer {
  return Buffer.concat([
    element('1a45dfa3', element('4282', text('webm'))),
    hex('18538067 01ffffffffffffff'),
    element('1549a966', element('2ad7b1', hex('0f4240'))),
    hex('1f43b675 01ffffffffffffff'),
    element('e7', hex('00')),
    element('a3', hex('81000080824983')),
    ...end,
  ]);
}

/** An MP4 without sound or picture, with padding. */
export const paddedMp4 = (padding: Buffer): Buffer =>
  Buffer.concat([
    box('ftyp', text('isom\0\0\0\0isom')),
    box('free', padding),
    box('moov', Buffer.alloc(0)),
    box('mdat', Buffer.alloc(8)),
  ]);
