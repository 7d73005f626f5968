import type { Slide } from '../../../api/wall/programme/types';

/** What a slide is called in a list of plays; it stays readable when its content is gone. */
export function titleOf(slide: Slide): string {
  switch (slide.kind) {
    case 'maxim':
      return slide.content.lines.join('');
    case 'campaign':
      return slide.content.name;
    case 'bulletin':
      return `${slide.content.title} 第${slide.content.issueNumber}期`;
    default:
      return slide.content.title;
  }
}
