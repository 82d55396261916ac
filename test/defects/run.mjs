/**
 * Plants defects one at a time in a copy of the sources and runs the tests that should notice: a test suite that lets one pass
 * does not guard what it says it guards.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transpile } from '../../apps/muster/bin/transpile.mjs';
import { defects } from './defects.mjs';

const root = join(import.meta.dirname, '..', '..');

/** As many at once, each in a copy of its own: much of a run is waiting. */
const AT_ONCE = 2;

await transpile(root);
const { openTestServer } = await import('../../libs/store/dist/testing/index.js');
const server = await openTestServer(process.env.MUSTER_TEST_POSTGRES_URL);
let caught = 0;
let missed = 0;
try {
  const waiting = [...defects];
  await Promise.all(Array.from({ length: AT_ONCE }, () => inCopy(copy => plantFrom(waiting, copy))));
} finally {
  await server.close();
}
console.log(`defects: ${caught} passed, ${missed} failed`);
process.exitCode = missed > 0 ? 1 : 0;

async function inCopy(work) {
  const copy = mkdtempSync(join(tmpdir(), 'muster-defects-'));
  try {
    copyWorkspace(copy);
    await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function plantFrom(waiting, copy) {
  for (let defect = waiting.shift(); defect !== undefined; defect = waiting.shift())
    await plant(defect, copy);
}

async function plant({ name, file, find, plant: planted, caughtBy }, copy) {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(find).length !== 2) return tell(false, name, `${file} does not hold once: ${find}`);
  writeFileSync(
    path,
    source.replace(find, () => planted),
  );
  const { status, told } = await testsOf(caughtBy, copy);
  writeFileSync(path, source);
  const ran = /Tests +\d+ failed/.test(told);
  tell(status !== 0 && ran, name, told.split('\n').slice(-8).join('\n'));
}

async function testsOf(file, copy) {
  const tests = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', file, '--maxWorkers=1', '--bail=1', '--silent'],
    {
      cwd: copy,
      env: { ...process.env, MUSTER_TEST_POSTGRES_URL: server.url, MUSTER_HISTORIES: '60', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let told = '';
  for (const stream of [tests.stdout, tests.stderr])
    stream.setEncoding('utf8').on('data', text => (told += text));
  const [status] = await once(tests, 'close');
  return { status, told };
}

function tell(good, name, detail) {
  if (good) caught += 1;
  else missed += 1;
  console.log(`${good ? 'caught' : 'MISSED'}  ${name}`);
  if (!good) console.log(detail);
}

/** Sources are copied; packages are shared by links, but for Muster's own, which must be the copies. */
function copyWorkspace(copy) {
  const skip = new Set(['node_modules', '.git', '.nx', '.muster', 'dist']);
  for (const entry of readdirSync(root))
    if (!skip.has(entry))
      cpSync(join(root, entry), join(copy, entry), {
        recursive: true,
        filter: path => !/\/(dist|node_modules)(\/|$)/.test(path.slice(root.length)),
      });
  mkdirSync(join(copy, 'node_modules', '@muster'), { recursive: true });
  for (const entry of readdirSync(join(root, 'node_modules')))
    if (entry !== '@muster')
      symlinkSync(join(root, 'node_modules', entry), join(copy, 'node_modules', entry));
  for (const group of ['apps', 'libs'])
    for (const name of readdirSync(join(copy, group)))
      symlinkSync(join(copy, group, name), join(copy, 'node_modules', '@muster', name));
}
