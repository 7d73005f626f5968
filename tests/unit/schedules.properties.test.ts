import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerAt, type Claim } from '../../src/api/wall/programme/answer';
import { dayText } from '../../src/api/wall/programme/clock';
import { horizonAt, spansOver } from '../../src/api/wall/programme/spans';
import { claim, HOUR, rules, when } from '../support/claims';
import { asked, walls } from '../support/drawnWalls';
import { reachedAt } from '../support/oracle/clock';

describe('for any schedules', () => {
  const runs = { numRuns: 60 };

  it('spans are gapless, ordered and fill the horizon', () => {
    fc.assert(
      fc.property(walls, ({ timezone, now, claims }) => {
        const horizon = horizonAt(now, timezone);
        const spans = spansOver(horizon, rules(claims, timezone));
        expect(Date.parse(horizon.from)).toBeLessThanOrEqual(now);
        expect(spans[0]?.from).toBe(horizon.from);
        expect(spans.at(-1)?.to).toBe(horizon.to);
        spans.forEach((span, index) => {
          expect(Date.parse(span.from)).toBeLessThan(Date.parse(span.to));
          if (index > 0) expect(span.from).toBe(spans[index - 1]?.to);
        });
      }),
      runs,
    );
  });

  it('nothing depends on the order in which schedules are read', () => {
    fc.assert(
      fc.property(walls, ({ timezone, now, claims }) => {
        const horizon = horizonAt(now, timezone);
        expect(spansOver(horizon, rules([...claims].reverse(), timezone))).toEqual(
          spansOver(horizon, rules(claims, timezone)),
        );
      }),
      runs,
    );
  });

  it('a campaign that applies is never beaten by a schedule', () => {
    fc.assert(
      fc.property(walls, ({ timezone, now, claims }) => {
        const answer = answerAt(rules(claims, timezone), now);
        const campaigns = claims.filter(({ rule }) => rule === 'campaign');
        const alone = answerAt(rules(campaigns, timezone), now);
        if (alone.because.rule === 'campaign') expect(answer).toEqual(alone);
      }),
      runs,
    );
  });

  it('tomorrow says of a day what today said of it', () => {
    fc.assert(
      fc.property(walls, ({ timezone, now, claims }) => {
        const [today, tomorrow] = [horizonAt(now, timezone), horizonAt(now + 24 * HOUR, timezone)];
        const wall = rules(claims, timezone);
        const middle = Date.parse(tomorrow.from) + 30 * HOUR;
        const said = [today, tomorrow].map((horizon) =>
          spansOver(horizon, wall).find(
            ({ from, to }) => Date.parse(from) <= middle && middle < Date.parse(to),
          ),
        );
        expect(said[0]?.playlist).toBe(said[1]?.playlist);
      }),
      runs,
    );
  });
});

describe('of two that apply', () => {
  const runs = { numRuns: 60 };
  /** At each instant, who of a wall's schedules would have the screen if it were alone. */
  const applying = (claims: readonly Claim[], timezone: string, at: number) =>
    claims.filter((each) => answerAt(rules([each], timezone), at).because.rule === each.rule);

  it('the higher priority wins, whatever else they say', () => {
    fc.assert(
      fc.property(asked, ({ timezone, claims, instants }) => {
        const schedules = claims.filter(({ rule }) => rule === 'schedule');
        for (const at of instants) {
          const priorities = applying(schedules, timezone, at).map(({ priority }) => priority);
          const { because } = answerAt(rules(schedules, timezone), at);
          const winner = schedules.find(({ name }) => name === because.name);
          if (priorities.length > 0) expect(winner?.priority).toBe(Math.max(...priorities));
          else expect(because.rule).toBe('fallback');
        }
      }),
      runs,
    );
  });

  it('one that does not win may go, and nothing changes', () => {
    fc.assert(
      fc.property(asked, ({ timezone, claims, instants }) => {
        for (const at of instants) {
          const answer = answerAt(rules(claims, timezone), at);
          for (const loser of claims.filter(({ name }) => name !== answer.because.name)) {
            const without = claims.filter((each) => each !== loser);
            expect(answerAt(rules(without, timezone), at)).toEqual(answer);
          }
        }
      }),
      runs,
    );
  });

  it('one of lower priority may come, and where another applied nothing changes', () => {
    fc.assert(
      fc.property(asked, fc.boolean(), ({ timezone, claims, instants }, direct) => {
        const raised = claims.map((each) => ({ ...each, priority: each.priority + 1 }));
        const low = claim({ id: '', name: '低', priority: 0, direct, playlist: 'low' });
        for (const at of instants) {
          const before = answerAt(rules(raised, timezone), at);
          const after = answerAt(rules([...raised, low], timezone), at);
          if (before.because.rule === 'fallback') expect(after.playlist).toBe('low');
          else expect(after).toEqual(before);
        }
      }),
      runs,
    );
  });
});

describe('windows over midnight', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const overnight = fc
    .tuple(minute, minute)
    .map(([a, b]) => ({ from: Math.max(a, b), to: Math.min(a, b) }));

  it('of one day are its evening and the morning of the next, and no other', () => {
    fc.assert(
      fc.property(asked, overnight, fc.nat(6), ({ timezone, now, instants }, window, later) => {
        const first = horizonAt(now, timezone).first + later;
        const on = (day: number, from: number, to: number) =>
          when({ startsOn: dayText(day), endsOn: dayText(day), windows: [{ from, to }] });
        const whole = rules([claim({ when: on(first, window.from, window.to) })], timezone);
        const halves = rules(
          [
            claim({ when: on(first, window.from, 0) }),
            // One that ends at midnight has no morning.
            ...(window.to > 0 ? [claim({ id: 'b', when: on(first + 1, 0, window.to) })] : []),
          ],
          timezone,
        );
        const [start, end] = [
          reachedAt(first * 1440 + window.from, timezone),
          reachedAt((first + 1) * 1440 + window.to, timezone),
        ] as [number, number];
        for (const at of [...instants, start - 1, start, end - 1, end]) {
          const { playlist } = answerAt(whole, at);
          expect(playlist).toBe(start <= at && at < end ? 'list-a' : 'fallback');
          expect(answerAt(halves, at).playlist).toBe(playlist);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of the last day play into the morning after it', () => {
    fc.assert(
      fc.property(walls, overnight, ({ timezone, now }, window) => {
        const { first } = horizonAt(now, timezone);
        fc.pre(window.to > 0);
        const wall = rules(
          [claim({ when: when({ endsOn: dayText(first), windows: [window] }) })],
          timezone,
        );
        const morning = reachedAt((first + 1) * 1440 + window.to, timezone);
        const midnight = reachedAt((first + 1) * 1440, timezone);
        if (midnight < morning) expect(answerAt(wall, morning - 1).playlist).toBe('list-a');
        expect(answerAt(wall, morning).playlist).toBe('fallback');
      }),
      { numRuns: 100 },
    );
  });
});
