import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { lstatSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const MEGABYTE = 1_000_000;

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * MEGABYTE });

describe('a clone', () => {
  it('stays under 60 MB: its history and its files', () => {
    const history = Number(git('rev-list', '--objects', '--disk-usage', 'HEAD'));
    const files = git('ls-files', '-z')
      .split('\0')
      .filter(Boolean)
      .map((file) => lstatSync(path.join(ROOT, file), { throwIfNoEntry: false })?.size ?? 0)
      .reduce((sum, size) => sum + size, 0);
    expect(history).toBeGreaterThan(0);
    expect((history + files) / MEGABYTE).toBeLessThan(60);
  });
});
