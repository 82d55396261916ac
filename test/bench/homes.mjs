import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tellingCpu } from './cpu.mjs';

const LAUNCHER = fileURLToPath(new URL('../../apps/muster/bin/muster.mjs', import.meta.url));

/** Runs a bench in a folder for stores of its own, which is gone afterwards. @param {(home: string) => Promise<void>} work */
export async function inHome(work) {
  const home = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  chmodSync(home, 0o755); // where it is run as root, PostgreSQL runs as another user
  try {
    await work(home);
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A `muster` command in a process of its own. Its output comes as it is printed. */
export function muster(home, ...args) {
  const child = spawn(process.execPath, [...tellingCpu, LAUNCHER, ...args], {
    env: { ...process.env, MUSTER_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', text => (printed.out += text));
  child.stderr.setEncoding('utf8').on('data', text => (printed.err += text));
  const ended = once(child, 'close').then(([code]) => {
    if (code !== 0) throw new Error(`muster ${args[0]} ended with ${code}:\n${printed.out}${printed.err}`);
    return printed;
  });
  ended.catch(() => undefined); // told to whoever waits for it
  return { child, printed, ended };
}

/** Resolves with the match as soon as a command has printed it. */
export async function prints({ child, printed, ended }, pattern) {
  for (;;) {
    const found = pattern.exec(printed.out);
    if (found) return found;
    await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)]);
    if (child.exitCode !== null && !pattern.test(printed.out))
      throw new Error(`it ended without printing ${pattern}`);
  }
}
