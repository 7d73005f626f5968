import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fieldLabel, labelledUids, optionEntries, optionLabels } from '../../src/labels/zh-Hans';

const SRC = path.resolve(__dirname, '../../src');
const CHINESE = /\p{Script=Han}/u;

interface Schema {
  info: { displayName: string; description?: string };
  attributes: Record<string, { type: string; enum?: string[] }>;
}

const read = (file: string): Schema => JSON.parse(readFileSync(file, 'utf8'));

function schemas(): [uid: string, schema: Schema][] {
  const types = readdirSync(path.join(SRC, 'api')).flatMap((room) => {
    const folder = path.join(SRC, 'api', room, 'content-types');
    return list(folder).map((type): [string, Schema] => [
      `api::${room}.${type}`,
      read(path.join(folder, type, 'schema.json')),
    ]);
  });
  const components = readdirSync(path.join(SRC, 'components')).flatMap((category) =>
    list(path.join(SRC, 'components', category)).map((file): [string, Schema] => [
      `${category}.${path.parse(file).name}`,
      read(path.join(SRC, 'components', category, file)),
    ]),
  );
  return [...types, ...components];
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const all = schemas();
const fields = all.flatMap(([uid, { attributes }]) =>
  Object.keys(attributes).map((name): [string, string] => [uid, name]),
);
const enumerations = all.flatMap(([uid, { attributes }]) =>
  Object.entries(attributes).flatMap(([name, { enum: codes }]): [string, string, string[]][] =>
    codes ? [[uid, name, codes]] : [],
  ),
);

describe('editors never see an English code or field name', () => {
  it('finds the content types and components', () => {
    expect(all.length).toBeGreaterThanOrEqual(24);
  });

  it.each(all)('%s has a Chinese name', (_uid, { info }) => {
    expect(info.displayName).toMatch(CHINESE);
  });

  it.each(fields)('%s: %s has a Chinese label', (uid, name) => {
    expect(fieldLabel(uid, name)).toMatch(CHINESE);
  });

  it.each(enumerations)('%s: every option of %s has a Chinese label', (uid, name, codes) => {
    const labels = optionLabels(uid, name) ?? {};
    for (const code of codes) expect(labels[code]).toMatch(CHINESE);
    expect(Object.keys(labels).sort()).toEqual([...codes].sort());
  });

  it('gives API consumers plain ASCII codes', () => {
    for (const [, , codes] of enumerations) {
      for (const code of codes) expect(code).toMatch(/^[a-z][a-z0-9_]*$/);
    }
  });

  it('gives one code one label, because the panel looks labels up by code alone', () => {
    const seen = new Map<string, string>();
    for (const [code, label] of optionEntries()) {
      expect(seen.get(code) ?? label).toBe(label);
      seen.set(code, label);
    }
  });

  it('labels nothing that is not there', () => {
    const known = new Set(all.map(([uid]) => uid));
    for (const uid of labelledUids) expect(known).toContain(uid);
  });
});
