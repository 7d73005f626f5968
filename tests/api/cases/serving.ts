import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { FILMS, type Gallery } from '../../support/filesOnShow';

/** How a file is sent to whoever may see it, whatever storage it comes from. */
export function itSendsFiles(gallery: () => Gallery): void {
  describe('how a file is sent', () => {
    it('in a sandbox, as what it is and nothing else', async () => {
      const { headers } = await gallery().get(gallery().rendition('shown'));
      expect(headers).toMatchObject({
        'content-type': 'image/webp',
        'x-content-type-options': 'nosniff',
        'accept-ranges': 'bytes',
        'cross-origin-resource-policy': 'cross-origin',
        'access-control-allow-origin': '*',
      });
      expect(headers['content-disposition']).toMatch(/^inline; filename="/);
      expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none';/);
      expect(headers['etag']).toMatch(/^"[^"]+"$/);
    });

    it('a document is saved under its name, not shown', async () => {
      const { headers } = await gallery().get(gallery().master('document'));
      expect(headers['content-type']).toBe('application/pdf');
      expect(headers['content-disposition']).toBe(
        `attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('党课讲稿.pdf')}`,
      );
    });

    it('a film in ranges', async () => {
      const whole = await readFile(`${FILMS}/family-door.mp4`);
      const target = gallery().master('film');
      const ask = (range: string, more = {}) =>
        gallery()
          .get(target, { Range: range, ...more })
          .responseType('blob');
      const part = await ask('bytes=1000-1999');
      expect(part.status).toBe(206);
      expect(part.headers['content-range']).toBe(`bytes 1000-1999/${whole.length}`);
      expect(part.headers['content-length']).toBe('1000');
      expect(part.body.equals(whole.subarray(1000, 2000))).toBe(true);
      const tail = await ask('bytes=-500');
      expect(tail.body.equals(whole.subarray(-500))).toBe(true);
      const open = await ask(`bytes=${whole.length - 10}-`);
      expect(open.body.equals(whole.subarray(-10))).toBe(true);
      const beyond = await ask(`bytes=${whole.length}-`);
      expect(beyond.status).toBe(416);
      expect(beyond.headers['content-range']).toBe(`bytes */${whole.length}`);
      const stale = await ask('bytes=0-9', { 'If-Range': '"other"' });
      expect([stale.status, stale.body.length]).toEqual([200, whole.length]);
      const fresh = await ask('bytes=0-9', { 'If-Range': part.headers['etag'] });
      expect([fresh.status, fresh.body.length]).toEqual([206, 10]);
      const head = await request(gallery().instance.url).head(target);
      expect(head.headers['content-length']).toBe(String(whole.length));
      expect(head.headers['accept-ranges']).toBe('bytes');
    });

    it('only to who reads', async () => {
      for (const method of ['post', 'put', 'delete', 'patch'] as const) {
        const answer = await request(gallery().instance.url)[method](gallery().rendition('shown'));
        expect(answer.status).toBe(405);
        expect(answer.headers['allow']).toBe('GET, HEAD');
      }
    });

    it('and readers who go away in the middle do no harm', async () => {
      const readers = Array.from({ length: 20 }, async () => {
        const call = http.get(`${gallery().instance.url}${gallery().master('film')}`);
        const [answer] = (await once(call, 'response')) as [http.IncomingMessage];
        await once(answer, 'data');
        answer.destroy();
      });
      await Promise.all(readers);
      expect(await gallery().statusOf(gallery().master('film'))).toBe(200);
    });
  });

  // Whatever a path looks like on its way: Node's own client sends it as it is.
  const raw = async (target: string): Promise<number> => {
    const { hostname, port } = new URL(gallery().instance.url);
    const call = http.get({ hostname, port, path: target });
    const [answer] = (await once(call, 'response')) as [http.IncomingMessage];
    answer.resume();
    return answer.statusCode as number;
  };

  it('lets no spelling of a path reach what its plain one does not', async () => {
    const key = gallery().master('loose').slice('/uploads/'.length);
    for (const spelling of [
      `//uploads/${key}`,
      `/./uploads/${key}`,
      `/x/../uploads/${key}`,
      `/%75ploads/${key}`,
      `/%2575ploads/${key}`,
      `/uploads%2f${key}`,
      `/uploads%5c${key}`,
      `/uploads\\${key}`,
      `/uploads//${key}`,
      `/uploads/./${key}`,
      `/uploads/x/../${key}`,
      `/uploads/%2e/${key}`,
      `/uploads/${key}%00`,
      `/uploads/${key}%00.png`,
      `/uploads/${key}/`,
      `/UPLOADS/${key}`,
      `/Uploads/${key}`,
      `/web/..%2fuploads/${key}`,
      `/web/%2e%2e/uploads/${key}`,
      '/uploads/../../package.json',
      '/uploads/..%2f..%2fpackage.json',
      '/uploads/%2e%2e/%2e%2e/package.json',
      '/uploads/.incoming/x',
      '/uploads/%',
    ]) {
      const status = await raw(spelling);
      expect([spelling, status]).toEqual([spelling, status === 400 ? 400 : 404]);
    }
  });
}
