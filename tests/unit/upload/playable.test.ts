import { requirePlayable, type Track } from '../../../src/extensions/upload/films/playable';

const general: Track = { '@type': 'General', Duration: 90.0004 };
const video: Track = {
  '@type': 'Video',
  Format: 'AVC',
  CodecID: 'avc1',
  Format_Profile: 'High',
  Width: 1920,
  Height: 1080,
  BitDepth: 8,
  ChromaSubsampling: '4:2:0',
};
const audio: Track = { '@type': 'Audio', Format: 'AAC' };

test('an ordinary film is played', () => {
  expect(requirePlayable('mp4', [general, video, audio])).toEqual({
    container: 'mp4',
    videoCodec: 'H.264',
    audioCodec: 'AAC',
    seconds: 90,
    width: 1920,
    height: 1080,
  });
});

test('a film from a phone held upright stands', () => {
  const sideways = { ...video, Rotation: '90.000' };
  expect(requirePlayable('mp4', [general, sideways])).toMatchObject({ width: 1080, height: 1920 });
});

test.each<[string, Parameters<typeof requirePlayable>]>([
  ['4K', ['mp4', [general, { ...video, Width: 3840, Height: 2160 }]]],
  ['silent', ['mp4', [general, video]]],
  ['VP9 in WebM', ['webm', [general, { ...video, Format: 'VP9' }, { ...audio, Format: 'Opus' }]]],
  ['a song', ['mp3', [general, { ...audio, Format: 'MPEG Audio', Format_Profile: 'Layer 3' }]]],
])('%s is played', (_, [container, tracks]) => {
  expect(requirePlayable(container, tracks)).toBeDefined();
});

test.each<[string, Track[], string]>([
  ['H.265', [general, { ...video, Format: 'HEVC' }], 'H.265（HEVC）'],
  ['AV1', [general, { ...video, Format: 'AV1' }], 'AV1'],
  ['an unnamed codec', [general, { ...video, Format: '', CodecID: 'xxxx' }], 'xxxx'],
  ['a wrong name', [general, { ...video, CodecID: 'hvc1' }], '标为 hvc1'],
  ['10 bits', [general, { ...video, BitDepth: 10 }], '10 位色'],
  ['4:2:2', [general, { ...video, ChromaSubsampling: '4:2:2' }], '4:2:2'],
  ['High 10', [general, { ...video, Format_Profile: 'High 10' }], 'High 10'],
  ['encryption', [general, { ...video, Encryption: 'CENC' }], '加密'],
  ['8K', [general, { ...video, Width: 7680, Height: 4320 }], '7680 × 4320'],
  ['Dolby sound', [general, video, { ...audio, Format: 'AC-3' }], '杜比 AC-3'],
  ['no duration', [{ '@type': 'General' }, video], '时长'],
  ['nothing', [general], '没有画面'],
  ['no size', [general, { ...video, Width: 0 }], '没有画面'],
])('%s is refused, with the reason', (_, tracks, reason) => {
  expect(() => requirePlayable('mp4', tracks)).toThrow(reason);
});

test.each([
  ['H.265', { ...video, Format: 'HEVC' }],
  ['an AC-3 track', { ...video, Format: 'AC-3' }],
])('%s says what to export instead', (_, track) => {
  expect(() => requirePlayable('mp4', [general, track])).toThrow(
    '请导出为 MP4（H.264 视频、AAC 音频）',
  );
});
