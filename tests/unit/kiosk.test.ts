import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What docs/kiosk.md tells people to write into files is looked at here, as they would write it. */
const ROOT = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const doc = read('docs/kiosk.md');

/** The files that code blocks begin with the path of; a block may hold several. */
const files = new Map(
  [...doc.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block.split(/^(?=# \/)/m).flatMap((text): [string, string][] => {
      const [, name] = /^# (\/\S+)[^\n]*\n/.exec(text) ?? [];
      return name ? [[name, text.slice(text.indexOf('\n') + 1)]] : [];
    }),
  ),
);
const named = (pattern: RegExp) => [...files].filter(([name]) => pattern.test(name));
const units = named(/\.(service|timer)$/);
const scripts = named(/\/bin\//);

/** Packages of the programs that are run; those without one are there on any Debian. */
const PACKAGES: Record<string, string | null> = {
  '/usr/bin/cage': 'cage',
  '/usr/bin/chvt': 'kbd',
  '/bin/sh': null,
  chromium: 'chromium',
  curl: 'curl',
  certutil: 'libnss3-tools',
  'wlr-randr': 'wlr-randr',
  'cec-client': 'cec-utils',
};
const installed = [...doc.matchAll(/apt install ([^\n`]+)/g)].flatMap(([, names = '']) =>
  names.split(' ').filter((name) => !name.startsWith('-')),
);

const KEYS: Record<string, string[]> = {
  Unit: ['Description', 'After', 'Conflicts', 'StartLimitIntervalSec'],
  Service: [
    ...['Type', 'User', 'PAMName', 'Environment', 'EnvironmentFile'],
    ...['ExecStartPre', 'ExecStart', 'Restart', 'RestartSec'],
    ...['TTYPath', 'TTYReset', 'TTYVHangup', 'TTYVTDisallocate'],
    ...['StandardInput', 'StandardOutput', 'StandardError', 'UtmpIdentifier', 'UtmpMode'],
  ],
  Timer: ['OnBootSec', 'OnUnitActiveSec', 'OnCalendar', 'Unit'],
  Install: ['WantedBy'],
};

/** Sections of a unit with their settings; throws at a line that is neither. */
function settingsOf(text: string): [section: string, key: string, value: string][] {
  let section = '';
  return text.split('\n').flatMap((line): [string, string, string][] => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [, heading] = /^\[(\w+)\]$/.exec(line) ?? [];
    if (heading) section = heading;
    const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (!heading && (!key || !section)) throw new Error(`not a setting: ${line}`);
    return key ? [[section, key, value as string]] : [];
  });
}

describe('the files of a kiosk', () => {
  it('are all found', () => {
    expect(units.map(([name]) => path.basename(name)).sort()).toEqual([
      'qingfeng-panel-on.timer',
      'qingfeng-panel@.service',
      'qingfeng-screen.service',
      'qingfeng-watch.service',
      'qingfeng-watch.timer',
    ]);
    expect(scripts.map(([name]) => path.basename(name))).toEqual([
      'qingfeng-screen',
      'qingfeng-watch',
    ]);
  });

  it.each(units)('%s is a unit of settings that systemd knows', (_name, text) => {
    for (const [section, key] of settingsOf(text)) expect(KEYS[section]).toContain(key);
  });

  it.each(units)('%s starts only what is written here or installed', (name, text) => {
    for (const [, key, value] of settingsOf(text)) {
      if (!key.startsWith('ExecStart')) continue;
      for (const program of value.replace(/^[+!-]+/, '').match(/(?<=^|\s)\/\S+/g) ?? []) {
        if (files.has(program)) continue;
        expect(Object.keys(PACKAGES)).toContain(program);
        const owner = PACKAGES[program];
        if (owner) expect(installed).toContain(owner);
      }
    }
    if (!name.endsWith('.timer')) return;
    const unit = settingsOf(text).find(([, key]) => key === 'Unit')?.[2];
    const service = (unit ?? path.basename(name).replace('.timer', '.service')).replace(
      /@\w+\./,
      '@.',
    );
    expect(files.has(`/etc/systemd/system/${service}`)).toBe(true);
  });

  it.each(scripts)('%s is a script that a shell can read', (_name, text) => {
    expect(text.startsWith('#!/bin/sh\n')).toBe(true);
    if (existsSync('/bin/sh')) execFileSync('/bin/sh', ['-n'], { input: text });
  });

  it('say to install every program that they call', () => {
    for (const [program, owner] of Object.entries(PACKAGES)) {
      if (owner && doc.includes(program)) expect(installed).toContain(owner);
    }
  });

  it('give each flag to the browser once', () => {
    const [, text = ''] = scripts.find(([name]) => name.endsWith('qingfeng-screen')) ?? [];
    const flags = [...text.matchAll(/ (--[a-z-]+)/g)].map(([, flag]) => flag);
    expect(flags.length).toBeGreaterThan(15);
    expect(new Set(flags).size).toBe(flags.length);
  });

  it('watch the title that the player writes', () => {
    const [, watch = ''] = scripts.find(([name]) => name.endsWith('qingfeng-watch')) ?? [];
    const [, pattern = ''] = /"title": "([^"]+)"/.exec(watch) ?? [];
    const [, prefix = ''] =
      /document\.title = `([^$]*)\$/.exec(read('src/web/screen/engine/pulse.ts')) ?? [];
    expect(`${prefix}08:30:00`).toMatch(new RegExp(`^${pattern}$`));
  });

  it('lead to the port that the server has, and let its stream through', () => {
    const [[, caddy = ''] = []] = named(/Caddyfile$/);
    const [, port] = /PORT', (\d+)/.exec(read('config/server.ts')) ?? [];
    expect(caddy).toContain(`reverse_proxy 127.0.0.1:${port}`);
    expect(caddy.match(/\{/g)).toHaveLength(caddy.match(/\}/g)?.length ?? 0);
    const host = /^(\S+) \{/m.exec(caddy)?.[1];
    const [, screen = ''] = units.find(([name]) => name.endsWith('screen.service')) ?? [];
    expect(screen).toContain(`SCREEN_URL=https://${host}/screen\n`);
  });
});
