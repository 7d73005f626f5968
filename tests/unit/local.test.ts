import { describe, expect, it } from '@jest/globals';
import { isFromThisMachine } from '../../src/api/website/contract/local';

const person = {
  address: '127.0.0.1',
  httpVersion: '1.1',
  headers: { host: 'localhost:1337' } as Record<string, string>,
};
const asking = (headers: Record<string, string>, more: object = {}) =>
  isFromThisMachine({ ...person, ...more, headers: { ...person.headers, ...headers } });

describe('a request from this very machine', () => {
  it.each([
    ['a command line', {}, {}],
    ['our own page', { 'sec-fetch-site': 'same-origin' }, {}],
    ['an address that was typed', { 'sec-fetch-site': 'none' }, {}],
    ['our own page that names its origin', { origin: 'http://localhost:1337' }, {}],
    ['127.0.0.1', { host: '127.0.0.1:1337' }, {}],
    ['IPv6', { host: '[::1]:1337' }, { address: '::1' }],
    ['IPv4 in IPv6', {}, { address: '::ffff:127.0.0.1' }],
    ['port 80', { host: 'localhost' }, {}],
  ])('is %s', (_case, headers, more) => {
    expect(asking(headers, more)).toBe(true);
  });

  it.each([
    ['another machine', {}, { address: '192.168.1.20' }],
    ['nobody known', {}, { address: undefined }],
    ['a proxy that says for whom', { 'x-forwarded-for': '203.0.113.9' }, {}],
    ['a proxy that says so by the standard', { forwarded: 'for=203.0.113.9' }, {}],
    ['a proxy that only says what for', { 'x-forwarded-proto': 'https' }, {}],
    ['a proxy that says by what name', { via: '1.1 wall' }, {}],
    ['a proxy that says nothing, in the HTTP of proxies', {}, { httpVersion: '1.0' }],
    ['a proxy that passes on the name it was called by', { host: 'wall.example' }, {}],
    ['a name that points at 127.0.0.1 (DNS rebinding)', { host: 'evil.example:1337' }, {}],
    ['a name that begins like ours', { host: 'localhost.evil.example' }, {}],
    ['a name that begins like our number', { host: '127.0.0.1.evil.example' }, {}],
    ['another page in the same browser', { 'sec-fetch-site': 'cross-site' }, {}],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }, {}],
    ['another page in an old browser', { origin: 'https://evil.example' }, {}],
    ['a page without an origin', { origin: 'null' }, {}],
    ['no host at all', { host: '' }, {}],
  ])('is not %s', (_case, headers, more) => {
    expect(asking(headers, more)).toBe(false);
  });
});
