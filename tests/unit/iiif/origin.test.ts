import { describe, expect, it } from '@jest/globals';
import { keepFromOthers, originOf } from '../../../src/api/website/iiif/origin';

function asked(publicUrl: string) {
  const headers: Record<string, string> = { 'Cache-Control': 'public' };
  const strapi = { config: { get: () => publicUrl } } as never;
  const set = (name: string, value: string) => (headers[name] = value);
  const ctx = { origin: 'http://somebody.example', set } as never;
  keepFromOthers(strapi, ctx);
  return { origin: originOf(strapi, ctx), keep: headers['Cache-Control'] };
}

describe('absolute addresses', () => {
  it('are those of the installation for everybody, where it has one', () => {
    expect(asked('https://wall.example/')).toEqual({
      origin: 'https://wall.example',
      keep: 'public',
    });
  });

  it('are else what the reader came to, for nobody but that reader', () => {
    const own = { origin: 'http://somebody.example', keep: 'private, no-cache' };
    expect(asked('')).toEqual(own);
    expect(asked('/wall')).toEqual(own);
  });
});
