import type { Slide } from '../../../src/api/wall/programme/types';
import { facesOf, type FaceText } from '../../../src/web/screen/rules/faces';
import { longestSlides } from '../../support/longest';

const slides = longestSlides({ picture: 'p', scroll: 's', film: 'f', captions: 'c' });
const faces = (id: string): FaceText => facesOf(slides[id] as Slide);
const lacks = (text = '', wanted: string) => [...wanted].filter((one) => !text.includes(one));

describe('what is painted is asked for beforehand, in the face that it is painted in', () => {
  it.each([
    ['bulletin-all', 'serif', '二〇二七年十二月二十七日'],
    ['bulletin-all', 'bold', '第 9999 期'],
    ['bulletin-all', 'kai', '《》'],
    ['bulletin-all', 'brush', '妇廉纪语说法德害责'],
    ['artwork-all', 'kai', '“”'],
    ['artwork-all', 'serif', '书法 2100 年纵横厚×厘米示例作者整体'],
    ['artwork-views', 'serif', '局部'],
    ['maxim-note', 'brush', '千锤万凿清廉'],
    ['maxim-note', 'kai', '，。《石灰吟》明于谦'],
    ['film-all', 'serif', '警示教育片示例 2100 年'],
    ['story-told', 'brush', '讲家风故事'],
    ['story-told', 'serif', '示例2000'],
    ['campaign-all', 'brush', '筑廉'],
    ['campaign-all', 'serif', '2026年12月15日 — 2027年1月15日'],
  ] as const)('%s in %s: %s', (id, face, wanted) => {
    expect(lacks(faces(id)[face], wanted)).toEqual([]);
  });

  it('has the ellipsis that a text too long ends with', () => {
    for (const id of ['artwork-all', 'film-all', 'story-told', 'bulletin-all', 'campaign-all']) {
      expect(faces(id).serif).toContain('…');
    }
  });
});
