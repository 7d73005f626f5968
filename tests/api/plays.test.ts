import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Admin } from '../support/admin';
import { Instance } from '../support/instance';
import { pairScreen, play, type Device } from '../support/screens';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

let instance: Instance;
let admin: Admin;
let lobby: { id: string; device: Device };
let london: { id: string; device: Device };

const report = ({ device }: { device: Device }, ...plays: unknown[]) =>
  device.post('plays', { plays });
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();
const totals = async (screen: { id: string }) => {
  const [from, to] = [ago(70 * DAY).slice(0, 10), ago(-DAY).slice(0, 10)];
  const { body } = await admin
    .send('get', `/wall/plays?from=${from}&to=${to}&screen=${screen.id}`)
    .expect(200);
  return body.days as {
    day: string;
    slide: string;
    title: string;
    plays: number;
    seconds: number;
  }[];
};
const sum = async (screen: { id: string }) =>
  (await totals(screen)).reduce((count, { plays }) => count + plays, 0);

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
  lobby = await pairScreen(instance, admin, { name: '大厅屏' });
  london = await pairScreen(instance, admin, { name: '伦敦屏', timezone: 'Europe/London' });
});

afterAll(() => instance.stop());

describe('plays', () => {
  it('arrive once, however often they are sent', async () => {
    const plays = [
      play(),
      play({ slide: 'artwork-b', kind: 'artwork', title: '竹石图', seconds: 20.5 }),
    ];
    for (let time = 0; time < 3; time += 1) {
      const answer = await report(lobby, ...plays);
      expect(answer.status).toBe(202);
      expect(answer.body).toEqual({ accepted: 2, rejected: [] });
    }
    // The same play twice in one batch, and in two batches at once.
    await Promise.all([report(lobby, plays[0], plays[0]), report(lobby, plays[0])]);
    expect(await sum(lobby)).toBe(2);
    expect(await totals(lobby)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          slide: 'artwork-b',
          title: '竹石图',
          kind: 'artwork',
          plays: 1,
          seconds: 20.5,
        }),
      ]),
    );
  });

  it('are counted right after kill -9 and a second try', async () => {
    const before = await sum(lobby);
    const batch = Array.from({ length: 120 }, () => play());
    await Promise.allSettled([report(lobby, ...batch).then(), instance.crashAndRestart()]);
    await report(lobby, ...batch).expect(202);
    expect(await sum(lobby)).toBe(before + 120);
  });

  it('are not held up by a bad one among them', async () => {
    const before = await sum(lobby);
    const bad = [
      { ...play(), id: 'no-uuid' },
      { ...play(), seconds: -1 },
      { ...play(), slide: '' },
      { ...play(), completed: 'yes' },
      null,
      'text',
      { id: '<script>' },
    ];
    const { status, body } = await report(lobby, play(), ...bad, play());
    expect(status).toBe(202);
    expect(body.accepted).toBe(2);
    expect(body.rejected).toHaveLength(bad.length);
    expect(body.rejected[0]).toEqual({ id: 'no-uuid', reason: 'invalid' });
    expect(JSON.stringify(body)).not.toContain('<script>');
    expect(await sum(lobby)).toBe(before + 2);
  });

  it('are refused by a clock that is a day ahead or months behind, and taken within a week', async () => {
    const [ahead, behind, late, slightly] = [
      play({ startedAt: ago(-DAY) }),
      play({ startedAt: ago(61 * DAY) }),
      play({ startedAt: ago(7 * DAY), slide: 'late' }),
      play({ startedAt: ago(-2 * 60_000), slide: 'slightly' }),
    ];
    const { body } = await report(lobby, ahead, behind, late, slightly);
    expect(body).toEqual({
      accepted: 2,
      rejected: [
        { id: ahead.id, reason: 'in_future' },
        { id: behind.id, reason: 'too_old' },
      ],
    });
    expect((await totals(lobby)).map(({ slide }) => slide)).toEqual(
      expect.arrayContaining(['late', 'slightly']),
    );
  });

  it("are counted on the screen's own day", async () => {
    // 17:30 UTC yesterday: still that day in London, already the next in Shanghai.
    const moment = new Date(`${ago(2 * DAY).slice(0, 10)}T17:30:00.000Z`);
    const next = new Date(moment.getTime() + DAY).toISOString().slice(0, 10);
    const at = { startedAt: moment.toISOString(), slide: 'midnight' };
    await report(london, play(at)).expect(202);
    await report(lobby, play(at)).expect(202);
    const day = async (screen: { id: string }) =>
      (await totals(screen)).find(({ slide }) => slide === 'midnight')?.day;
    expect(await day(london)).toBe(moment.toISOString().slice(0, 10));
    expect(await day(lobby)).toBe(next);
  });

  it('keep the title that was shown, cut to what can be listed', async () => {
    await report(london, play({ slide: 'titled', title: '题'.repeat(300) })).expect(202);
    const total = (await totals(london)).find(({ slide }) => slide === 'titled');
    expect([...(total?.title ?? '')]).toHaveLength(120);
  });

  it("belong to the screen whose token brought them, also under another's id", async () => {
    const before = await sum(london);
    const mine = play({ screen: london.id });
    await report(lobby, mine).expect(202);
    expect(await sum(london)).toBe(before);
    await report(london, mine).expect(202);
    expect(await sum(london)).toBe(before + 1);
  });

  it('come at most five hundred at a time, and not as anything else than a list', async () => {
    await report(lobby, ...Array.from({ length: 501 }, () => play())).expect(413);
    await lobby.device.post('plays', { plays: { 0: play() } }).expect(400);
    await lobby.device.post('plays', {}).expect(400);
    await lobby.device.post('plays', { plays: [], pad: 'x'.repeat(600_000) }).expect(413);
    expect((await report(lobby, ...Array.from({ length: 500 }, () => play()))).body.accepted).toBe(
      500,
    );
  });

  it.each([
    '/api/screen/plays/',
    '/API/SCREEN/plays',
    '/api/screen/PLAYS',
    '/api/Screen/heartbeats/',
    '/api/screen/pairings/',
    '/api/screen/notices/x/receipts/',
    '/api/screen/plays//',
    '/api/screen/nothing',
    '/api/screen/',
    '/api/screen',
  ])('have one address: POST %s is 404, whatever its body', async (path) => {
    const headers = {
      Authorization: `Bearer ${lobby.device.token}`,
      'Content-Type': 'application/json',
    };
    const text = JSON.stringify({ plays: [play()], pad: 'x'.repeat(600_000) });
    const whole = await fetch(instance.url + path, { method: 'POST', headers, body: '{}' });
    expect(whole.status).toBe(404);
    const chunked = new ReadableStream({
      start(stream) {
        stream.enqueue(new TextEncoder().encode(text));
        stream.close();
      },
    });
    const init = { method: 'POST', headers, body: chunked, duplex: 'half' } as RequestInit;
    // The connection may be gone before all of it is sent.
    const answer = await fetch(instance.url + path, init).catch(() => null);
    expect(answer?.status ?? 404).toBe(404);
  });

  it.each([
    ['no days', ''],
    ['a day that is not one', 'from=2026-02-30&to=2026-03-01'],
    ['the end first', 'from=2026-03-02&to=2026-03-01'],
    ['two years', 'from=2024-01-01&to=2026-01-01'],
    ['an operator for a screen', 'from=2026-03-01&to=2026-03-02&screen[$ne]=x'],
  ])('are not totalled for %s', async (_case, query) => {
    await admin.send('get', `/wall/plays?${query}`).expect(400);
  });
});
