import { randomUUID } from 'node:crypto';
import request, { type Test } from 'supertest';
import { createParser } from 'eventsource-parser';
import type { Admin } from './admin';
import type { Instance } from './instance';

/** What a screen does over HTTP, as the player does it. */
export class Device {
  constructor(
    private readonly url: string,
    public token: string,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Test {
    return request(this.url)
      .get(`/api/screen/${path}`)
      .set('Authorization', `Bearer ${this.token}`)
      .set(headers);
  }

  post(path: string, body: object = {}): Test {
    return request(this.url)
      .post(`/api/screen/${path}`)
      .set('Authorization', `Bearer ${this.token}`)
      .send(body);
  }

  beat(changes: object = {}): Test {
    return this.post('heartbeats', { ...heartbeat(), ...changes });
  }
}

export const heartbeat = () => ({
  revision: null as string | null,
  slide: null as string | null,
  playlist: null,
  online: true,
  cache: { state: 'ready', wanted: 0, present: 0, bytes: 0 },
  storage: null,
  clockOffsetMs: 12,
  secure: true,
  faults: [] as object[],
  startedAt: '2026-11-24T00:00:00.000Z',
  viewport: { width: 1920, height: 1080 },
});

export const play = (changes: object = {}) => ({
  id: randomUUID(),
  slide: 'maxim-abc',
  kind: 'maxim',
  title: '石灰吟',
  playlist: 'abc',
  startedAt: new Date(Date.now() - 60_000).toISOString(),
  seconds: 15,
  completed: true,
  ...changes,
});

export const pairings = (instance: Instance): Test =>
  request(instance.url).post('/api/screen/pairings').send({ width: 1920, height: 1080 });

export const poll = (instance: Instance, { id, secret }: { id: string; secret: string }): Test =>
  request(instance.url).get(`/api/screen/pairings/${id}`).set('Authorization', `Bearer ${secret}`);

export const newScreen = (changes: object = {}) => ({
  name: '大厅屏',
  place: '一楼大厅',
  width: 1920,
  height: 1080,
  group: null,
  timezone: 'Asia/Shanghai',
  audience: 'public',
  ...changes,
});

/** Pairs a new screen as a keeper and a device do together. */
export async function pairScreen(
  instance: Instance,
  admin: Admin,
  changes: object = {},
): Promise<{ id: string; device: Device }> {
  const { body: pairing } = await pairings(instance).expect(201);
  await admin
    .send('post', '/wall/pairings/approve')
    .send({ code: pairing.code, create: newScreen(changes) })
    .expect(200);
  const { body } = await poll(instance, pairing).expect(200);
  return { id: body.screen.id, device: new Device(instance.url, body.token) };
}

export interface Heard {
  event: string;
  data: Record<string, unknown>;
}

/** A stream of events, read as it comes. */
export class Listener {
  readonly heard: Heard[] = [];
  comments = 0;
  over = false;
  readonly headers: Headers;
  private readonly abort: AbortController;

  private constructor(response: Response, abort: AbortController) {
    this.abort = abort;
    this.headers = response.headers;
    void this.read(response);
  }

  static async open(url: string, token: string): Promise<Listener> {
    const abort = new AbortController();
    const response = await fetch(`${url}/api/screen/events`, {
      headers: { Authorization: `Bearer ${token}` },
      signal: abort.signal,
    });
    if (response.status !== 200) throw new Error(`events: ${response.status}`);
    return new Listener(response, abort);
  }

  of(event: string): Record<string, unknown>[] {
    return this.heard.filter((one) => one.event === event).map(({ data }) => data);
  }

  close(): void {
    this.abort.abort();
  }

  private async read(response: Response): Promise<void> {
    const parser = createParser({
      onEvent: ({ event, data }) =>
        this.heard.push({ event: event ?? 'message', data: JSON.parse(data) }),
      onComment: () => (this.comments += 1),
    });
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        parser.feed(decoder.decode(chunk, { stream: true }));
      }
    } catch {
      // Closed by us, or the server is gone.
    }
    this.over = true;
  }
}
