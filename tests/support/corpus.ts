import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { box, text } from './bytes';
import { element } from './films';
import {
  chunk,
  flac,
  mp3,
  ogg,
  oggPages,
  openWebm,
  paddedMp4,
  taggedMp3,
  wav,
  zip,
} from './sounds';

/** Files that must not come in, and some that must although they look odd. All made here. */

export type Format = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif';
export const FORMATS: readonly Format[] = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'];
export const ENDING: Readonly<Record<Format, string>> = {
  jpeg: '.jpg',
  png: '.png',
  webp: '.webp',
  gif: '.gif',
  tiff: '.tif',
  avif: '.avif',
};

/** A small picture with enough in it that none of its bytes is padding. */
export function noisy(format: Format, width = 64, height = 48): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 2654435761) >>> 24;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

function pngChunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([text(type), body]);
  const chunk = Buffer.alloc(typed.length + 8);
  chunk.writeUInt32BE(body.length, 0);
  typed.copy(chunk, 4);
  chunk.writeUInt32BE(crc(typed), typed.length + 4);
  return chunk;
}

/** A PNG that is whole by its header alone: 16 bits, with alpha, a pass of every eighth pixel first. */
export function interlacedPng(width: number, height: number): Buffer {
  const png = pngBomb(8, 8);
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.set([16, 6, 0, 0, 1], 24);
  png.writeUInt32BE(crc(png.subarray(12, 29)), 29);
  return png;
}

/** A JPEG of several passes whose header says it is larger than it is. */
export async function progressiveJpeg(
  width: number,
  height: number,
  colours: 'srgb' | 'cmyk',
): Promise<Buffer> {
  const jpeg = await sharp(await noisy('png'))
    .toColourspace(colours)
    .jpeg({ progressive: true, chromaSubsampling: '4:4:4' })
    .toBuffer();
  const frame = jpeg.indexOf(Buffer.from('ffc2', 'hex'));
  jpeg.writeUInt16BE(height, frame + 5);
  jpeg.writeUInt16BE(width, frame + 7);
  return jpeg;
}

/** A WebP whose header says it is larger than it is. */
export async function largeWebp(width: number, height: number): Promise<Buffer> {
  const webp = await noisy('webp');
  webp.writeUInt16LE(width, 26);
  webp.writeUInt16LE(height, 28);
  return webp;
}

/** An AVIF whose header says it is larger than it is. */
export async function largeAvif(width: number, height: number): Promise<Buffer> {
  const avif = await noisy('avif');
  const extent = avif.indexOf('ispe');
  avif.writeUInt32BE(width, extent + 8);
  avif.writeUInt32BE(height, extent + 12);
  return avif;
}

/** A PNG of one colour that is whole and can be decoded: `width × height` pixels in some kilobytes. */
export function pngBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  return Buffer.concat([
    text('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows, { level: 1 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG with one more chunk before its pixels. */
async function pngWith(type: string, body: string): Promise<Buffer> {
  const png = await noisy('png');
  return Buffer.concat([png.subarray(0, 33), pngChunk(type, text(body)), png.subarray(33)]);
}

/** A WebP that says it is as large as WebP can be. */
export async function webpBomb(): Promise<Buffer> {
  const webp = await sharp(await noisy('png'))
    .webp({ lossless: true })
    .toBuffer();
  webp.writeUInt32LE((0xfffffff | (webp.readUInt32LE(21) & 0xf0000000)) >>> 0, 21);
  return webp;
}

/** An animation of many frames, each as large as its canvas. */
export async function gifBomb(width: number, height: number, frames: number): Promise<Buffer> {
  const gif = await noisy('gif');
  gif.writeUInt16LE(width, 6);
  gif.writeUInt16LE(height, 8);
  const table = 3 << (((gif[10] as number) & 7) + 1);
  const start = 13 + table;
  const frame = gif.subarray(start, -1);
  return Buffer.concat([
    gif.subarray(0, start),
    ...Array.from({ length: frames }, () => frame),
    gif.subarray(-1),
  ]);
}

/** A TIFF whose header says it is larger than it is. */
export async function tiffBomb(width: number, height: number): Promise<Buffer> {
  const tiff = await noisy('tiff');
  const directory = tiff.readUInt32LE(4);
  const count = tiff.readUInt16LE(directory);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    const tag = tiff.readUInt16LE(entry);
    if (tag !== 256 && tag !== 257) continue;
    tiff.writeUInt16LE(4, entry + 2);
    tiff.writeUInt32LE(tag === 256 ? width : height, entry + 8);
  }
  return tiff;
}

/** A JPEG with a comment in front. */
async function jpegWithComment(comment: string): Promise<Buffer> {
  const jpeg = await noisy('jpeg');
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xfffe, 0);
  head.writeUInt16BE(comment.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, text(comment), jpeg.subarray(2)]);
}

