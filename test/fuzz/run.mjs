/**
 * `npm run fuzz`: 100,000 inputs over every parser, then 5,000 over HTTP against doors with a PostgreSQL of their own, in a process of
 * its own. Prints the seed and the inputs a second. MUSTER_FUZZ_SEED and MUSTER_FUZZ_INPUTS repeat a run, or one input;
 * MUSTER_FUZZ_HTTP_INPUTS says how many go over HTTP.
 */
import { randomInt } from 'node:crypto';
import { register } from 'node:module';
import startPostgres, { stopPostgres } from '../setup/start-postgres.mjs';

register('./typescript-hooks.mjs', import.meta.url);
const { fuzz } = await import('./fuzz.ts');
const { inputOf } = await import('./generate.ts');
const { parsers } = await import('./parsers.ts');

const inputs = Number(process.env.MUSTER_FUZZ_INPUTS ?? 100_000);
const overHttp = Number(process.env.MUSTER_FUZZ_HTTP_INPUTS ?? Math.min(inputs, 5000));
const firstSeed = Number(process.env.MUSTER_FUZZ_SEED ?? randomInt(1 << 30));
const MOST_GROWTH = 8 << 20;
/** A server and its client in one process keep buffers and sockets. */
const MOST_GROWTH_HTTP = 16 << 20;

async function run(where, mostGrowth, request) {
  console.log(`fuzz: ${request.inputs} inputs ${where} from seed ${firstSeed}`);
  const { perSecond, byStatus, heapGrowth } = await fuzz({ firstSeed, ...request });
  const statuses = Object.entries(byStatus).map(([status, count]) => `${status}: ${count}`);
  console.log(`  answers by status: ${statuses.join(', ')}`);
  console.log(`  ${perSecond} inputs a second; the heap grew by ${(heapGrowth / (1 << 20)).toFixed(1)} MiB`);
  if (request.inputs >= 1000 && heapGrowth > mostGrowth) throw new Error('the heap does not stay flat');
}

/** Whether a store can be had is asked first: without one the parsers are tried all the same, and that is said. */
async function runOverHttp() {
  try {
    await startPostgres();
  } catch (error) {
    console.log(`fuzz: not over HTTP, for PostgreSQL does not start: ${error.message}`);
    return 0;
  }
  const { doorsOf } = await import('./doors.ts');
  const { servedDoors, started } = await import('../../apps/gateway/src/testing/index.ts');
  const doors = await servedDoors('fuzz');
  try {
    const inputAt = seed => inputOf(seed, 'clear');
    await run('over HTTP', MOST_GROWTH_HTTP, {
      target: doorsOf(doors),
      inputs: overHttp,
      inputAt,
      atOnce: 4,
    });
    const { status, text } = await doors.send('/v1/events', JSON.stringify(started('after-it-all')));
    if (status !== 202) throw new Error(`a good event after it all was answered with ${status}: ${text}`);
    return overHttp;
  } finally {
    await doors.close();
    await stopPostgres();
  }
}

try {
  await run('over the parsers', MOST_GROWTH, { target: parsers, inputs });
  console.log(`fuzz: ${inputs + (overHttp > 0 ? await runOverHttp() : 0)} passed, 0 failed`);
} catch (error) {
  console.error(error.message);
  console.log('fuzz: 1 failed');
  process.exitCode = 1;
}
