import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Programme } from '../../src/api/wall/programme/types';
import type { Entry } from '../support/admin';
import { eventually } from '../support/eventually';
import {
  connect,
  linesOf,
  MAXIM,
  PLAYLIST,
  ScheduledWall,
  SCREEN,
  verse,
} from '../support/scheduledWall';

const SECOND = 1000;
/** For what the machine may be slow at. */
const PATIENCE = 30 * SECOND;

let wall: ScheduledWall;

const pick = (part: object = {}) => ({
  kind: 'rule',
  transition: 'fade',
  pick: { kind: 'maxim', count: 3, order: 'shuffled', scope: 'group', ...part },
});

afterAll(() => wall.instance.stop());

describe('works chosen by rule', () => {
  const TODAY = '2027-05-10T04:00:00.000Z';
  let list: Entry;
  let token: string;

  const chosen = async (screen: 'lobby' | 'upright', at = TODAY, day = 0) => {
    const programme = await wall.programmeAt(screen, at);
    const { spans, playlists } = programme;
    return linesOf(programme, playlists[spans[day]?.playlist ?? '']?.slides);
  };
  const feed = async (): Promise<Programme> =>
    (
      await request(wall.instance.url)
        .get('/api/screen/programme')
        .set('Authorization', `Bearer ${token}`)
    ).body;
  const everything = async () => {
    const programme = await feed();
    return linesOf(programme, Object.keys(programme.slides));
  };

  beforeAll(async () => {
    wall = await ScheduledWall.make();
    await wall.admin.createPublished(MAXIM, { ...verse, text: '别的主题' });
    list = await wall.admin.create(PLAYLIST, {
      name: '轮换',
      slides: [pick({ themes: connect(wall.theme) })],
    });
    for (const screen of Object.values(wall.screens)) {
      await wall.admin.update(SCREEN, screen.documentId, { fallback: { set: [list] } });
    }
    token = await wall.instance.screenToken('lobby');
    await eventually(async () =>
      expect((await wall.programmeAt('lobby', TODAY)).fallback).toBe(
        `${list.documentId}@2027-05-10`,
      ),
    );
  });

  it('are the same on every screen of a group, others tomorrow, all within a round', async () => {
    const today = await chosen('lobby');
    expect(today.length).toBe(3);
    expect(await chosen('upright')).toEqual(today);
    const days = await Promise.all([0, 1, 2].map((day) => chosen('lobby', TODAY, day)));
    expect(days[1]).not.toEqual(today);
    expect(new Set(days.flat())).toEqual(new Set(['一', '二', '三', '四', '五', '六', '七']));
    // Tomorrow shows what is promised today.
    expect(await chosen('upright', '2027-05-11T04:00:00.000Z')).toEqual(days[1]);
    const { spans } = await wall.programmeAt('lobby', TODAY);
    expect(spans[1]).toMatchObject({
      from: '2027-05-10T16:00:00.000Z',
      playlist: `${list.documentId}@2027-05-11`,
      because: { rule: 'fallback' },
    });
  });

  it('never are drafts, and a change of a draft is not seen', async () => {
    const before = (await feed()).revision;
    await wall.admin.create(MAXIM, { ...verse, text: '未发布', themes: connect(wall.theme) });
    const other = wall.maxims[6] as Entry;
    await wall.admin.update(MAXIM, other.documentId, {
      text: '改了没发',
      themes: { disconnect: [wall.theme] },
    });
    await wall.admin.createPublished(MAXIM, { ...verse, text: '与标签无关' });
    // Once what came after them is there, they have been looked at.
    const data = { ...verse, text: '后来发布', themes: connect(wall.theme) };
    const later = await wall.admin.createPublished(MAXIM, data);
    await eventually(async () => expect(await everything()).toContain('后来发布'), PATIENCE);
    const shown = await everything();
    expect(shown).not.toContain('未发布');
    expect(shown).not.toContain('改了没发');
    await wall.admin.unpublish(MAXIM, later.documentId);
    await eventually(async () => expect((await feed()).revision).toBe(before), PATIENCE);
    await wall.admin.update(MAXIM, other.documentId, { text: '七', themes: connect(wall.theme) });
  });

  it('are never more than a screen’s audience may see', async () => {
    const data = { ...verse, audience: 'internal', text: '内部', themes: connect(wall.theme) };
    const internal = await wall.admin.createPublished(MAXIM, data);
    await eventually(async () => {
      const { slides } = await wall.programmeAt('internal', TODAY);
      expect(JSON.stringify(slides)).toContain('内部');
    });
    expect(JSON.stringify(await wall.programmeAt('lobby', TODAY))).not.toContain('内部');
    await wall.admin.remove(MAXIM, internal.documentId);
    await eventually(async () => {
      const { slides } = await wall.programmeAt('internal', TODAY);
      expect(JSON.stringify(slides)).not.toContain('内部');
    });
  });

  it('join when published and leave when withdrawn, within a second', async () => {
    const data = { ...verse, text: '新来', themes: connect(wall.theme) };
    const entry = await wall.admin.createPublished(MAXIM, data);
    await eventually(async () => expect(await everything()).toContain('新来'), 2 * SECOND);
    await wall.admin.unpublish(MAXIM, entry.documentId);
    await eventually(async () => expect(await everything()).not.toContain('新来'), 2 * SECOND);
  });

  it('follow their theme: a work that loses it leaves', async () => {
    const entry = wall.maxims[0] as Entry;
    const data = { ...verse, text: '一', themes: { set: [] } };
    await wall.admin.publish(MAXIM, { ...data, documentId: entry.documentId });
    await eventually(async () => expect(await everything()).not.toContain('一'), 2 * SECOND);
    const back = { ...verse, text: '一', themes: { set: [wall.theme] } };
    await wall.admin.publish(MAXIM, { ...back, documentId: entry.documentId });
    await eventually(async () => expect(await everything()).toContain('一'), 2 * SECOND);
  });

  it('change with their rule', async () => {
    await wall.admin.update(PLAYLIST, list.documentId, {
      slides: [pick({ count: 2, order: 'fixed', themes: connect(wall.theme) })],
    });
    await eventually(async () => expect(await chosen('lobby')).toEqual(['一', '二']));
    expect((await wall.programmeAt('lobby', TODAY)).fallback).toBe(list.documentId);
  });
});
