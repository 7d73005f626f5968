/**
 * Makes the sample clips, their posters and captions, and the sample melody:
 * `node scripts/sample/films/make.mjs [name]`. Needs ffmpeg; a developer's tool, what it makes is
 * committed.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { seedOf } from '../lib/random.mjs';
import { drawing } from '../lib/surface.mjs';
import { DEFS } from '../pictures/scenes.mjs';
import { music } from './music.mjs';
import { FILMS, titleCard, words } from './scenes.mjs';

const run = promisify(execFile);
const media = path.resolve(import.meta.dirname, '../../../database/sample/media');
const FRAME = { width: 1920, height: 1080 };
/** Stills are drawn larger than the frame, so that the camera can move over them. */
const DENSITY = 1.5;
const SHOT = 4.5;
const CROSS = 0.75;
const RATE = 25;

const still = (body) =>
  sharp(Buffer.from(drawing(FRAME, body, DEFS)), { density: 72 * DENSITY }).resize(
    FRAME.width * DENSITY,
    FRAME.height * DENSITY,
  );

/** Said on screen from the first frame to the last. */
const label = () =>
  drawing(
    FRAME,
    `<rect x="1560" y="40" width="320" height="58" fill="#14100b" fill-opacity=".7"/>${words('示例片段·非正片', { face: 'serif', size: 30, x: 1720, y: 54, fill: '#f4efe4' })}`,
  );

const clock = (seconds) => {
  const whole = Math.floor(seconds);
  return `00:00:${String(whole).padStart(2, '0')}.${String(Math.round((seconds - whole) * 1000)).padStart(3, '0')}`;
};

const captionsOf = (scenes) =>
  [
    'WEBVTT\n',
    `${clock(0.5)} --> ${clock(SHOT - CROSS)}\n示例片段，并非正片。\n`,
    ...scenes.map(([, line], index) => {
      const start = (index + 1) * (SHOT - CROSS) + CROSS;
      return `${clock(start)} --> ${clock(start + SHOT - CROSS * 1.6)}\n${line}\n`;
    }),
  ].join('\n');

/** Slowly nearer, or slowly back: one still as a shot. */
function shot(index) {
  const frames = Math.round(SHOT * RATE);
  const zoom = index % 2 ? `1.14-0.14*on/${frames}` : `1+0.14*on/${frames}`;
  return `[${index}:v]zoompan=z='${zoom}':x='iw/2-(iw/zoom/2)':y='ih/2-(ih/zoom/2)':d=${frames}:s=1920x1080:fps=${RATE},setsar=1[s${index}]`;
}

function crossfades(count) {
  const steps = [];
  for (let index = 1; index < count; index += 1) {
    const before = index === 1 ? 's0' : `x${index - 1}`;
    steps.push(
      `[${before}][s${index}]xfade=transition=fade:duration=${CROSS}:offset=${index * (SHOT - CROSS)}[x${index}]`,
    );
  }
  return steps;
}

async function film(name, { title, scenes }, folder) {
  const work = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-film-'));
  const bodies = [titleCard(title), ...scenes.map(([scene]) => scene())];
  const seconds = bodies.length * (SHOT - CROSS) + CROSS;
  const stills = [];
  for (const [index, body] of bodies.entries()) {
    stills.push(path.join(work, `${index}.png`));
    await still(body).png({ compressionLevel: 1 }).toFile(stills[index]);
  }
  await sharp(Buffer.from(label())).png().toFile(path.join(work, 'label.png'));
  await writeFile(path.join(work, 'music.wav'), music(seconds, seedOf(name)));
  const last = bodies.length;
  const graph = [
    ...bodies.map((_, index) => shot(index)),
    ...crossfades(last),
    `[x${last - 1}][${last}:v]overlay=0:0,format=yuv420p[v]`,
  ].join(';');
  await run('ffmpeg', [
    '-y',
    ...stills.flatMap((file) => ['-i', file]),
    ...['-i', path.join(work, 'label.png'), '-i', path.join(work, 'music.wav')],
    ...['-filter_complex', graph, '-map', '[v]', '-map', `${last + 1}:a`, '-t', String(seconds)],
    ...['-c:v', 'libx264', '-profile:v', 'high', '-level', '4.0', '-preset', 'slow', '-crf', '27'],
    ...['-c:a', 'aac', '-b:a', '80k', '-movflags', '+faststart', '-fflags', '+bitexact'],
    ...['-flags:v', '+bitexact', '-flags:a', '+bitexact', path.join(folder, `${name}.mp4`)],
  ]);
  if (name !== 'family-door') {
    await still(bodies[0])
      .resize(1920, 1080)
      .webp({ quality: 84 })
      .toFile(path.join(folder, `${name}.webp`));
  }
  await writeFile(path.join(folder, `${name}.vtt`), captionsOf(scenes));
  await rm(work, { recursive: true });
}

async function melody(file) {
  const work = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-song-'));
  await writeFile(path.join(work, 'song.wav'), music(36, 2026));
  await run('ffmpeg', [
    '-y',
    '-i',
    path.join(work, 'song.wav'),
    '-c:a',
    'aac',
    '-b:a',
    '96k',
    '-movflags',
    '+faststart',
    file,
  ]);
  await rm(work, { recursive: true });
}

const wanted = process.argv[2] ?? '';
const folder = path.join(media, 'films');
await mkdir(folder, { recursive: true });
for (const [name, script] of Object.entries(FILMS)) {
  if (!name.includes(wanted)) continue;
  await film(name, script, folder);
  process.stdout.write(`${name}\n`);
}
if (wanted === '' || wanted === 'song') await melody(path.join(media, 'resources', 'song.m4a'));