/** A GIF with a comment before its picture. */
async function gifWithComment(comment: string): Promise<Buffer> {
  const gif = await noisy('gif');
  const start = 13 + (3 << (((gif[10] as number) & 7) + 1));
  const block = Buffer.concat([Buffer.from([0x21, 0xfe, comment.length]), text(`${comment}\0`)]);
  return Buffer.concat([gif.subarray(0, start), block, gif.subarray(start)]);
}

export const PDF = text(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
export const HTML = '<!DOCTYPE html><html><body><script>alert(1)</script></body></html>';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.cookie)</script></svg>';
const ZIP = text('PK\x03\x04\x14\0\0\0\0\0');

/** Everything that is two files, or pretends to be another: name, bytes, a word of the reason. */
export async function hostile(): Promise<readonly [string, Buffer, string][]> {
  const jpeg = await noisy('jpeg');
  const png = await noisy('png');
  const gif = await noisy('gif');
  const webp = await noisy('webp');
  const join = (...parts: (Buffer | string)[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? text(part) : part)));
  return [
    ['page-behind.jpg', join(jpeg, HTML), '夹带'],
    ['page-in-comment.jpg', await jpegWithComment(HTML), '夹带'],
    ['php-in-comment.jpg', await jpegWithComment('<?php system($_GET[0]); ?>'), '夹带'],
    ['archive-behind.jpg', join(jpeg, ZIP), '压缩包'],
    ['document-behind.jpg', join(jpeg, PDF), 'PDF'],
    ['script-behind.jpg', join(jpeg, '*/=alert(1)/*'), '夹带'],
    ['page-behind.png', join(png, HTML), '夹带'],
    ['crop-leak.png', join(png, png.subarray(100)), '夹带'],
    ['page-in-text.png', await pngWith('tEXt', `Comment\0${HTML}`), '夹带'],
    ['script-behind.gif', join(gif, '*/=1;alert(1)'), '夹带'],
    ['page-in-comment.gif', await gifWithComment('<script>alert(1)</script>'), '夹带'],
    ['page-behind.webp', join(webp, HTML), '夹带'],
    ['page-behind.pdf', join(PDF, HTML), '夹带'],
    ['document-before-pixels.gif', await gifWithComment('%PDF-1.4\n1 0 obj'), 'PDF'],
    [
      'archive-in-text.png',
      await pngWith('tEXt', `Comment\0${zip().toString('latin1')}`),
      '压缩包',
    ],
    ['archive-behind.tif', join(await noisy('tiff'), ZIP), '压缩包'],
    ['document-behind.tif', join(await noisy('tiff'), PDF), 'PDF'],
    ['archive-in-padding.avif', join(await noisy('avif'), box('free', ZIP)), '压缩包'],
    ['archive-in-padding.mp4', paddedMp4(ZIP), '压缩包'],
    ['archive-behind.webm', openWebm(zip()), '视频以外'],
    ['archive-in-void.webm', openWebm(element('ec', zip())), '压缩包'],
    ['half.webm', openWebm().subarray(0, -2), '不完整'],
    ['half.flac', flac().subarray(0, -9), '不完整'],
    ['without-last-frame.flac', flac().subarray(0, -11), '不完整'],
    ['archive-behind.flac', join(flac(), ZIP), '压缩包'],
    ['half.ogg', ogg().subarray(0, -9), '不完整'],
    ['without-last-page.ogg', join(...oggPages().slice(0, -1)), '不完整'],
    ['archive-behind.ogg', join(ogg(), ZIP), '声音以外'],
    ['half.wav', wav().subarray(0, 4000), '不完整'],
    ['archive-behind.wav', join(wav(), ZIP), '声音以外'],
    ['archive-in-chunk.wav', wav(chunk('junk', zip())), '压缩包'],
    ['half.mp3', mp3().subarray(0, 8000), '不完整'],
    ['archive-behind.mp3', join(mp3(), ZIP), '压缩包'],
    ['document-behind.mp3', join(taggedMp3(), PDF), 'PDF'],
    ['noise-within.mp3', join(mp3(), 'noise', mp3()), '声音数据中断'],
    ['page-in-text.pdf', join(PDF.subarray(0, 9), HTML, PDF.subarray(9)), '夹带'],
    ['archive-in-stream.pdf', join(PDF.subarray(0, 9), zip(), PDF.subarray(9)), '压缩包'],
    ['script-by-numbers.pdf', join('%PDF-1.4\n<</S/J#61v#61Script>>\n', PDF.subarray(9)), '脚本'],
    ['script.pdf', join('%PDF-1.4\n<</S/JavaScript/JS(app.alert(1))>>\n', PDF.subarray(9)), '脚本'],
    ['vector.svg', text(SVG), 'SVG'],
    ['vector.png', text(SVG), 'SVG'],
    ['vector-with-head.jpg', text(`<?xml version="1.0"?>\n<!-- x -->\n${SVG}`), 'SVG'],
    ['page.html', text(HTML), '网页'],
    ['page.jpg', text(`  \n${HTML}`), '网页'],
    ['document.html', PDF, '扩展名 .html'],
    ['script.js', text('ID3/*\0\0\0\0*/;alert(1)'), '没有声音'],
    ['script.mp3', text('ID3\x03\0\0\0\0\0\0=1;alert(1)'), '没有声音'],
    ['code.js', text('alert(1)\n'), '不是可以收入的类型'],
    ['program.jpg', join('MZ', Buffer.alloc(200)), '程序'],
    ['shell.png', text('#!/bin/sh\nrm -rf /\n'), '脚本'],
    ['office.docx', join(ZIP, Buffer.alloc(100)), 'PDF'],
    ['photo.heic', box('ftyp', text('heic\0\0\0\0mif1heic')), '兼容性最佳'],
    ['clip.mov', box('ftyp', text('qt  \0\0\0\0qt  ')), 'MP4'],
    ['really-a-jpeg.png', jpeg, '扩展名 .png'],
    ['really-a-png.jpg', png, '扩展名 .jpg'],
    ['really-a-picture.html', jpeg, '扩展名 .html'],
    ['nothing.jpg', Buffer.alloc(0), '空文件'],
    ['zeros.jpg', Buffer.alloc(4096), '不是可以收入的类型'],
    ['captions.vtt', text(`WEBVTT\n\n00:01.000 --> 00:02.000\n${HTML}\n`), '第 4 行'],
  ];
}

/** What cameras and phones really write. */
export async function odd(): Promise<readonly [string, Buffer][]> {
  const jpeg = await noisy('jpeg');
  const film = Buffer.concat([
    box('ftyp', text('mp42\0\0\0\0mp42')),
    box('mdat', Buffer.alloc(99)),
  ]);
  return [
    ['preview-behind.jpg', Buffer.concat([jpeg, Buffer.alloc(7), await noisy('jpeg', 16, 16)])],
    ['motion-photo.jpg', Buffer.concat([jpeg, film])],
    ['live-photo.jpg', Buffer.concat([jpeg, film, text('v3_f31:1  LIVE_1234567')])],
    ['samsung.jpg', Buffer.concat([jpeg, text('\0\0\x01\x0aImage_UTC_Data'), text('SEFT')])],
    ['vivo.jpg', Buffer.concat([jpeg, text('vivo{"mode":"photo"}\0\0\0')])],
    ['padded.jpg', Buffer.concat([jpeg, Buffer.alloc(513)])],
    ['no-ending', jpeg],
    ['竹报平安.2024', jpeg],
    ['UPPER.JPEG', jpeg],
  ];
}
