import { type Area, type Day, REGIONS } from '@muster/domain';
import { type Inequality } from './pipeline/inequality.js';

/** A world to simulate. The same simulation gives the same events, byte for byte, and the same truth. */
export interface Simulation {
  /** About how many people are in post at the start, all professions together; `full`: as many as are published. */
  readonly people: number | 'full';
  /** The first day: the opening stock is what is in post on it. */
  readonly from: Day;
  readonly years: number;
  readonly seed: number;
  /** Regions (Y56 …); all seven unless given. */
  readonly areas?: readonly Area[];
  /** Whether trusts merge, an ICB merges and a trust changes its ICB meanwhile; yes unless said. */
  readonly mergers?: boolean;
  /**
   * Whether the whole way into midwifery is told: outreach, applications, profiles, years and interruptions, practice, the register,
   * offers; and organisations' sessions, places for students and births. No unless said: then enrolments and their ends are.
   */
  readonly pipeline?: boolean;
  /** With `pipeline`: practice is logged once in so many months (1 unless said). */
  readonly exposureMonths?: number;
  /** With `pipeline`: for whom a stage goes otherwise than for all others. None unless said. */
  readonly inequalities?: readonly Inequality[];
  readonly dirt: Dirt;
}

/** What real feeds do to the truth: each a share (0 to 1) of events. */
export interface Dirt {
  /** Sent between a week and six months after they were recorded. */
  readonly late: number;
  /** Sent again, byte for byte, up to two months later. */
  readonly duplicates: number;
  /** Said wrongly first (or later), and put right by supersession, chains of it, or a retraction. */
  readonly corrections: number;
  /** Accompanied by an event that never was, and its retraction. */
  readonly retractions: number;
  /** Sent out of order within some days. */
  readonly disorder: number;
  /** Accompanied by an item that nothing can be made of: broken JSON, an unknown type, a fault of the schema. */
  readonly poison: number;
}

export const CLEAN: Dirt = {
  late: 0,
  duplicates: 0,
  corrections: 0,
  retractions: 0,
  disorder: 0,
  poison: 0,
};

/** What a demonstration shows; each share is an assumption. */
export const EVERYDAY_DIRT: Dirt = {
  late: 0.08,
  duplicates: 0.03,
  corrections: 0.03,
  retractions: 0.005,
  disorder: 0.15,
  poison: 0.001,
};

/** The regions simulated, in the order of `REGIONS`. */
export function regionsOf(simulation: Simulation): Area[] {
  const regions = [...REGIONS.keys()].filter(region => simulation.areas?.includes(region) ?? true);
  const unknown = simulation.areas?.filter(area => !REGIONS.has(area)) ?? [];
  if (unknown.length > 0 || regions.length === 0)
    throw new RangeError(`areas of a simulation are NHS regions; these are none: ${unknown.join(', ')}`);
  return regions;
}
