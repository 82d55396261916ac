/**
 * `npm run fuzz`: 100,000 inputs over every parser, in a process of its own. Prints the seed and the inputs a second.
 * MUSTER_FUZZ_SEED and MUSTER_FUZZ_INPUTS repeat a run, or one input.
 */
import { randomInt } from 'node:crypto';
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
const { fuzz } = await import('./fuzz.ts');
const { parsers } = await import('./parsers.ts');

const inputs = Number(process.env.MUSTER_FUZZ_INPUTS ?? 100_000);
const firstSeed = Number(process.env.MUSTER_FUZZ_SEED ?? randomInt(1 << 30));
const MOST_GROWTH = 8 << 20;

console.log(`fuzz: ${inputs} inputs from seed ${firstSeed}`);
try {
  const { perSecond, byStatus, heapGrowth } = await fuzz({ target: parsers, inputs, firstSeed });
  const statuses = Object.entries(byStatus).map(([status, count]) => `${status}: ${count}`);
  console.log(`  answers by status: ${statuses.join(', ')}`);
  console.log(`  ${perSecond} inputs a second; the heap grew by ${(heapGrowth / (1 << 20)).toFixed(1)} MiB`);
  if (inputs >= 1000 && heapGrowth > MOST_GROWTH) throw new Error('the heap does not stay flat');
  console.log(`fuzz: ${inputs} passed, 0 failed`);
} catch (error) {
  console.error(error.message);
  console.log('fuzz: 1 failed');
  process.exitCode = 1;
}
