import { addMonths, type Day, dayInWords } from '../calendar/day.js';
import { type CoverageOn } from '../derived/coverage.js';
import { PROFESSION_NAMES, type Profession } from '../professions.js';
import { trainedFor } from '../subjects/person/training/trained-for.js';
import { type Basis, type TargetDefinition, type TargetMeasure } from '../subjects/target/target.js';
import { courseDays, type DerivedPosition } from './derived-position.js';
import { byBaseline, type Cell, type Change, type NoAnswer, progress } from './position.js';
import { type Needs, staffingOn } from './staffing.js';

/** The measures of targets that are of training: who began, and places to begin in. */
export type IntakeMeasure = 'starters' | 'places';

/** So many began on a day; or so many places there were in the cohorts that began on it. */
export interface IntakeOn {
  readonly on: Day;
  readonly count: number;
}

export interface IntakeEvidence {
  /** Days in any order, each as often as it is told. */
  readonly intakes: readonly IntakeOn[];
  readonly simulated: boolean;
}

export function isIntakeMeasure(measure: TargetMeasure): measure is IntakeMeasure {
  return measure === 'starters' || measure === 'places';
}

/** The professions of enrolments and places that lead to a profession. */
export function trainingFor(profession: Profession): Profession[] {
  return PROFESSION_NAMES.filter(name => trainedFor({ profession: name }) === profession);
}

const NOTHING_TOLD: Record<IntakeMeasure, string> = {
  starters:
    'this is to be read from enrolments, and none that lead to this profession here have been taken in',
  places: 'this is to be read from intakes that institutions plan and confirm, and none here have been told',
};

/**
 * Where a target of starters or places stands. What stands for the stock is the intake of the twelve months up to a day: `net` is how much
 * larger it is than that up to the baseline, `gross` all who began (all places) since the baseline. Nothing is covered or not: an
 * institution that tells nothing has no intake.
 * @param evidence of all that leads to the target's profession in its area; undefined where nothing was told
 */
export function intakePosition(
  target: TargetDefinition & { readonly measure: IntakeMeasure },
  evidence: IntakeEvidence | undefined,
  needs: Needs,
  on: Day,
): DerivedPosition | NoAnswer {
  const { basis, measure, baselineOn } = target;
  if (evidence === undefined) return { status: 'no-derived-evidence', detail: NOTHING_TOLD[measure] };
  if (on < baselineOn)
    return {
      status: 'before-baseline',
      detail: `${dayInWords(on)} is before the baseline of ${dayInWords(baselineOn)}`,
    };
  const since = (after: Day, until: Day) =>
    evidence.intakes.reduce(
      (sum, intake) => (intake.on > after && intake.on <= until ? sum + intake.count : sum),
      0,
    );
  const yearTo = (day: Day) => since(addMonths(day, -12), day);
  const cell = (of: Basis, from: Day): Cell => {
    if (of === 'establishment')
      return { status: 'not-published', detail: `not measured: funded posts are no ${measure}` };
    const change = of === 'net' ? yearTo(on) - yearTo(from) : since(from, on);
    return { status: 'answered', change, likeForLike: change };
  };
  const changeTo = (day: Day): Change => {
    const change = yearTo(day) - yearTo(baselineOn);
    return {
      change,
      likeForLike: change,
      breaks: 0,
      onboarding: 0,
      restructuring: 0,
      comparable: true,
    };
  };
  const answer = cell(basis, baselineOn);
  if (answer.status !== 'answered') return { status: 'not-measured', detail: answer.detail };
  const { required, ...progressed } = progress(target, answer.likeForLike, on);
  const lastYear = cell(basis, addMonths(on, -12));
  return {
    status: 'answered',
    evidence: 'derived',
    series: undefined,
    vintage: undefined,
    on,
    baseline: { on: baselineOn, stock: yearTo(baselineOn) },
    inPost: yearTo(on),
    change: changeTo(on),
    ...progressed,
    runRate: {
      required,
      lastTwelveMonths: lastYear.status === 'answered' ? lastYear.change / 12 : undefined,
    },
    course: on === baselineOn ? [] : courseDays(baselineOn, on).map(day => ({ on: day, ...changeTo(day) })),
    basisByBaseline: byBaseline(baselineOn, on, yearTo, cell),
    staffing: staffingOn(needs, on, undefined, undefined, undefined),
    comparable: true,
    coverage: { atBaseline: OF_NOTHING, on: OF_NOTHING },
    simulated: evidence.simulated,
    provisional: false,
  };
}

const OF_NOTHING: CoverageOn = { organisations: 0, share: undefined, of: 'organisations', comparable: true };
