import { type Month, monthNumber } from '@muster/domain';
import {
  type ByBand,
  type CohortEvidence,
  type OrganisationEvidence,
  type PipelineEvidence,
  type PlannedCohort,
} from '../pipeline/evidence.js';
import { monthAt } from '../pipeline/months.js';
import { MIDWIFERY } from '../pipeline/programme.js';
import { uniform } from '../random/uniform.js';

export interface EvidenceSize {
  readonly organisations: number;
  /** Heads of the mean organisation; others are from a half to one and a half of it. */
  readonly heads?: number;
  /** Starters a year of the mean organisation. */
  readonly starters?: number;
  /** Years of planned cohorts. */
  readonly planned?: number;
  readonly regions?: readonly string[];
  readonly origin?: string;
}

const REGIONS = ['Y56', 'Y58', 'Y59', 'Y60', 'Y61', 'Y62', 'Y63'];
/** Of a stock that has long been so: shares by tenure band, and exits a person-month. */
const SHARES = [0.12, 0.1, 0.22, 0.22, 0.34];
const LEAVING = [0.0105, 0.009, 0.0075, 0.0055, 0.004];
const RETIRING = [0, 0, 0, 0.0006, 0.0035];
/** Years that were looked at. */
const WINDOW = 3;

/** Evidence of a size, such as a profession of England would yield: the same for the same size. */
export function evidenceOfSize(size: EvidenceSize): PipelineEvidence {
  const { organisations, heads = 130, starters = 14, planned = 10, regions = REGIONS } = size;
  const origin = (size.origin ?? '2026-03') as Month;
  const codes = Array.from({ length: organisations }, (_, at) => `R${String(at).padStart(3, '0')}`);
  const scales = codes.map((_, at) => (organisations === 1 ? 1 : 0.5 + uniform(1, at, 0, 0, 0)));
  const start = (year: number) => monthAt(6 + 12 * year - 12 * 10, origin);
  return {
    profession: 'midwife',
    origin,
    programmes: [MIDWIFERY],
    organisations: codes.map((code, at) =>
      organisation(code, regions[at % regions.length]!, heads * scales[at]!),
    ),
    cohorts: codes.flatMap((code, at) =>
      [5, 6, 7, 8, 9].map(year => cohort(code, start(year), starters * scales[at]!, year, origin)),
    ),
    planned: codes.flatMap((code, at) =>
      Array.from({ length: planned }, (_, year): PlannedCohort => ({
        programme: MIDWIFERY.name,
        organisation: code,
        start: start(10 + year),
        places: Math.round((starters * scales[at]!) / 0.92),
      })),
    ),
    filled: codes.flatMap((_, at) => {
      const places = Math.round((starters * scales[at]!) / 0.92);
      return [0, 1, 2].map(() => ({ places, starters: Math.round(places * 0.92) }));
    }),
    leavingByYear: Array.from({ length: 6 }, (_, year) => ({
      left: Math.round(organisations * heads * 0.078 * (1 + 0.05 * Math.sin(2 * year))),
      personMonths: organisations * heads * 12,
    })),
    fteByYear: [0.823, 0.822, 0.824, 0.823, 0.822],
    movedBetweenRegions: Math.round(organisations * heads * 0.02 * WINDOW * 0.25),
    fteAtEntry: { firstPost: 0.93, other: 0.85 },
  };
}

function organisation(code: string, region: string, heads: number): OrganisationEvidence {
  const inPost = SHARES.map(share => Math.round(share * heads)) as unknown as ByBand;
  const months = inPost.map(count => count * 12 * WINDOW) as unknown as ByBand;
  const events = (rates: readonly number[]) =>
    rates.map((rate, band) => Math.round(rate * months[band]!)) as unknown as ByBand;
  const ayear = (share: number) => Math.round(share * heads * WINDOW);
  return {
    organisation: code,
    region,
    inPost,
    fte: 0.823 * inPost.reduce((sum, count) => sum + count, 0),
    inactive: Math.round(0.03 * heads),
    personMonths: months,
    left: events(LEAVING),
    retired: events(RETIRING),
    inactivated: ayear(0.03),
    reactivated: ayear(0.03),
    inactiveMonths: Math.round(0.03 * heads * 12 * WINDOW),
    movedOut: ayear(0.02),
    movedIn: ayear(0.02),
    returned: ayear(0.015),
    recruitedAbroad: ayear(0.012),
    joinedOtherwise: ayear(0.01),
  };
}

function cohort(code: string, start: Month, starters: number, year: number, origin: Month): CohortEvidence {
  const n = Math.round(starters);
  const elapsed = Math.max(0, monthNumber(origin) - monthNumber(start) + 1);
  const inTraining = elapsed < MIDWIFERY.lengthMonths;
  const years = [0, 1, 2].map(of => Math.min(12, Math.max(0, elapsed - 12 * of)));
  const withdrawn = years.map((months, of) => Math.round((n * [0.08, 0.04, 0.03][of]! * months) / 12));
  const gone = withdrawn.reduce((sum, count) => sum + count, 0);
  const left = n - gone;
  const late = Math.round(0.12 * left);
  const posts = inTraining ? 0 : Math.round(0.85 * (left - late));
  return {
    programme: MIDWIFERY.name,
    organisation: code,
    start,
    starters: n,
    inTraining: inTraining ? left : 0,
    interrupted: 0,
    withdrawn,
    learnerMonths: years.map(months => months * n * 0.93),
    interruptions: {
      begun: Math.round(0.03 * n),
      ended: Math.round(0.03 * n),
      months: Math.round(0.03 * n) * 9,
    },
    outcomes: inTraining ? [0, 0, 0, 0, 0] : [left - late, Math.ceil(late / 2), Math.floor(late / 2), 0, 0],
    registered: inTraining ? 0 : left,
    firstPosts: inTraining
      ? [0, 0, 0, 0, 0, 0]
      : [0.3, 0.3, 0.2, 0.1, 0.06, 0.04].map(share => Math.round(share * posts)),
    awaiting: inTraining || year < 6 ? [] : [0, 0, 0, 0, 0, 0, left - posts],
    destinations: inTraining
      ? [0, 0, 0]
      : [Math.round(0.6 * posts), Math.round(0.25 * posts), Math.round(0.15 * posts)],
  };
}
