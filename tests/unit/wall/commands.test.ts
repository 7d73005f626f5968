import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import commandsService, { type CommandKind } from '../../../src/api/wall/services/commands';
import eventsService from '../../../src/api/wall/services/events';
import { eventually } from '../../support/eventually';

/** An instance's streams, on a table of commands and a database that can be busy. */
function wall() {
  const rows: { id: number; kind: CommandKind; screen: string | null }[] = [];
  const busy = { times: 0 };
  const failures: string[] = [];
  const notice = { id: 'n', text: '消防演练' };
  const table = {
    create: async ({ data }: { data: { kind: CommandKind; screen: string | null } }) =>
      rows.push({ ...data, id: rows.length + 1 }),
    findMany: async () => rows,
  };
  const services: Record<string, object> = {
    'api::wall.feed': {
      find: () => ({}),
      programmeOf: () => null,
      subscribe: () => () => undefined,
      refresh: async () => undefined,
    },
    'api::wall.notice': {
      activeFor: async () => {
        if (busy.times-- > 0) throw new Error('database is locked');
        return new Map([['lobby', notice]]);
      },
    },
    'api::wall.token': { glimpse: () => undefined, used: async () => undefined },
  };
  const strapi = {
    db: { query: () => table },
    log: { error: (text: string) => failures.push(text) },
    service: (name: string) => services[name],
  } as never;
  const commands = commandsService({ strapi });
  const events = eventsService({ strapi });
  Object.assign(services, { 'api::wall.commands': commands, 'api::wall.events': events });
  return { commands, events, busy, failures };
}

/** A screen's end of a stream. */
function stream() {
  const heard: string[] = [];
  const nothing = () => undefined;
  const req = { socket: { setTimeout: nothing, setNoDelay: nothing, setKeepAlive: nothing } };
  const res = Object.assign(new EventEmitter(), {
    writeHead: nothing,
    end: nothing,
    write: (text: string) => heard.push(/^event: (\w+)/.exec(text)?.[1] ?? ''),
  });
  const said = () => heard.filter(Boolean);
  return { ctx: { req, res } as never, said };
}

describe('commands', () => {
  let at: ReturnType<typeof wall>;
  let lobby: ReturnType<typeof stream>;

  beforeEach(async () => {
    at = wall();
    lobby = stream();
    await at.events.start();
    at.events.open(lobby.ctx, 'token', 'lobby');
  });

  afterEach(() => at.events.stop());

  it('reach their screen once, in their order', async () => {
    await at.commands.send('identify', 'lobby');
    await at.commands.send('reload', 'lobby');
    await at.commands.send('identify', 'corridor');
    await at.commands.send('notice', null);
    await eventually(async () => expect(lobby.said()).toEqual(['identify', 'reload', 'notice']));
  });

  it('are not lost with one that fails, and that one is tried again', async () => {
    at.busy.times = 2;
    await at.commands.send('notice', null);
    await at.commands.send('reload', 'lobby');
    await eventually(async () => expect(lobby.said()).toEqual(['reload', 'notice']), 30_000);
    expect(at.failures).toHaveLength(2);
    await at.commands.send('identify', 'lobby');
    await eventually(async () => expect(lobby.said()).toEqual(['reload', 'notice', 'identify']));
  });
});
