import {
  type Area,
  type Day,
  type DerivedMeasure,
  ENGLAND,
  lastDayOf,
  levelOf,
  type Month,
  monthNumber,
  monthOf,
} from '@muster/domain';
import {
  compile,
  learnParameters,
  type Lever,
  type Model,
  type PipelineEvidence,
  type PipelineParameters,
  type Promised,
  type Remark,
  type Shifts,
  withSteadyIntake,
} from '@muster/forecast';
import { type NoAnswer } from '@muster/jobs';
import { type Evidence, type ForecastGround } from '@muster/store';
import { missingForPipeline } from '../models/missing.js';
import { type Draws } from '../series/drawn.js';
import { type Believed, believedOf } from './believed.js';

/** A target's question, as the pipeline model is asked it. */
export interface Prepared {
  readonly draws: Draws;
  readonly evidence: PipelineEvidence;
  readonly parameters: PipelineParameters;
  readonly believed: Believed;
  readonly from: Evidence;
  readonly promised: Promised;
  readonly measure: DerivedMeasure;
  /** The target's own, as the model calls it: England, or one of its regions. */
  readonly area: Area;
  /** What is shown beside it: of England its regions. */
  readonly areas: readonly string[];
  /** By how much the target's stock on the origin exceeds that of organisations together, for people are in two, and feeds not in all. */
  readonly scale: number;
  /** Months. */
  readonly horizon: number;
  /** Months from the origin, from 0, that are shown: quarters, the month of the due day, and the last. */
  readonly steps: readonly number[];
  /** Which of `steps` answers for the target. */
  readonly answering: number;
  readonly remarks: readonly Remark[];
  model(asked: {
    readonly levers: readonly Lever[];
    readonly horizon?: number;
    readonly shifts?: Shifts;
  }): Model;
}

/** As long as the series model shows, at least. */
const LEAST_MONTHS = 48;
const MOST_MONTHS = 480;

export function prepare(ground: ForecastGround, draws: Draws): Prepared | NoAnswer {
  const { evidence: from, people, target } = ground;
  if (from.status === 'no-evidence') return { ...from, status: 'no-answer' };
  if (people?.status !== 'people') return noPeople('pipeline', ground);
  const { dueOn, measure, area } = target.definition;
  const own = people.evidence;
  const months = dueOn === undefined ? 0 : monthsTo(own.origin, dueOn);
  const horizon = Math.min(MOST_MONTHS, Math.max(LEAST_MONTHS, 12 * (Math.ceil(months / 12) + 1)));
  const told = withSteadyIntake(placed(own, area, people.icbs), horizon);
  const { evidence } = told;
  const parameters = learnParameters(evidence);
  const regions = Object.fromEntries(own.organisations.map(of => [of.organisation, of.region]));
  const counts = measure === 'fte' ? 'fte' : 'headcount';
  const shown = [...new Set(evidence.organisations.map(({ region }) => region))].sort();
  const steps = stepsOf(horizon, months);
  const { amount, counted } = from;
  const answering =
    dueOn === undefined || months < 1 ? steps.length - 1 : steps.findLastIndex(step => step < months);
  return {
    ...{ draws, evidence, parameters, from, horizon, steps, area, measure: counts },
    promised: { basis: 'net', amount, counted, ...(dueOn === undefined ? {} : { dueOn }) },
    believed: believedOf(evidence, parameters, people.icbs, regions, counts),
    areas: area === ENGLAND ? [ENGLAND, ...shown] : [area],
    scale: scaleOf(evidence, area, counts, from.inPost),
    answering: answering < 0 ? steps.length - 1 : answering,
    remarks: remarksOf(told.assumed, people.missing.length > 0),
    model: ({ levers, horizon: until = horizon, shifts = {} }) =>
      compile(evidence, parameters, { seed: draws.seed, horizon: until, levers, shifts }),
  };
}

export function noPeople(model: string, ground: ForecastGround): NoAnswer {
  const missing = missingForPipeline(ground);
  return {
    status: 'no-answer',
    code: 'no-pipeline-evidence',
    detail: `the ${model} model has not what it needs here: ${missing.map(({ what }) => what).join('; ')}`,
    remedy: [...missing.map(({ remedy }) => remedy), 'or ask the series model'].join('; '),
  };
}

/** Months after the origin whose ends are not after a day. */
function monthsTo(origin: Month, day: Day): number {
  const months = monthNumber(monthOf(day)) - monthNumber(origin);
  return lastDayOf(monthOf(day)) === day ? months : months - 1;
}

/** Draws are kept by region: an ICB or an organisation that a target is about is taken out of its region to be one. */
function placed(
  evidence: PipelineEvidence,
  area: Area,
  icbs: Readonly<Record<string, string>>,
): PipelineEvidence {
  const level = levelOf(area);
  if (level === 'england' || level === 'region') return evidence;
  const isIn = (code: string) => (level === 'icb' ? icbs[code] : code) === area;
  return {
    ...evidence,
    organisations: evidence.organisations.map(of => (isIn(of.organisation) ? { ...of, region: area } : of)),
  };
}

/** By how much a stock exceeds what organisations of the area add up to. */
export function scaleOf(
  { organisations }: PipelineEvidence,
  area: string,
  measure: DerivedMeasure,
  inPost: number,
): number {
  const own = organisations.filter(({ region }) => area === ENGLAND || region === area);
  const told = own.reduce(
    (sum, of) => sum + (measure === 'fte' ? of.fte : of.inPost.reduce((all, count) => all + count, 0)),
    0,
  );
  return told > 0 ? inPost / told : 1;
}

function stepsOf(horizon: number, due: number): number[] {
  const quarters = Array.from({ length: Math.floor(horizon / 3) }, (_, nth) => 3 * nth + 2);
  return [...new Set([...quarters, ...(due >= 1 ? [due - 1] : []), horizon - 1])]
    .filter(step => step < horizon)
    .sort((a, b) => a - b);
}

function remarksOf(
  assumed: { readonly from: string; readonly placesAYear: number } | undefined,
  isWithoutLearners: boolean,
): Remark[] {
  if (isWithoutLearners)
    return [
      {
        code: 'no-learners',
        detail:
          'no learners are told of: who joins is as many as joined in the last three years, and no programme is seen coming',
      },
    ];
  return assumed
    ? [
        {
          code: 'assumed-intake',
          detail: `nobody told of the places of some cohorts from ${assumed.from} on: as many are assumed as brought the mean starters of the last three years, about ${assumed.placesAYear} a year in all that is seen`,
        },
      ]
    : [];
}
