import { jest } from '@jest/globals';
import { withDecodeSlot, type Urgency } from '../../../src/extensions/upload/renditions/slots';

describe('decode slots', () => {
  it('work one picture at a time, in the order of asking, past failures', async () => {
    let busy = 0;
    let most = 0;
    const order: number[] = [];
    const picture = (index: number) =>
      withDecodeSlot('due', async () => {
        most = Math.max(most, (busy += 1));
        await new Promise((resolve) => setImmediate(resolve));
        order.push(index);
        busy -= 1;
        if (index === 1) throw new Error('unreadable');
        return index;
      });
    const results = await Promise.allSettled([0, 1, 2, 3].map(picture));
    expect(most).toBe(1);
    expect(order).toEqual([0, 1, 2, 3]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    await expect(picture(4)).resolves.toBe(4);
  });

  it('go to whom an editor waits for first', async () => {
    const order: string[] = [];
    const work = (urgency: Urgency, name: string) =>
      withDecodeSlot(urgency, async () => void order.push(name));
    await Promise.all([
      work('due', 'running'),
      work('due', 'tiles'),
      work('due', 'more tiles'),
      work('asked', 'upload'),
      work('asked', 'another upload'),
    ]);
    expect(order).toEqual(['running', 'upload', 'another upload', 'tiles', 'more tiles']);
  });

  it('are given up by what is due once an editor has waited for a while, and by nothing else', async () => {
    jest.useFakeTimers();
    try {
      const ended: string[] = [];
      const endless = (urgency: Urgency, name: string) =>
        withDecodeSlot(
          urgency,
          (giveWay) =>
            new Promise<void>((resolve) => {
              giveWay.addEventListener('abort', () => resolve(void ended.push(name)));
              setTimeout(resolve, 180_000);
            }),
        );
      const work = [endless('due', 'tiles'), endless('due', 'more tiles')];
      await jest.advanceTimersByTimeAsync(60_000);
      expect(ended).toEqual([]);
      work.push(endless('asked', 'upload'), endless('asked', 'another upload'));
      await jest.advanceTimersByTimeAsync(14_000);
      expect(ended).toEqual([]);
      await jest.advanceTimersByTimeAsync(600_000);
      await Promise.all(work);
      expect(ended).toEqual(['tiles']);
    } finally {
      jest.useRealTimers();
    }
  });
});
