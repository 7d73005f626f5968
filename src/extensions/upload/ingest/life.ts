import { readFileSync, readlinkSync } from 'node:fs';
import os from 'node:os';
import type { Owner } from './owners';

/** Who this process is. Only Linux tells more than its number. */
export function ownLife(): Owner {
  const { pid } = process;
  const life = { host: os.hostname(), pid };
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const namespace = readlinkSync('/proc/self/ns/pid').replace(/\D/g, '');
    return { ...life, boot, namespace, began: beganOf(pid) ?? '' };
  } catch {
    return { ...life, boot: '', namespace: '', began: '' };
  }
}

/** When a process of this machine began, in its own count; null where there is none. */
export function beganOf(pid: number): string | null {
  try {
    // The program's name stands in brackets and may hold spaces and brackets itself.
    const [, fields = ''] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return fields.split(' ')[BEGAN] ?? null;
  } catch {
    return null;
  }
}

/** `starttime`, counted from the field behind the name. */
const BEGAN = 19;
