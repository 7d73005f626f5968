import { describe, expect, it } from '@jest/globals';
import { eventText, KEEP_ALIVE } from '../../../src/api/wall/events/format';
import { Hub, type Sink } from '../../../src/api/wall/events/hub';

class Pipe implements Sink {
  readonly written: string[] = [];
  waiting = 0;
  state: 'open' | 'ended' | 'destroyed' = 'open';
  write = (text: string) => void this.written.push(text);
  backlog = () => this.waiting;
  end = () => void (this.state = 'ended');
  destroy = () => void (this.state = 'destroyed');
}

function connect(hub: Hub, screen: string, token: string): Pipe {
  const pipe = new Pipe();
  hub.add(screen, token, pipe);
  return pipe;
}

describe('the hub', () => {
  it('sends to all streams of a screen and to no other', () => {
    const hub = new Hub();
    const [a, b, other] = [
      connect(hub, 's', 't1'),
      connect(hub, 's', 't2'),
      connect(hub, 'x', 't3'),
    ];
    hub.send('s', 'hello');
    expect([a, b, other].map(({ written }) => written)).toEqual([['hello'], ['hello'], []]);
    expect(hub.screens()).toEqual(['s', 'x']);
  });

  it('lets a token have three streams and ends the oldest', () => {
    const hub = new Hub();
    const pipes = [1, 2, 3, 4, 5].map(() => connect(hub, 's', 't'));
    expect(pipes.map(({ state }) => state)).toEqual(['ended', 'ended', 'open', 'open', 'open']);
    expect(hub.size).toBe(3);
  });

  it('forgets who left, and what nobody uses any more', () => {
    const hub = new Hub();
    const connection = hub.add('s', 't', new Pipe());
    hub.remove(connection);
    hub.remove(connection);
    expect(hub.size).toBe(0);
    expect(hub.screens()).toEqual([]);
  });

  it('drops a reader that lets too much pile up, and buffers nothing for it', () => {
    const hub = new Hub();
    const [slow, quick] = [connect(hub, 's', 'a'), connect(hub, 's', 'b')];
    slow.waiting = 70_000;
    hub.send('s', 'news');
    expect(slow).toMatchObject({ state: 'destroyed', written: [] });
    expect(quick).toMatchObject({ state: 'open', written: ['news'] });
    expect(hub.size).toBe(1);
  });

  it('drops a reader that takes nothing from one keep-alive to the next', () => {
    const hub = new Hub();
    const [stuck, late] = [connect(hub, 's', 'a'), connect(hub, 's', 'b')];
    stuck.waiting = 10;
    late.waiting = 10;
    hub.keepAlive();
    expect([stuck.state, late.state]).toEqual(['open', 'open']);
    late.waiting = 0;
    hub.keepAlive();
    expect([stuck.state, late.state]).toEqual(['destroyed', 'open']);
    expect(late.written).toEqual([KEEP_ALIVE, KEEP_ALIVE]);
  });

  it('ends streams whose token opens nothing, and all of them at the end', () => {
    const hub = new Hub();
    const [revoked, kept] = [connect(hub, 's', 'a'), connect(hub, 's', 'b')];
    hub.prune((token) => token === 'b');
    expect([revoked.state, kept.state]).toEqual(['ended', 'open']);
    hub.closeAll();
    expect(kept.state).toBe('ended');
    expect(hub.size).toBe(0);
  });

  it('writes events that no text can break out of', () => {
    expect(eventText('notice', { notice: { text: '一行\n\nevent: reload\ndata: {}\r' } })).toBe(
      'event: notice\ndata: {"notice":{"text":"一行\\n\\nevent: reload\\ndata: {}\\r"}}\n\n',
    );
  });
});
