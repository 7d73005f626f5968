import { describe, expect, it } from '@jest/globals';
import { entryName, slideName } from '../../src/extensions/content-manager/rows';

describe('what a closed row is called', () => {
  it.each<[object, string]>([
    [
      { kind: 'maxim', maxim: { text: '千锤万凿出深山，\n烈火焚烧若等闲。' } },
      '格言：千锤万凿出深山',
    ],
    [{ kind: 'artwork', artwork: { title: '青花莲纹盘' } }, '作品：青花莲纹盘'],
    [{ kind: 'campaign', campaign: { name: '宣教月' } }, '主题活动：宣教月'],
    [{ kind: 'family_story', familyStory: { title: '一盏灯' } }, '家风故事：一盏灯'],
    [{ kind: 'maxim', maxim: null }, '格言'],
    // What was chosen before the kind was changed is not what is shown.
    [{ kind: 'film', maxim: { text: '旧' }, film: { title: '警钟' } }, '警示教育片：警钟'],
    [{ kind: 'rule', pick: { kind: 'artwork', count: 12 } }, '按规则挑选：作品 12 件'],
    [{ kind: 'rule', pick: null }, '按规则挑选'],
  ])('%j: %s', (slide, name) => {
    expect(slideName(slide as Record<string, unknown>)).toBe(name);
  });

  it('is no longer than a row', () => {
    expect(slideName({ kind: 'artwork', artwork: { title: '长'.repeat(200) } })).toHaveLength(60);
    expect(entryName({ artwork: { title: '长'.repeat(200) } })).toHaveLength(60);
  });

  it('is the work’s title in an exhibition', () => {
    expect(entryName({ artwork: { title: '竹石' }, note: '一号厅' })).toBe('竹石');
    expect(entryName({ artwork: null })).toBe('');
  });
});
