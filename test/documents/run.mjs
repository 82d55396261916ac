/**
 * Runs the commands of README.md and of docs/for-hr-suppliers.md as a newcomer would type them, and fails where one does.
 * `npm ci` is taken as done; `npm start` runs until the commands after it are through, then gets its ctrl-C;
 * `npm test` is run by whoever runs this.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSuppliersGuide } from './suppliers.mjs';

const root = join(import.meta.dirname, '..', '..');
const home = mkdtempSync(join(tmpdir(), 'muster-documents-'));
chmodSync(home, 0o755);
const port = await freePort();
const environment = { ...process.env, MUSTER_HOME: home, MUSTER_PORT: String(port) };

/** What a newcomer is asked to wait, on two cores with nothing beside it. */
const FIRST_START_S = 20;
const SECOND_START_S = 4;

let failed = 0;
let passed = 0;
const running = [];
try {
  for (const command of commandsOf('README.md')) await run(command, FIRST_START_S);
  await stopAll();
  await run('npm start', SECOND_START_S);
  await stopAll();
  await runSuppliersGuide(note);
} finally {
  await stopAll();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
console.log(`documents: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function commandsOf(file) {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block]) => block.trim().split('\n'))
    .map(command => command.replace(/^npm ci && /, '').replaceAll('127.0.0.1:7300', `127.0.0.1:${port}`))
    .filter(command => command !== 'npm test');
}

async function run(command, limit) {
  const began = performance.now();
  const serves = command === 'npm start';
  const child = spawn(
    'bash',
    ['-c', command.startsWith('curl ') ? command.replace('curl ', 'curl -f ') : `exec ${command}`],
    {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: serves,
    },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', text => (output += text));
  child.stderr.setEncoding('utf8').on('data', text => (output += text));
  const ended = once(child, 'close').then(([code]) => code);
  const ready = new Promise(resolve =>
    child.stdout.on('data', () => output.includes('Ctrl-C stops it.') && resolve(0)),
  );
  const code = await Promise.race(serves ? [ended, ready] : [ended]);
  if (serves && child.exitCode === null) running.push({ child, output: () => output });
  const seconds = (performance.now() - began) / 1000;
  const inTime = !serves || seconds <= limit;
  const took = serves ? ` (served after ${seconds.toFixed(1)} s, at most ${limit})` : '';
  note(`${command}${took}`, code === 0 && output.trim() !== '' && inTime, output);
}

async function stopAll() {
  for (let next = running.pop(); next; next = running.pop()) await stop(next);
}

/** npm itself ends by the signal; what counts is that Muster stopped in order. */
async function stop({ child, output }) {
  const ended = once(child, 'close');
  process.kill(-child.pid, 'SIGINT'); // as a terminal does: to the whole group
  await ended;
  note('ctrl-C', output().trim().endsWith('Stopped.'), output());
}

function note(command, good, output) {
  if (good) passed += 1;
  else failed += 1;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${command}`);
  if (!good) console.log(output);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
