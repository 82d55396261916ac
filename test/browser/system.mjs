import { spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Names the folder of the run's system, for all of its test files. */
const FOLDER = 'MUSTER_TEST_SYSTEM';
const STARTS_WITHIN_MS = 180_000;

/** Before all tests: nothing is started yet. */
export function prepareSystem() {
  process.env[FOLDER] = join(tmpdir(), `muster-system-${process.pid}`);
}

/**
 * Muster as `npm start` runs it, on a free port and a store of its own: started by the first test file of a run that asks, used by all, and
 * ended after the last (or when the run dies).
 *
 * @returns {Promise<import('./system.d.mts').RunningSystem>}
 */
export async function runningSystem() {
  const folder = process.env[FOLDER];
  if (!folder) throw new Error('no run has prepared a system: call prepareSystem first');
  if (claimed(folder)) begin(folder);
  const end = Date.now() + STARTS_WITHIN_MS;
  for (;;) {
    const out = existsSync(join(folder, 'out')) ? readFileSync(join(folder, 'out'), 'utf8') : '';
    const address = /Muster serves at (http:\S+)/.exec(out)?.[1];
    const key = /^ {2}(muster_\S+)$/m.exec(out)?.[1];
    if (address && key) return { address, key, opsKey: OPS_KEY };
    if (existsSync(join(folder, 'ended'))) throw new Error(`muster ended before it served:\n${out}`);
    if (Date.now() > end)
      throw new Error(`muster does not serve after ${STARTS_WITHIN_MS / 1_000} s:\n${out}`);
    await sleep(100);
  }
}

const OPS_KEY = 'operators-of-this-test-run-bring-this-key';

function claimed(folder) {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755); // where tests run as root, PostgreSQL runs as another user
  try {
    mkdirSync(join(folder, 'claimed'));
    return true;
  } catch {
    return false;
  }
}

function begin(folder) {
  mkdirSync(join(folder, 'home'), { mode: 0o755 });
  const out = openSync(join(folder, 'out'), 'w');
  const child = spawn(process.execPath, [join(import.meta.dirname, 'keep-system.mjs'), folder], {
    env: { ...process.env, MUSTER_HOME: join(folder, 'home'), MUSTER_OPS_KEY: OPS_KEY, NODE_OPTIONS: '' },
    stdio: ['ignore', out, out],
    detached: true,
  });
  closeSync(out);
  child.unref();
  writeFileSync(join(folder, 'pid'), String(child.pid));
}

/** After all tests. */
export async function stopSystem() {
  const folder = process.env[FOLDER];
  if (!folder || !existsSync(join(folder, 'pid'))) return;
  writeFileSync(join(folder, 'stop'), '');
  for (let waited = 0; !existsSync(join(folder, 'ended')) && waited < 30_000; waited += 100) await sleep(100);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
