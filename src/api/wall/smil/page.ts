import type { NoticeContent, Slide } from '../programme/types';
import { escaped } from './markup';

/**
 * A slide of text as a plain web page, for players that show nothing of ours: no script, no file of
 * its own, only what the slide says. It is plainer than the same slide in our own player.
 */
export function pageOf(slide: Slide): string {
  const { title, paragraphs, foot } = wordsOf(slide);
  return html(title, [
    ...(slide.kind === 'maxim' ? [] : [`<h1>${escaped(title)}</h1>`]),
    ...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
    ...(foot ? [`<footer>${escaped(foot)}</footer>`] : []),
  ]);
}

export const noticePageOf = ({ text, level }: NoticeContent): string =>
  html('紧急插播', [`<p class="${escaped(level)}">${escaped(text)}</p>`], 'notice');

interface Words {
  title: string;
  paragraphs: string[];
  foot: string | null;
}

function wordsOf(slide: Slide): Words {
  switch (slide.kind) {
    case 'maxim': {
      const { lines, author, era, source } = slide.content;
      const from = [era && `〔${era}〕`, author, source].filter(Boolean).join('');
      return { title: lines[0] ?? '', paragraphs: lines, foot: from || null };
    }
    case 'bulletin': {
      const { title, voices } = slide.content;
      const paragraphs = Object.values(voices).flatMap(({ heading, text }) =>
        text ? [`${heading ? `${heading}：` : ''}${text}`] : [],
      );
      return { title, paragraphs, foot: '《妇廉纪语》' };
    }
    case 'family_story':
      return {
        title: slide.content.title,
        paragraphs: slide.content.body,
        foot: slide.content.family,
      };
    case 'campaign': {
      const { name, slogan, summary, startsOn, endsOn } = slide.content;
      const paragraphs = [slogan, summary].flatMap((text) => text ?? []);
      return { title: name, paragraphs, foot: `${startsOn} 至 ${endsOn}` };
    }
    case 'artwork':
      return {
        title: slide.content.title,
        paragraphs: [slide.content.inscription ?? slide.content.statement ?? ''],
        foot: slide.content.artist?.name ?? null,
      };
    case 'film':
      return {
        title: slide.content.title,
        paragraphs: [slide.content.synopsis ?? ''],
        foot: slide.content.producer,
      };
  }
}

/** The longer the text, the smaller the type: the whole of it must fit, and nothing scrolls. */
function typeSize(parts: readonly string[]): string {
  const length = parts.join('').length;
  if (length < 80) return '9vmin';
  if (length < 240) return '5.5vmin';
  return length < 700 ? '3.6vmin' : '2.6vmin';
}

function html(title: string, parts: readonly string[], className = ''): string {
  return `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
html, body { height: 100%; margin: 0; overflow: hidden; }
body { display: flex; flex-direction: column; justify-content: center; align-items: center;
  box-sizing: border-box; padding: 6vmin; background: #f4efe2; color: #231f1b;
  font: ${typeSize(parts)}/1.6 "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
h1 { margin: 0 0 0.6em; font-size: 1.3em; } p { margin: 0 0 0.4em; max-width: 32em; }
footer { margin-top: 1em; font-size: 0.6em; opacity: 0.75; }
body.notice { background: #8e1f1a; color: #fff; text-align: center; }
</style>
</head>
<body${className && ` class="${className}"`}>
${parts.join('\n')}
</body>
</html>
`;
}
