import { describe, expect, it } from '@jest/globals';
import { fieldLabel, labelledUids, optionEntries, optionLabels } from '../../src/labels/zh-Hans';
import { schemas } from '../support/schemas';

const CHINESE = /\p{Script=Han}/u;

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

  it('labels every type, and nothing that is not there', () => {
    expect([...labelledUids].sort()).toEqual(all.map(([uid]) => uid).sort());
  });
});
