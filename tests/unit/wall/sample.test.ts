import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Core } from '@strapi/strapi';
import { sampleScreenLinks } from '../../../src/sample/links';

const screen = { id: 1, documentId: 'lobby', slug: 'lobby', name: '大厅', width: 1, height: 1 };

/** An installation with one sample screen, as far as its links look. */
function installation() {
  const stored = new Map<string, unknown>([
    ['ledger', { complete: true, entries: { 'screen/lobby': { documentId: 'lobby' } } }],
  ]);
  const tokens = new Set<string>();
  const strapi = {
    store: () => ({
      get: async ({ key }: { key: string }) => stored.get(key) ?? null,
      set: async ({ key, value }: { key: string; value: unknown }) => void stored.set(key, value),
    }),
    db: { query: () => ({ findMany: async () => [screen] }) },
    service: () => ({
      accept: async (_screen: number, token: string) => void tokens.add(token),
      isKnown: async (token: string) => tokens.has(token),
    }),
  };
  return { tokens, links: () => sampleScreenLinks(strapi as unknown as Core.Strapi) };
}

describe('links to sample screens', () => {
  const { SCREEN_LINK_SECRET: before } = process.env;
  beforeEach(() => {
    process.env['SCREEN_LINK_SECRET'] = 'secret';
  });
  afterEach(() => {
    if (before === undefined) delete process.env['SCREEN_LINK_SECRET'];
    else process.env['SCREEN_LINK_SECRET'] = before;
  });

  it('are the same at every start', async () => {
    const { links } = installation();
    const [first] = await links();
    expect(first?.href).toMatch(/^\/screen\?screen=lobby#token=[\w-]{43}$/);
    expect(await links()).toEqual([first]);
  });

  it('are gone for good once a keeper took the token away', async () => {
    const { links, tokens } = installation();
    await links();
    tokens.clear();
    expect(await links()).toEqual([]);
    expect(tokens.size).toBe(0);
    expect(await links()).toEqual([]);
  });
});
