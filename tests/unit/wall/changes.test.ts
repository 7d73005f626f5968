import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import changes from '../../../src/api/wall/services/changes';

type Listener = (event: { media?: { id?: number } }) => Promise<void>;

/** As much of Strapi as notices that a file was changed. */
function observed(bump: () => Promise<void>) {
  const listeners = new Map<string, Listener>();
  const nudge = jest.fn();
  const strapi = {
    documents: { use: () => undefined },
    eventHub: { on: (event: string, listener: Listener) => listeners.set(event, listener) },
    log: { error: jest.fn() },
    plugin: () => ({ service: () => ({ nudge }) }),
    service: () => ({ bump, nudge }),
  };
  changes({ strapi: strapi as never }).observe();
  return { deleted: listeners.get('media.delete') as Listener, nudge, log: strapi.log };
}

describe('a change of a file', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is counted later where the database is busy, and never ends the server', async () => {
    const bump = jest.fn<() => Promise<void>>();
    bump.mockRejectedValueOnce(new Error('SQLITE_BUSY: database is locked'));
    bump.mockResolvedValue(undefined);
    const { deleted, nudge, log } = observed(bump);
    await expect(deleted({ media: { id: 7 } })).resolves.toBeUndefined();
    expect(log.error).toHaveBeenCalledWith(expect.stringContaining('database is locked'));
    expect(nudge).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1000);
    expect(bump).toHaveBeenCalledTimes(2);
    expect(nudge).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(bump).toHaveBeenCalledTimes(2);
  });
});
