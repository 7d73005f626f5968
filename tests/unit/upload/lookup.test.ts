import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { access } from '../../../src/extensions/upload/access/service';

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
    service: () => ({ read: () => answer(state.revision) }),
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
