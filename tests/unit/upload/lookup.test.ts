import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { access } from '../../../src/extensions/upload/access/service';
import { Showing } from '../../../src/extensions/upload/access/showing';

const CARD = '/uploads/card.webp';
const picture = { name: 'p', url: '/uploads/p.jpg', mime: 'image/jpeg', sha256: null };

/** A database with one shown picture, that can be away. */
function database() {
  const state = { revision: 1, away: false, shown: true };
  const answer = <T>(value: T): Promise<T> =>
    state.away ? Promise.reject(new Error('database is locked')) : Promise.resolve(value);
  const row = { poster: { ...picture, formats: { card: { url: CARD } } } };
  const strapi = {
    config: { get: () => 'local' },
    db: {
      query: () => ({
        findMany: () => answer(state.shown ? [row] : []),
        updateMany: () => answer({ count: 0 }),
      }),
    },
    getModel: () => ({ attributes: { poster: { type: 'media' }, image: { type: 'media' } } }),
    log: { error: () => undefined },
    service: () => ({
      read: () => answer(state.revision),
      changesBetween: () => answer(null),
    }),
  };
  return { state, doors: access({ strapi: strapi as never }) };
}

describe('what anybody may see', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is nothing after a change that could not be read, until it can', async () => {
    const { state, doors } = database();
    await doors.start();
    expect(await doors.findPublic(CARD)).not.toBeNull();
    state.away = true;
    // Nothing is known to have changed: what was public may go on.
    await jest.advanceTimersByTimeAsync(3000);
    expect(await doors.findPublic(CARD)).not.toBeNull();
    state.revision += 1;
    doors.nudge();
    expect(await doors.findPublic(CARD)).toBeNull();
    state.away = false;
    await jest.advanceTimersByTimeAsync(1000);
    expect(await doors.findPublic(CARD)).not.toBeNull();
    state.shown = false;
    state.revision += 1;
    doors.nudge();
    expect(await doors.findPublic(CARD)).toBeNull();
    await doors.stop();
  });
});

describe('after a change', () => {
  const ARTWORK = 'api::collection.artwork';
  const FILE = 'plugin::upload.file';

  /** Two artworks with a picture each; notes what is read. */
  async function gallery() {
    const shown = new Map([
      ['a', 1],
      ['b', 2],
    ]);
    const asked: string[] = [];
    const query = (uid: string) => ({
      findMany: async ({ where }: { where: { documentId?: { $in: string[] } } }) => {
        const wanted = where.documentId?.$in;
        asked.push(`${uid.split('.')[1]} ${wanted?.join() ?? 'all'}`);
        if (uid !== ARTWORK) return [];
        return [...shown]
          .filter(([documentId]) => !wanted || wanted.includes(documentId))
          .map(([documentId, id]) => ({
            documentId,
            views: [{ image: { id, ...picture, formats: { card: { url: `/uploads/${id}` } } } }],
          }));
      },
    });
    const attributes = {
      views: { type: 'component', component: 'work.view' },
      image: { type: 'media' },
      poster: { type: 'media' },
    };
    const showing = new Showing({ db: { query }, getModel: () => ({ attributes }) } as never);
    await showing.read(null);
    asked.length = 0;
    const read = async (uid: string, document: string | null) => {
      const rows = [...(await showing.read([{ uid, document }]))];
      return { rows: rows.length, asked: asked.splice(0) };
    };
    return { shown, read };
  }

  it('only what it touched is read again', async () => {
    const { shown, read } = await gallery();
    shown.delete('a');
    expect(await read('api::wall.playlist', 'p')).toEqual({ rows: 2, asked: [] });
    expect(await read(ARTWORK, 'a')).toEqual({ rows: 1, asked: ['artwork a'] });
    shown.set('c', 2);
    expect(await read(ARTWORK, 'c')).toEqual({ rows: 2, asked: ['artwork c'] });
    // A file is shown by whatever has it.
    expect(await read(FILE, '2')).toEqual({ rows: 2, asked: ['artwork b,c'] });
    expect(await read(FILE, '7')).toEqual({ rows: 2, asked: [] });
  });

  it('that does not say to what, everything of its kind is', async () => {
    const { read } = await gallery();
    expect((await read(ARTWORK, null)).asked).toEqual(['artwork all']);
    expect((await read(FILE, null)).asked).toContain('film all');
  });
});
