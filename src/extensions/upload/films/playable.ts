/**
 * What a screen's browser can play, as rules over what the file says it holds. Pure.
 *
 * The measure is Chromium 79 without HEVC, as many wall displays have it, and hardware decoders for
 * 4K H.264.
 */
import { corrupt, Refusal } from '../guard/refusal';

/** A track as mediainfo describes it; its names for fields. */
export interface Track {
  '@type': string;
  Format?: string;
  Format_Profile?: string;
  CodecID?: string;
  Encryption?: string;
  Duration?: number;
  Width?: number;
  Height?: number;
  Rotation?: string;
  BitDepth?: number;
  ChromaSubsampling?: string;
}

/** What is kept of a film or a sound. */
export interface FilmFacts {
  container: Container;
  videoCodec: string | null;
  audioCodec: string | null;
  seconds: number;
  /** Upright. */
  width: number | null;
  height: number | null;
}

export type Container = 'mp4' | 'webm' | 'mp3' | 'ogg' | 'wav' | 'flac';

const REMEDY = '请导出为 MP4（H.264 视频、AAC 音频）后再上传';
const LONG_SIDE = 4096;
const SHORT_SIDE = 2304;

const VIDEO: Readonly<Partial<Record<Container, readonly string[]>>> = {
  mp4: ['AVC'],
  webm: ['VP8', 'VP9', 'AV1'],
};
const AUDIO: Readonly<Record<Container, readonly string[]>> = {
  mp4: ['AAC', 'MPEG Audio'],
  webm: ['Vorbis', 'Opus'],
  mp3: ['MPEG Audio'],
  ogg: ['Vorbis', 'Opus'],
  wav: ['PCM'],
  flac: ['FLAC'],
};

/** What people call a codec, where that is not its name. */
const CALLED: Readonly<Record<string, string>> = {
  AVC: 'H.264',
  HEVC: 'H.265（HEVC）',
  VVC: 'H.266（VVC）',
  'MPEG-4 Visual': 'MPEG-4（DivX、Xvid 一类）',
  'MPEG Video': 'MPEG-1/2',
  'MPEG Audio': 'MP3',
  'AC-3': '杜比 AC-3',
  'E-AC-3': '杜比 E-AC-3',
  ALAC: 'Apple 无损 ALAC',
};

const called = ({ Format = '', CodecID = '' }: Track): string =>
  CALLED[Format] ?? (Format || CodecID || '不认识的编码');

const unplayable = (what: string): Refusal =>
  new Refusal('not-playable', `${what}，屏幕的浏览器放不出来，${REMEDY}`);

/**
 * @throws Refusal where a screen could not play it, with the reason and what to export instead
 */
export function requirePlayable(container: Container, tracks: readonly Track[]): FilmFacts {
  const of = (type: string) => tracks.find((track) => track['@type'] === type);
  const [general, video, audio] = [of('General'), of('Video'), of('Audio')];
  if (!video && !audio) throw corrupt('没有画面，也没有声音');
  if (video) requireVideo(container, video);
  if (audio) requireAudio(container, audio);
  const seconds = general?.Duration ?? video?.Duration ?? audio?.Duration ?? 0;
  if (!(seconds > 0)) throw new Refusal('not-playable', `没有写明时长，播放单排不了，${REMEDY}`);
  const sideways = Math.abs(Number(video?.Rotation ?? 0)) % 180 === 90;
  const { Width: width = null, Height: height = null } = video ?? {};
  return {
    container,
    videoCodec: video ? called(video) : null,
    audioCodec: audio ? called(audio) : null,
    seconds: Math.round(seconds * 1000) / 1000,
    width: sideways ? height : width,
    height: sideways ? width : height,
  };
}

function requireVideo(container: Container, video: Track): void {
  const { Format = '', Format_Profile = '', BitDepth = 8, ChromaSubsampling = '4:2:0' } = video;
  if (video.Encryption) throw unplayable('有版权加密');
  if (!VIDEO[container]?.includes(Format)) throw unplayable(`的视频编码是 ${called(video)}`);
  if (BitDepth > 8) throw unplayable(`的视频是 ${BitDepth} 位色`);
  if (ChromaSubsampling !== '4:2:0') throw unplayable(`的视频色度采样是 ${ChromaSubsampling}`);
  if (/10|4:2:2|4:4:4|Intra/.test(Format_Profile) && Format === 'AVC') {
    throw unplayable(`的视频是 H.264 的 ${Format_Profile} 档次`);
  }
  const { Width = 0, Height = 0 } = video;
  if (!Width || !Height) throw corrupt('没有画面');
  if (Math.max(Width, Height) > LONG_SIDE || Math.min(Width, Height) > SHORT_SIDE) {
    throw new Refusal(
      'not-playable',
      `的画面是 ${Width} × ${Height}，屏幕最多放 ${LONG_SIDE} × ${SHORT_SIDE}，请缩小到 4K 以内再上传`,
    );
  }
}

function requireAudio(container: Container, audio: Track): void {
  const { Format = '', Format_Profile = '' } = audio;
  const isOldLayer = Format === 'MPEG Audio' && /Layer [12]/.test(Format_Profile);
  if (audio.Encryption) throw unplayable('有版权加密');
  if (!AUDIO[container].includes(Format) || isOldLayer) {
    throw unplayable(`的音频编码是 ${called(audio)}`);
  }
}
