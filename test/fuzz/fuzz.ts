import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inputOf } from './generate.js';
import { type FuzzAnswer, type FuzzInput, type FuzzTarget } from './input.js';

export interface FuzzRun {
  readonly target: FuzzTarget;
  readonly inputs: number;
  readonly firstSeed: number;
  /** Makes the inputs; by default those for the parsers. */
  readonly inputAt?: (seed: number) => FuzzInput;
  /** Inputs on their way at once. */
  readonly atOnce?: number;
  /** Bytes of answer at most, for an input of so many. */
  readonly answerLimit?: (inputBytes: number) => number;
}

export interface FuzzReport {
  readonly inputs: number;
  readonly perSecond: number;
  readonly byStatus: Readonly<Record<number, number>>;
  /** Bytes in use after collection in the last tenth of the run, less those in its first. */
  readonly heapGrowth: number;
}

/** An item that is all faults is answered with some hundred bytes for each of its own. */
const ANSWER_LIMIT = (inputBytes: number) => (64 << 10) + 300 * inputBytes;
const LONGEST_MS = 10_000;
const SAMPLES_A_TENTH = 5;

/**
 * Sends inputs, seed by seed.
 * @throws {Error} at the first that crashes the target, takes it ten seconds, is answered with 5xx or at great length.
 *   The message names its seed and the file that it was written to
 */
export async function fuzz({
  target,
  inputs,
  firstSeed,
  inputAt = seed => inputOf(seed),
  atOnce = 1,
  answerLimit = ANSWER_LIMIT,
}: FuzzRun): Promise<FuzzReport> {
  const byStatus: Record<number, number> = {};
  const heap = heapSampler(inputs);
  const started = performance.now();
  let next = 0;
  const stop = (error: unknown): never => {
    next = inputs;
    throw error;
  };
  const send = async () => {
    while (next < inputs) {
      const nth = next++;
      const input = inputAt((firstSeed + nth) | 0);
      const { status } = await answerTo(target, input, answerLimit).catch(stop);
      byStatus[status] = (byStatus[status] ?? 0) + 1;
      heap.after(nth);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, send));
  const perSecond = Math.round(inputs / ((performance.now() - started) / 1000));
  return { inputs, perSecond, byStatus, heapGrowth: heap.growth() };
}

async function answerTo(
  target: FuzzTarget,
  input: FuzzInput,
  answerLimit: (inputBytes: number) => number,
): Promise<FuzzAnswer> {
  const started = performance.now();
  let answer: FuzzAnswer;
  try {
    answer = await target(input);
  } catch (error) {
    throw failed(input, `it threw ${error instanceof Error ? error.stack : String(error)}`);
  }
  const took = performance.now() - started;
  if (answer.status >= 500 || answer.status < 200)
    throw failed(input, `the answer was ${answer.status}: ${answer.body.slice(0, 500)}`);
  if (answer.body.length > answerLimit(input.body.length))
    throw failed(input, `the answer had ${answer.body.length} characters`);
  if (took > LONGEST_MS) throw failed(input, `the answer took ${Math.round(took)} ms`);
  return answer;
}

/** Keeps the input for whoever looks into it. */
function failed(input: FuzzInput, what: string): Error {
  const file = join(mkdtempSync(join(tmpdir(), 'muster-fuzz-')), `${input.door}-${input.seed}`);
  writeFileSync(file, input.body);
  return new Error(
    `seed ${input.seed}, door ${input.door} (${input.type}), Content-Type ${input.contentType?.slice(0, 60)}, Content-Encoding ${input.contentEncoding}: ${what}\n` +
      `its body is in ${file}\nagain: MUSTER_FUZZ_SEED=${input.seed} MUSTER_FUZZ_INPUTS=1 npm run fuzz`,
  );
}

function heapSampler(inputs: number): { after(nth: number): void; growth(): number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const tenth = Math.floor(inputs / 10);
  const every = Math.max(1, Math.floor(tenth / SAMPLES_A_TENTH));
  const samples = { first: [] as number[], last: [] as number[] };
  const least = (bytes: readonly number[]) => (bytes.length === 0 ? 0 : Math.min(...bytes));
  return {
    after: nth => {
      // The second tenth is the first one that code is warm in.
      const tenthOf = nth >= inputs - tenth ? 'last' : nth >= tenth && nth < 2 * tenth ? 'first' : undefined;
      if (tenthOf === undefined || nth % every !== 0) return;
      collect();
      samples[tenthOf].push(process.memoryUsage().heapUsed);
    },
    growth: () => least(samples.last) - least(samples.first),
  };
}
