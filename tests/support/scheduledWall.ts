import type { Programme } from '../../src/api/wall/programme/types';
import { Admin, type Entry } from './admin';
import { Instance } from './instance';

export const MAXIM = 'api::collection.maxim';
export const PLAYLIST = 'api::wall.playlist';
export const SCREEN = 'api::wall.screen';
export const OCCASION = 'api::campaign.occasion';
const SCHEDULE = 'api::wall.schedule';

export const verse = { kind: 'verse', background: 'xuan', audience: 'public' };
export const connect = (...entries: Entry[]) => ({ connect: entries });
export const slide = (maxim: Entry) => ({
  kind: 'maxim',
  maxim: connect(maxim),
  transition: 'fade',
});

/** The first lines of slides that are maxims. */
export const linesOf = ({ slides }: Programme, ids: readonly string[] = []) =>
  ids.map((id) => {
    const shown = slides[id];
    return shown?.kind === 'maxim' ? shown.content.lines[0] : undefined;
  });

type ScreenName = 'lobby' | 'upright' | 'internal' | 'london';

/**
 * Seven maxims of one theme, a list of every day and a special one, and four screens of one group: a
 * lying and an upright one, an internal one, and one in London.
 */
export class ScheduledWall {
  private constructor(
    readonly instance: Instance,
    readonly admin: Admin,
    readonly group: Entry,
    readonly theme: Entry,
    readonly maxims: readonly Entry[],
    readonly special: Entry,
    readonly screens: Readonly<Record<ScreenName, Entry>>,
  ) {}

  static async make(): Promise<ScheduledWall> {
    const instance = await Instance.start();
    const admin = await Admin.register(instance);
    const group = await admin.create('api::wall.screen-group', { name: '走廊', slug: 'corridor' });
    const theme = await admin.create('api::collection.theme', { name: '家风', code: 'ethos' });
    const maxims: Entry[] = [];
    for (const text of ['一', '二', '三', '四', '五', '六', '七']) {
      maxims.push(await admin.createPublished(MAXIM, { ...verse, text, themes: connect(theme) }));
    }
    const [first, second] = maxims as [Entry, Entry];
    const daily = await admin.create(PLAYLIST, { name: '日常', slides: [slide(first)] });
    const special = await admin.create(PLAYLIST, { name: '专场', slides: [slide(second)] });
    const screen = (slug: ScreenName, data: object = {}) =>
      admin.create(SCREEN, {
        name: slug,
        slug,
        width: 1920,
        height: 1080,
        timezone: 'Asia/Shanghai',
        audience: 'public',
        group: connect(group),
        fallback: connect(daily),
        ...data,
      });
    const screens = {
      lobby: await screen('lobby'),
      upright: await screen('upright', { width: 1080, height: 1920 }),
      internal: await screen('internal', { audience: 'internal' }),
      london: await screen('london', { timezone: 'Europe/London' }),
    };
    return new ScheduledWall(instance, admin, group, theme, maxims, special, screens);
  }

  async programmeAt(screen: ScreenName, at: string): Promise<Programme> {
    const answer = await this.instance.programmeAt(this.screens[screen].documentId, at);
    if (!answer) throw new Error('There is no such screen');
    return answer.programme;
  }

  /** The span at an instant: its list's title, and why. */
  async playing(screen: ScreenName, at: string) {
    const { spans, playlists } = await this.programmeAt(screen, at);
    const span = spans.find(({ from, to }) => from <= at && at < to);
    const title = playlists[span?.playlist ?? '']?.title;
    return { title, ...span?.because };
  }

  /** Makes a schedule of the special list for the group, for the length of a look. */
  async withSchedule<T>(data: object, look: () => Promise<T>): Promise<T> {
    const schedule = await this.admin.create(SCHEDULE, {
      name: '排期',
      priority: 50,
      enabled: true,
      playlist: connect(this.special),
      groups: connect(this.group),
      ...data,
    });
    try {
      return await look();
    } finally {
      await this.admin.remove(SCHEDULE, schedule.documentId);
    }
  }
}
