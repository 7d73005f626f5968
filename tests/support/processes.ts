import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

interface Process {
  pid: number;
  /** How it was called, its words parted by blanks. */
  command: string;
}

/** Slim systems have no `ps`, and systems other than Linux no `/proc`. */
const hasProc = existsSync('/proc/self/stat');
const ps = (...words: string[]): string =>
  execFileSync('ps', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** Of a process that has ended meanwhile there is nothing to read. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

/** What follows the name, which may have blanks in it: state, parent, … as in proc(5). */
const stat = (pid: string): string[] => (read(pid, 'stat').split(') ').pop() ?? '').split(' ');

/** Processes that one has started and that are alive. */
export function childrenOf(parent: number): Process[] {
  if (!hasProc) {
    const lines = ps('-A', '-o', 'ppid=,pid=,command=').split('\n');
    return lines.flatMap((line) => {
      const [ppid, pid, ...command] = line.trim().split(/\s+/);
      return Number(ppid) === parent ? [{ pid: Number(pid), command: command.join(' ') }] : [];
    });
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const [state, ppid] = stat(pid);
      return Number(ppid) === parent && state !== 'Z';
    })
    .map((pid) => ({
      pid: Number(pid),
      command: read(pid, 'cmdline').replaceAll('\0', ' ').trim(),
    }));
}

/** Memory of a process that the machine holds, in bytes. */
export function residentBytesOf(pid: number): number {
  const kilobytes = hasProc
    ? /^VmRSS:\s+(\d+)/m.exec(read(String(pid), 'status'))?.[1]
    : ps('-o', 'rss=', '-p', String(pid));
  return Number(kilobytes) * 1024;
}
