import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import http from 'node:http';
import { Admin } from '../support/admin';
import { Instance } from '../support/instance';
import { WEBSITE_PATHS } from '../support/website';

const FILTERS = [
  'kind',
  'author',
  'year',
  'pillar',
  'themes',
  'artist',
  'name',
  'form',
  'issueNumber',
  'issuedOn',
  'occasion',
  'startsOn',
  'venue',
  'audience',
  '__proto__',
  'constructor',
  '$or',
];
const MANIFESTS = [
  ['artworks', '/manifest'],
  ['exhibitions', '/manifest'],
];
const RUNS = { numRuns: 300 };

let instance: Instance;
let agent: http.Agent;

beforeAll(async () => {
  instance = await Instance.start();
  const admin = await Admin.register(instance);
  await admin.createPublished('api::collection.maxim', {
    text: '公生明，\n偏生暗。',
    kind: 'aphorism',
    background: 'xuan',
    audience: 'public',
  });
  agent = new http.Agent({ keepAlive: true });
});

afterAll(async () => {
  agent.destroy();
  await instance.stop();
});

interface Answer {
  status: number;
  text: string;
}

/** Sends a path as it is written: what a client library would tidy up arrives untidied. */
function ask(
  target: string,
  { method = 'GET', headers = {}, body = '' }: Partial<Asked> = {},
): Promise<Answer> {
  const { hostname, port } = new URL(instance.url);
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, path: target, method, headers, agent },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
        answer.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

interface Asked {
  method: string;
  headers: Record<string, string>;
  body: string;
}

/** Values that have broken servers: of every type, in every disguise, of every length. */
const value = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  fc.integer().map(String),
  fc.double().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    '2026-02-30',
    '0000-00-00',
    '9999999999',
    '-1',
    '1e9',
    'NaN',
    'null',
    'true',
    "' or 1=1 --",
    '../../etc/passwd',
    '${7*7}',
    '清'.repeat(1100),
  ),
);

/** As a browser writes it; lone surrogates and broken escapes go out as bytes. */
const written = (text: string): string =>
  [...Buffer.from(text, 'utf8')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const BROKEN = ['%', '%zz', '%c3', '%ed%a0%80', '%00', '%ff%fe'];

const key = fc.oneof(
  fc.constantFrom('sort', 'pagination[page]', 'pagination[pageSize]'),
  fc
    .constantFrom(...FILTERS)
    .chain((name) =>
      fc.constantFrom(
        `filters[${name}]`,
        `filters[${name}][$eq]`,
        `filters[${name}][$in][0]`,
        `filters[${name}][0][$not][$eq]`,
        name,
      ),
    ),
  fc.constantFrom(
    'status',
    'locale',
    'populate',
    'populate[themes][populate]',
    'fields[0]',
    'filters',
    'pagination',
    '__proto__[x]',
    'filters[__proto__][x]',
    'constructor[prototype][x]',
    'toString',
    `filters${'[a]'.repeat(60)}`,
  ),
  fc.string({ unit: 'binary', maxLength: 20 }).map(written),
);
const parameter = fc
  .tuple(key, fc.oneof(value.map(written), fc.constantFrom(...BROKEN)))
  .map(([name, text]) => `${name}=${text}`);
const query = fc.array(parameter, { maxLength: 4 }).map((parts) => parts.join('&'));

describe('the website’s contract', () => {
  it('answers every query with a page, or with 400 and the name of what is wrong', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...WEBSITE_PATHS), query, async (type, text) => {
        const { status, text: body } = await ask(`/api/${type}?${text}`);
        expect([200, 400]).toContain(status);
        if (status === 200) expect(Object.keys(JSON.parse(body))).toEqual(['data', 'meta']);
        else expect(JSON.parse(body).error.message).toMatch(/参数/);
      }),
      RUNS,
    ));

  it('has nothing under an id that is of none', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...WEBSITE_PATHS.map((type) => [type, '']), ...MANIFESTS),
        fc.oneof(value.map(written), fc.constantFrom(...BROKEN)),
        async ([type, rest], id) => {
          const { status } = await ask(`/api/${type}/${id}${rest}`);
          // Nothing after the slash is the list.
          expect(id === '' && rest === '' ? [200] : [400, 404]).toContain(status);
        },
      ),
      RUNS,
    ));
});

describe('every public address', () => {
  const PATHS = [
    '/',
    '/screen',
    '/desk',
    '/web/assets/',
    '/uploads/',
    '/api/landing',
    '/api/screen/programme',
    '/api/maxims',
    '/api/',
    '/admin/login',
  ];
  const header = fc.constantFrom(
    'Authorization',
    'If-None-Match',
    'Accept-Encoding',
    'Accept-Language',
    'Range',
    'Origin',
    'Cookie',
    'Content-Type',
  );
  // Headers hold bytes of one character each; Node refuses to send others.
  const headerValue = fc
    .oneof(value, fc.constantFrom('Bearer ', 'Bearer x', 'bytes=9-1', 'bytes=-', '"', 'W/"'))
    .map((text) => text.replace(/[^\x20-\x7e\x80-\xff]/g, '?').slice(0, 4000));
  const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS');

  it('has no answer that is a fault of the server, whatever comes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PATHS),
        fc.oneof(fc.constant(''), value.map(written), fc.constantFrom(...BROKEN)),
        query,
        method,
        fc.dictionary(header, headerValue, { maxKeys: 3 }),
        fc.oneof(fc.constant(''), fc.json(), value),
        async (path, rest, text, verb, headers, body) => {
          const sent = ['GET', 'HEAD'].includes(verb) ? '' : body;
          const target = `${path}${rest}?${text}`;
          const { status } = await ask(target, { method: verb, headers, body: sent });
          expect(status).toBeLessThan(500);
        },
      ),
      RUNS,
    ));
});
