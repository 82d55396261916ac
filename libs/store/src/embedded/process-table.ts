import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { promisify } from 'node:util';

/** A running process. Its id alone proves nothing: the system gives it out again, so it goes with the start time. */
export interface RunningProcess {
  readonly pid: number;
  /** In the platform's own terms: only ever compared for equality. */
  readonly startedAt: string;
  /** The command line, words joined by blanks. */
  readonly command: string;
}

/** Undefined when there is none, also when it has ended and only waits to be buried by its parent. */
export function findProcess(pid: number): Promise<RunningProcess | undefined> {
  return platform() === 'linux' ? fromProc(pid) : fromPs(pid);
}

const STATE = 0;
const START_TIME = 19;

/** @see proc_pid_stat(5): the fields after `pid (name)`, where the name may itself hold blanks and parentheses. */
export async function fromProc(pid: number): Promise<RunningProcess | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[STATE] === 'Z' || fields[STATE] === 'X') return undefined;
    return { pid, startedAt: fields[START_TIME] ?? '', command: words.replaceAll('\0', ' ').trimEnd() };
  } catch {
    return undefined;
  }
}

/** The command line of a process, at once: for a process that ends, and can wait for nothing. */
export function commandOf(pid: number): string | undefined {
  try {
    return platform() === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}

/** macOS has no /proc. `lstart` is always 24 characters long in the C locale. */
export async function fromPs(pid: number): Promise<RunningProcess | undefined> {
  try {
    const { stdout } = await promisify(execFile)(
      'ps',
      ['-ww', '-o', 'state=', '-o', 'lstart=', '-o', 'command=', '-p', String(pid)],
      { env: { ...process.env, LC_ALL: 'C' } },
    );
    const [, state, startedAt, command] = /^(\S+)\s+(.{24})\s+(.*)$/.exec(stdout.trim()) ?? [];
    if (!state || state.startsWith('Z') || !startedAt) return undefined;
    return { pid, startedAt, command: (command ?? '').trimEnd() };
  } catch {
    return undefined; // ps ends with 1 when no process has this id.
  }
}
