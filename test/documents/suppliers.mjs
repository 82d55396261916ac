/** Runs docs/for-hr-suppliers.md against a server on a store of its own: `node test/documents/suppliers.mjs`, or from run.mjs. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { operatorCommandsOf, runGuide } from './guide.mjs';

const root = join(import.meta.dirname, '..', '..');
const file = join(root, 'docs', 'for-hr-suppliers.md');
const launcher = join(root, 'apps', 'muster', 'bin', 'muster.mjs');

/** @param {(name: string, good: boolean, output: string) => void} note told of each block */
export async function runSuppliersGuide(note) {
  const home = mkdtempSync(join(tmpdir(), 'muster-suppliers-'));
  chmodSync(home, 0o755); // where tests run as root, PostgreSQL runs as another user
  const environment = { ...process.env, MUSTER_HOME: home };
  try {
    const key = await keyFor(readFileSync(file, 'utf8'), environment);
    const server = await serve(environment);
    try {
      await runGuide({ file, environment: { MUSTER_URL: server.url, MUSTER_KEY: key }, note });
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Makes the supplier as the guide has the operator make it, and takes the key from the answer. */
async function keyFor(text, environment) {
  const [command] = operatorCommandsOf(text);
  const { stdout } = await promisify(execFile)('bash', ['-c', `${command} --format json`], {
    cwd: root,
    env: environment,
  });
  return JSON.parse(stdout)[0].key;
}

async function serve(environment) {
  const child = spawn(process.execPath, [launcher, 'start', '--port', '0'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let output = '';
  child.stderr.setEncoding('utf8').on('data', text => (output += text));
  child.stdout.setEncoding('utf8');
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', text => {
      output += text;
      const [, address] = /Muster serves at (\S+)[\s\S]*Ctrl-C stops it\./.exec(output) ?? [];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => reject(new Error(`the server ended before it served:\n${output}`)));
  });
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
  };
  return { url, stop };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  let failed = 0;
  await runSuppliersGuide((name, good, output) => {
    if (!good) failed += 1;
    console.log(`${good ? 'ok  ' : 'FAIL'} ${name}${good ? '' : `\n${output}`}`);
  });
  process.exitCode = failed > 0 ? 1 : 0;
}
