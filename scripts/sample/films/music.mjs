/** Plucked strings (Karplus and Strong, 1983) on a pentatonic scale, as a WAV file. */
import { randomFrom } from '../lib/random.mjs';

const RATE = 44_100;
const SCALE = [146.83, 164.81, 196.0, 220.0, 246.94, 293.66, 329.63, 392.0, 440.0];

function pluck(samples, at, frequency, loudness, random) {
  const period = Math.round(RATE / frequency);
  const string = Float32Array.from({ length: period }, () => random(-1, 1));
  const length = Math.min(samples.length - at, RATE * 4);
  let previous = 0;
  for (let index = 0; index < length; index += 1) {
    const place = index % period;
    const value = string[place];
    string[place] = 0.4985 * (value + previous);
    previous = value;
    samples[at + index] += value * loudness;
  }
}

/**
 * @param {number} seconds
 * @param {number} seed
 * @returns {Buffer} a WAV file, one channel, 16 bits
 */
export function music(seconds, seed) {
  const random = randomFrom(seed);
  const samples = new Float32Array(Math.round(seconds * RATE));
  let note = 4;
  for (
    let time = 0.2;
    time < seconds - 1.5;
    time += [0.5, 0.5, 1, 0.75][Math.floor(random(0, 4))]
  ) {
    note = Math.max(0, Math.min(SCALE.length - 1, note + Math.round(random(-2.4, 2.4))));
    pluck(samples, Math.round(time * RATE), SCALE[note], random(0.16, 0.3), random);
    if (random() > 0.7) pluck(samples, Math.round(time * RATE), SCALE[note % 3] / 2, 0.18, random);
  }
  const wav = Buffer.alloc(44 + samples.length * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples.length * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((value, index) => {
    const left = samples.length - index;
    const fade = Math.min(1, left / RATE);
    wav.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value * fade)) * 32_000), 44 + index * 2);
  });
  return wav;
}
