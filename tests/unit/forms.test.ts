import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { layouts } from '../../src/extensions/content-manager/layouts';
import { fieldHint, hintedFields } from '../../src/labels/hints';

const SRC = path.resolve(__dirname, '../../src');

interface Schema {
  pluginOptions?: { 'content-manager'?: { visible?: boolean } };
  attributes: Record<string, { type: string; target?: string }>;
}

const read = (...steps: string[]): Schema =>
  JSON.parse(readFileSync(path.join(SRC, ...steps), 'utf8'));

/** The schema of a content type or a component. */
function schemaOf(uid: string): Schema {
  const [, room, type] = /^api::(.+)\.(.+)$/.exec(uid) ?? [];
  if (room && type) return read('api', room, 'content-types', type, 'schema.json');
  return read('components', `${uid.replace('.', '/')}.json`);
}

/** Content types that the panel's menu shows. */
const shown = readdirSync(path.join(SRC, 'api'))
  .flatMap((room) => {
    try {
      return readdirSync(path.join(SRC, 'api', room, 'content-types')).map(
        (type) => `api::${room}.${type}`,
      );
    } catch {
      return [];
    }
  })
  .filter((uid) => schemaOf(uid).pluginOptions?.['content-manager']?.visible !== false);

describe('the layout of forms', () => {
  it('is written for every type that editors see', () => {
    expect(shown.length).toBeGreaterThan(12);
    expect(shown.filter((uid) => !layouts[uid])).toEqual([]);
  });

  it.each(Object.entries(layouts))('%s has each field once, in rows that fit', (uid, layout) => {
    const names = [...layout.form.flatMap((row) => Object.keys(row)), ...(layout.without ?? [])];
    expect(names.sort()).toEqual(Object.keys(schemaOf(uid).attributes).sort());
    for (const row of layout.form) {
      expect(Object.values(row).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(12);
    }
  });

  it.each(Object.entries(layouts))('%s: components take a row of their own', (uid, { form }) => {
    const { attributes } = schemaOf(uid);
    for (const row of form) {
      for (const [name, size] of Object.entries(row)) {
        if (attributes[name]?.type === 'component') expect(size).toBe(12);
      }
    }
  });

  it.each(Object.entries(layouts))(
    '%s: its list and names are of fields that are there',
    (uid, layout) => {
      const { attributes } = schemaOf(uid);
      const known = [...Object.keys(attributes), 'updatedAt'];
      for (const name of layout.list ?? []) expect(known).toContain(name);
      if (layout.title) expect(known).toContain(layout.title);
      for (const [relation, name] of Object.entries(layout.called ?? {})) {
        expect(Object.keys(schemaOf(attributes[relation]?.target ?? '').attributes)).toContain(
          name,
        );
      }
    },
  );
});

describe('hints under fields', () => {
  it.each(hintedFields())('%s: %s is a field, and its hint one line of Chinese', (uid, name) => {
    expect(Object.keys(schemaOf(uid).attributes)).toContain(name);
    expect(fieldHint(uid, name)).toMatch(/^[^\n]*\p{Script=Han}[^\n]*。$/u);
  });

  it('stand where a label alone leaves one guessing', () => {
    const asked: [string, string[]][] = [
      ['api::wall.schedule', ['priority', 'recurrence', 'occasion', 'daysBefore', 'daysAfter']],
      ['wall.pick', ['count', 'order', 'scope']],
      ['wall.recurrence', ['interval', 'rrule']],
      ['wall.slide', ['kind', 'seconds']],
    ];
    for (const [uid, names] of asked) {
      for (const name of names) expect(fieldHint(uid, name)).toBeDefined();
    }
  });
});
