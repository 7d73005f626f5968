import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { eventText, GREETING } from '../events/format';
import { Hub } from '../events/hub';
import type { NoticeContent } from '../programme/types';
import type { Expected } from '../states/state';
import type { Command } from './commands';

/**
 * How often an instance looks for commands that another one took, in milliseconds: a notice is to be
 * on every screen within a second. A look is one query by primary key.
 */
const LOOK_EVERY = 300;
const KEEP_ALIVE_EVERY = 25_000;

/**
 * The streams over which screens hear that there is something new. An event is a nudge: a screen
 * that misses one has it from its next poll, so nothing is kept for anybody.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const hub = new Hub();
  const feed = () => strapi.service('api::wall.feed');
  const commands = () => strapi.service('api::wall.commands');
  /** The notice that a connected screen was last told of, as text. */
  const told = new Map<string, string>();
  /** When this process saw a screen's programme change, for telling how long a screen lags. */
  const changes = new Map<string, number>();
  const started = Date.now();
  const timers: NodeJS.Timeout[] = [];
  let unsubscribe = () => {};
  let running: Promise<void> | undefined;
  let again = false;

  const noticeOf = (screen: string): NoticeContent | null =>
    feed().programmeOf(screen)?.notice ?? null;
  const opens = (token: string): boolean => feed().find(token) !== null;

  let telling: Promise<unknown> = Promise.resolve();

  /** One after the other, so that what was read last is told last. */
  function tellNotices(): Promise<void> {
    const done = telling.then(tellActive);
    telling = done.catch(() => undefined);
    return done;
  }

  async function tellActive(): Promise<void> {
    const screens = hub.screens();
    if (screens.length === 0) return;
    const active: Map<string, NoticeContent> = await strapi
      .service('api::wall.notice')
      .activeFor(Date.now());
    for (const screen of screens) tell(screen, active.get(screen) ?? null);
  }

  /** Tells a connected screen of its notice, unless it knows. */
  function tell(screen: string, notice: NoticeContent | null): void {
    const text = JSON.stringify(notice);
    if (told.get(screen) === text) return;
    told.set(screen, text);
    hub.send(screen, eventText('notice', { notice }));
  }

  async function handOverTokens(screen: string): Promise<void> {
    for (const { token, sink } of hub.of(screen)) {
      const next: string | null = await strapi.service('api::wall.token').successorFor(token);
      if (next) sink.write(eventText('token', { token: next }));
    }
  }

  async function closeDead(): Promise<void> {
    await feed().refresh();
    hub.prune(opens);
  }

  async function obey({ kind, screen }: Command): Promise<void> {
    if (kind === 'notice') return tellNotices();
    if (kind === 'close') return closeDead();
    if (screen === null) return;
    if (kind === 'rotate') return handOverTokens(screen);
    hub.send(screen, eventText(kind, {}));
  }

  const report = (error: unknown): void => {
    strapi.log.error(`屏幕指令未能送出 commands: ${String(error)}`);
  };

  /** One that fails holds up no other, and is tried again with the next look. */
  async function obeyAll(): Promise<void> {
    for (const command of await commands().fresh()) {
      await obey(command).then(() => commands().done(command), report);
    }
  }

  /** One look at a time; a nudge that comes in meanwhile is answered by one more after it. */
  function look(): void {
    again = true;
    running ??= (async () => {
      while (again) {
        again = false;
        await obeyAll();
      }
    })()
      .catch(report)
      .finally(() => {
        running = undefined;
      });
  }

  return {
    async start(): Promise<void> {
      await commands().prepare();
      unsubscribe = feed().subscribe((changed: ReadonlyMap<string, string>) => {
        const unheard = [...changed.keys()].some((screen) => {
          const notice = told.has(screen) ? noticeOf(screen) : null;
          return notice !== null && told.get(screen) !== JSON.stringify(notice);
        });
        const announce = () => {
          for (const [screen, revision] of changed) {
            hub.send(screen, eventText('programme', { revision }));
          }
        };
        for (const screen of changed.keys()) changes.set(screen, Date.now());
        if (!unheard) return announce();
        // The notice before the programme that has it, because it needs no fetching. Which one is
        // asked anew: it may have been withdrawn while the programme was made.
        tellNotices()
          .catch((error: unknown) => strapi.log.error(`插播未能送出 notice: ${String(error)}`))
          .finally(announce);
      });
      const keepAlive = () => {
        hub.prune(opens);
        hub.keepAlive();
        for (const screen of told.keys()) if (hub.of(screen).length === 0) told.delete(screen);
      };
      timers.push(setInterval(look, LOOK_EVERY), setInterval(keepAlive, KEEP_ALIVE_EVERY));
      for (const timer of timers) timer.unref();
    },

    async stop(): Promise<void> {
      unsubscribe();
      for (const timer of timers.splice(0)) clearInterval(timer);
      again = false;
      await running;
      hub.closeAll();
    },

    /** Called right after a command was sent from this process. */
    nudge: look,

    /** What a screen (documentId) should show; null for one that is not there. */
    expectedOf(screen: string): Expected | null {
      const programme = feed().programmeOf(screen);
      return programme && { revision: programme.revision, since: changes.get(screen) ?? started };
    },

    /** Streams that are open here. */
    count: (): number => hub.size,

    /** Turns an answer into a stream for the bearer of a token. */
    open(ctx: Context, token: string, screen: string): void {
      const { req, res } = ctx;
      ctx.respond = false;
      req.socket.setTimeout(0);
      req.socket.setNoDelay(true);
      req.socket.setKeepAlive(true, KEEP_ALIVE_EVERY);
      res.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store, no-transform',
        // Tells nginx not to collect the stream into buffers.
        'X-Accel-Buffering': 'no',
      });
      const connection = hub.add(screen, token, {
        write: (text) => void res.write(text),
        backlog: () => res.writableLength,
        end: () => void res.end(),
        destroy: () => void res.destroy(),
      });
      res.on('close', () => hub.remove(connection));
      res.on('error', () => hub.remove(connection));
      const programme = feed().programmeOf(screen);
      told.set(screen, JSON.stringify(programme?.notice ?? null));
      res.write(GREETING);
      // It may have changed between the screen's last poll and this moment.
      if (programme) res.write(eventText('programme', { revision: programme.revision }));
      const tokens = strapi.service('api::wall.token');
      tokens.glimpse(token, ctx);
      tokens
        .used(token, null)
        .catch((error: unknown) => strapi.log.error(`令牌未能记下 token: ${String(error)}`));
      if (programme === null) hub.prune(opens);
    },
  };
};
