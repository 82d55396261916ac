import { DayField } from '@muster/domain';
import { type Static, type TSchema, Type } from 'typebox';
import {
  type BacktestInput,
  BacktestSchema,
  type CompareInput,
  CompareSchema,
  type ForecastInput,
  ForecastSchema,
  type KeptResult,
  type SensitivityInput,
  SensitivitySchema,
  type SolveInput,
  SolveSchema,
} from './forecast-kinds.js';

/**
 * The one table of what may be asked for. Another kind is another line here and in `KINDS`; the package that does it calls
 * `jobs.work` with a handler.
 */
export interface JobKinds {
  /** Builds the read models anew beside those that readers see, and swaps them in. */
  readonly rebuild: { readonly input: Nothing; readonly result: RebuildResult };
  /** The stock of a day as it was known at a moment, beside what is known of it now. */
  readonly restate: { readonly input: RestateInput; readonly result: RestateResult };
  /** Compares the read models with a fold of all facts from scratch. */
  readonly verify: { readonly input: Nothing; readonly result: VerifyResult };
  /** Takes parked events in again; as a dry run it says what would become of each. */
  readonly redrive: { readonly input: RedriveInput; readonly result: RedriveResult };
  /** What will be of a target, or of it under a scenario. */
  readonly forecast: { readonly input: ForecastInput; readonly result: KeptResult };
  /** Scenarios side by side, on the same luck. */
  readonly compare: { readonly input: CompareInput; readonly result: KeptResult };
  /** The least change of a lever by which a target is met as likely as is wanted. */
  readonly solve: { readonly input: SolveInput; readonly result: KeptResult };
  /** What the chances of a target hang on. */
  readonly sensitivity: { readonly input: SensitivityInput; readonly result: KeptResult };
  /** How the models would have fared on the past. */
  readonly backtest: { readonly input: BacktestInput; readonly result: KeptResult };
}

export type JobKind = keyof JobKinds;
export type InputOf<K extends JobKind> = JobKinds[K]['input'];
/** Plain JSON: it is kept with the job. */
export type ResultOf<K extends JobKind> = JobKinds[K]['result'];

export interface KindDefinition {
  readonly input: TSchema;
  /** So often a handler may fail before the job does. */
  readonly attempts: number;
}

const NothingSchema = Type.Object(
  {},
  { additionalProperties: false, description: 'an empty object: there is nothing to say' },
);

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;
const MOMENT_IN_WORDS = 'a moment that exists, as 2026-01-31T12:00:00Z';

const RestateSchema = Type.Object(
  {
    on: DayField,
    knownAt: Type.Refine(
      Type.String({ description: MOMENT_IN_WORDS }),
      text => MOMENT.test(text) && !Number.isNaN(Date.parse(text)),
      () => MOMENT_IN_WORDS,
    ),
  },
  { additionalProperties: false, description: 'an object with on and knownAt' },
);

const PlaceSchema = Type.Object(
  {
    topic: Type.String({ pattern: '^[\\w.-]{1,249}$', description: 'the name of a topic' }),
    partition: Type.Integer({ minimum: 0, maximum: 32_767, description: 'a partition' }),
    offset: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'an offset' }),
  },
  { additionalProperties: false, description: 'an object with topic, partition and offset' },
);

const RedriveSchema = Type.Object(
  {
    places: Type.Optional(
      Type.Array(PlaceSchema, { minItems: 1, maxItems: 2_000, description: '1 to 2,000 places' }),
    ),
    reason: Type.Optional(
      Type.String({ minLength: 1, maxLength: 80, description: 'a reason for which events are parked' }),
    ),
    dryRun: Type.Boolean({ description: 'true or false' }),
    by: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'a name of 1 to 200 characters' }),
    ),
  },
  { additionalProperties: false, description: 'an object with dryRun, and what is meant' },
);

export type Nothing = Static<typeof NothingSchema>;
/** `on`: the day asked for. `knownAt`: what the log had taken by then counts, and nothing after it. */
export type RestateInput = Static<typeof RestateSchema>;

/**
 * `places` or `reason`: which parked events are meant; neither: all. `by`: who does it and answers for it, needed unless it is a dry
 * run.
 */
export type RedriveInput = Static<typeof RedriveSchema>;

export interface RebuildResult {
  readonly generation: number;
  readonly subjects: number;
  /** Subjects that the fold cannot take. */
  readonly failed: number;
  /** The longest that events may have had to wait, in milliseconds. */
  readonly swapMs: number;
  /** Pseudonyms of people who had been erased and were back. */
  readonly erased: number;
}

export interface RestatedStock {
  readonly level: string;
  readonly area: string;
  readonly profession: string;
  readonly headcount: number;
  /** Hundred-thousandths. */
  readonly fte: number;
}

export interface RestateResult {
  readonly then: readonly RestatedStock[];
  readonly now: readonly RestatedStock[];
  /** So many groups of subjects cannot be folded, then or now: both are without them. */
  readonly aside: number;
}

export interface VerifyResult {
  readonly subjects: number;
  readonly pending: number;
  readonly cells: number;
  /** How many there are, and the first of them: a result has room for a megabyte. */
  readonly differences: { readonly count: number; readonly first: readonly VerifyDifference[] };
  readonly breaches: { readonly count: number; readonly first: readonly VerifyBreach[] };
}

export interface VerifyDifference {
  readonly cube: string;
  readonly at: Readonly<Record<string, string>>;
  readonly stored: Readonly<Record<string, number>>;
  readonly fromFacts: Readonly<Record<string, number>>;
}

export interface VerifyBreach {
  readonly at: string;
  readonly measure: 'headcount' | 'fte';
  readonly stock: number;
  readonly flows: number;
}

export interface RedriveResult {
  readonly dryRun: boolean;
  /** How many there are, and the first of them. */
  readonly count: number;
  readonly applied: number;
  readonly duplicate: number;
  readonly parked: number;
  readonly first: readonly RedrivenEvent[];
}

/** What became, or would become, of one: without what it says, which stays where it is parked. */
export interface RedrivenEvent {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly source: string | null;
  readonly parkedFor: string;
  readonly became: 'applied' | 'duplicate' | 'parked';
  /** Of one that is parked again: why now. */
  readonly reason?: string;
}

export const KINDS: Readonly<Record<JobKind, KindDefinition>> = {
  rebuild: { input: NothingSchema, attempts: 8 },
  restate: { input: RestateSchema, attempts: 5 },
  verify: { input: NothingSchema, attempts: 5 },
  redrive: { input: RedriveSchema, attempts: 5 },
  forecast: { input: ForecastSchema, attempts: 5 },
  compare: { input: CompareSchema, attempts: 5 },
  solve: { input: SolveSchema, attempts: 5 },
  sensitivity: { input: SensitivitySchema, attempts: 5 },
  backtest: { input: BacktestSchema, attempts: 5 },
};

export const JOB_KINDS = Object.keys(KINDS) as readonly JobKind[];

export function isJobKind(text: unknown): text is JobKind {
  return typeof text === 'string' && Object.hasOwn(KINDS, text);
}
