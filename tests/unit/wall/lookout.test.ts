import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Lookout } from '../../../src/api/wall/lookout';

/** What is stored, what is kept of it, and whether either step fails. */
function watched() {
  const state = { stored: 1, kept: 0, unread: false, unmade: false, complaints: 0 };
  const lookout = new Lookout({
    isStale: async () => {
      if (state.unread) throw new Error('database is away');
      return state.kept !== state.stored;
    },
    remake: async () => {
      const { stored } = state;
      await Promise.resolve();
      if (state.unmade) throw new Error('database is locked');
      state.kept = stored;
    },
    complain: () => (state.complaints += 1),
  });
  return { state, lookout };
}

describe('what is kept in memory', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is gone by only once it holds a change that was just made', async () => {
    const { state, lookout } = watched();
    await lookout.start();
    state.stored = 2;
    lookout.nudge();
    state.stored = 3;
    lookout.nudge();
    expect(state.kept).toBe(1);
    expect(await lookout.isCurrent()).toBe(true);
    expect(state.kept).toBe(3);
    await lookout.stop();
  });

  it('is waited for no longer than until it holds what was changed before', async () => {
    const { state, lookout } = watched();
    await lookout.start();
    // A wall that is edited without a pause: each look finds another change behind it.
    let isEdited = true;
    const edit = () => {
      if (!isEdited) return;
      state.stored += 1;
      lookout.nudge();
      void Promise.resolve().then(edit);
    };
    edit();
    const before = state.stored;
    expect(await lookout.isCurrent()).toBe(true);
    expect(state.kept).toBeGreaterThanOrEqual(before);
    isEdited = false;
    await lookout.stop();
    expect(state.kept).toBe(state.stored);
  });

  it.each(['unread', 'unmade'] as const)(
    'is not gone by after a change that could not be followed (%s), until it can',
    async (fault) => {
      const { state, lookout } = watched();
      await lookout.start();
      state.stored = 2;
      state[fault] = true;
      lookout.nudge();
      expect(await lookout.isCurrent()).toBe(false);
      await jest.advanceTimersByTimeAsync(3000);
      expect(await lookout.isCurrent()).toBe(false);
      expect(state.complaints).toBe(4);
      state[fault] = false;
      await jest.advanceTimersByTimeAsync(1000);
      expect(await lookout.isCurrent()).toBe(true);
      expect(state.kept).toBe(2);
      await lookout.stop();
    },
  );

  it('follows what another process changed, and goes on while nothing is known to have changed', async () => {
    const { state, lookout } = watched();
    await lookout.start();
    state.unread = true;
    await jest.advanceTimersByTimeAsync(2000);
    expect(await lookout.isCurrent()).toBe(true);
    state.unread = false;
    state.stored = 2;
    state.unmade = true;
    await jest.advanceTimersByTimeAsync(1000);
    expect(await lookout.isCurrent()).toBe(false);
    state.unmade = false;
    await jest.advanceTimersByTimeAsync(1000);
    expect([await lookout.isCurrent(), state.kept]).toEqual([true, 2]);
    await lookout.stop();
  });
});
