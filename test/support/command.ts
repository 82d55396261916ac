import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable } from 'node:stream';

const LAUNCHER = join(import.meta.dirname, '..', '..', 'apps', 'muster', 'bin', 'muster.mjs');

/** A `muster` command that runs as a user would run it: in a process of its own. */
export interface RunningCommand {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  /** Standard output so far. */
  out(): string;
  /** Resolves when standard output holds this text. Rejects when the command ends first. */
  prints(text: string): Promise<void>;
  /** Resolves when the command has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

/** @param home where its stores live */
export function muster(home: string, ...args: string[]): RunningCommand {
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    env: { ...process.env, MUSTER_HOME: home, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return {
    process: child,
    out: () => out,
    prints: text =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (out.includes(text)) resolve();
        };
        child.stdout.on('data', look);
        void ended.then(end =>
          reject(
            new Error(
              `muster ${args.join(' ')} ended with ${end.code} before it printed "${text}":\n${out}${err}`,
            ),
          ),
        );
        look();
      }),
    ended,
  };
}

/** A folder for stores, and how to be rid of it. */
export function temporaryHome(): { home: string; remove: () => void } {
  const home = mkdtempSync(join(tmpdir(), 'muster-home-'));
  chmodSync(home, 0o755); // where tests run as root, PostgreSQL runs as another user
  return { home, remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }) };
}
