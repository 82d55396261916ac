/** `npm run bench -- NAME [options]`: runs one of the benches, or says which there are. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transpile } from '../../apps/muster/bin/transpile.mjs';

const BENCHES = [
  'ingest',
  'scale',
  'rebuild',
  'freshness',
  'queries',
  'fold',
  'forecast',
  'ndjson-to-cubes',
  'doors-throughput',
  'single-event',
];

const [name, ...options] = process.argv.slice(2);
const pathOf = bench => fileURLToPath(new URL(`${bench}.mjs`, import.meta.url));
if (BENCHES.includes(name)) {
  // What benches import from the packages is what the sources say now.
  await transpile(new URL('../..', import.meta.url));
  process.exitCode =
    spawnSync(process.execPath, [pathOf(name), ...options], { stdio: 'inherit' }).status ?? 1;
} else {
  console.error(name === undefined ? 'Say which bench:' : `There is no bench ${name}. There are:`);
  for (const bench of BENCHES) console.error(`  ${bench.padEnd(18)} ${aboutOf(bench)}`);
  process.exitCode = 2;
}

/** The first sentence of a bench's head. */
function aboutOf(bench) {
  const [, head] = /^\/\*\*([^]*?)\*\//.exec(readFileSync(pathOf(bench), 'utf8')) ?? [];
  return (head ?? '')
    .replace(/\s*\n \* ?/g, ' ')
    .trim()
    .split(/(?<=[.:]) /)[0];
}
