import { canonicalJson, type Fault, faultInWords, schemaFaults } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import { createHash } from 'node:crypto';
import { type TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { isJobKind, JOB_KINDS, type InputOf, type JobKind, KINDS } from './kinds.js';
import { type AskOptions } from './port.js';

const validators = new Map<JobKind, Validator<Record<never, never>, TSchema>>();

/** @throws {MusterFault} `unknown-job-kind` */
export function checkKind(kind: string): asserts kind is JobKind {
  if (!isJobKind(kind))
    throw new MusterFault(
      'unknown-job-kind',
      `there are no jobs of the kind ${JSON.stringify(kind).slice(0, 80)}`,
      `ask for one of ${JOB_KINDS.join(', ')}`,
    );
}

/** Every place where this is not the input of such a job; pointers lead into it. */
export function inputFaults(kind: JobKind, input: unknown): Fault[] {
  const { input: schema } = KINDS[kind];
  const validator = validators.get(kind) ?? Compile(schema);
  validators.set(kind, validator);
  return schemaFaults(validator, schema, input, '');
}

/** @throws {MusterFault} `bad-job-input`, with every place that is wrong */
export function checkInput<K extends JobKind>(kind: K, input: unknown): asserts input is InputOf<K> {
  const faults = inputFaults(kind, input);
  if (faults.length > 0)
    throw new MusterFault(
      'bad-job-input',
      `what ${kind} was asked with is not its input: ${faults.map(faultInWords).join('; ')}`,
      'mend what is named here and ask again',
    );
}

const LONGEST_PROVENANCE = 1_000;
const LONGEST_NAME = 200;
const YEAR_MS = 366 * 86_400_000;

/** @throws {MusterFault} `bad-job-options` */
export function checkOptions({ provenance, priority = 5, delayMs = 0, by = 'nobody' }: AskOptions): void {
  const isWithin = (number: number, least: number, most: number) =>
    Number.isInteger(number) && number >= least && number <= most;
  const wrong = [
    isText(provenance, 0, LONGEST_PROVENANCE) ? '' : 'provenance must be text of at most 1,000 characters',
    isWithin(priority, 1, 9) ? '' : 'priority must be a whole number from 1 to 9',
    isWithin(delayMs, 0, YEAR_MS) ? '' : 'delayMs must be whole milliseconds, at most a year',
    isName(by) ? '' : 'by must be a name of 1 to 200 characters',
  ].filter(words => words !== '');
  if (wrong.length > 0) throw badOptions(wrong.join('; '));
}

/** @throws {MusterFault} `bad-job-options` */
export function checkName(by: string): void {
  if (!isName(by)) throw badOptions('by must be a name of 1 to 200 characters');
}

const isName = (by: unknown) => isText(by, 1, LONGEST_NAME);

/** Such as any backend can hold. */
const isText = (text: unknown, least: number, most: number) =>
  typeof text === 'string' &&
  text.length >= least &&
  text.length <= most &&
  text.isWellFormed() &&
  !text.includes('\0');

const badOptions = (words: string) =>
  new MusterFault('bad-job-options', `so a job cannot be asked for: ${words}`);

/** The same for the same work on the same ground, whoever asks and whenever. */
export function jobId(kind: JobKind, input: unknown, provenance: string): string {
  return createHash('sha256')
    .update(canonicalJson([kind, input, provenance]))
    .digest('hex');
}
