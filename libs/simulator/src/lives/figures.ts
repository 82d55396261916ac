import { dayFromNumber } from '@muster/domain';
import { SIMULATED } from '../calibration/rates.js';
import { sourceOf, type Trust } from '../organisations/trust.js';
import { randomOf } from '../random/random.js';
import { type Slice } from '../window.js';
import { presenceOf } from './person.js';
import { type World } from './world.js';

/** Funded posts beyond those filled at the start, and how they grow a year: assumptions. */
const VACANT = [0.04, 0.12] as const;
const GROWTH = 0.006;
const QUARTER_STARTS = [1, 4, 7, 10];
/** One trust in this many has its need assessed, each April. */
const ASSESSED = 12;
const NEED_OVER_FUNDED = 1.05;

/** Each quarter every trust says how many midwives it funds; each April some say how many they would need. */
export function reportingFigures(world: World, slice: Slice): void {
  if (!QUARTER_STARTS.includes(slice.calendarMonth) || slice.first < slice.earliest) return;
  world.trusts.forEach((trust, index) => {
    if (slice.first < trust.coverFrom || slice.first >= trust.coverTo) return;
    if (trust.merger !== undefined && trust.merger.on <= slice.first) return;
    const funded = fundedAt(world, trust);
    if (funded <= 0) return;
    say(world, trust, 'establishment.reported', slice.first, { fundedFte: funded });
    if (slice.calendarMonth === 4 && index % ASSESSED === 0)
      say(world, trust, 'requirement.reported', slice.first, {
        fte: rounded(funded * NEED_OVER_FUNDED),
        method: 'births by complexity of care',
        source: 'assessment by the trust',
      });
  });
}

/** What is funded changes slowly, whoever is in post; a merger adds up what both had (`changesOfTrusts`). */
function fundedAt(world: World, trust: Trust): number {
  const random = randomOf(world.seed, 'establishment', trust.code);
  trust.establishment =
    trust.establishment === undefined
      ? midwivesAt(world, trust) * (1 + VACANT[0] + random.next() * (VACANT[1] - VACANT[0]))
      : trust.establishment * (1 + GROWTH / 4);
  return rounded(trust.establishment);
}

/** The FTE of midwives in post at a trust. */
export function midwivesAt(world: World, trust: Trust): number {
  let fte = 0;
  for (const { state } of world.postsAt.get(trust) ?? [])
    if (SIMULATED[state.profession] === 'midwife' && presenceOf(state) === 'in-post') fte += state.fte;
  return fte / 100_000;
}

function rounded(fte: number): number {
  return Math.round(fte * 10) / 10;
}

function say(world: World, trust: Trust, event: string, on: number, data: Record<string, unknown>): void {
  world.teller.said({
    subject: `organisation/${trust.code}`,
    source: sourceOf(trust.code, 'finance'),
    event,
    id: `${event}-${dayFromNumber(on)}`,
    on,
    data: { profession: 'midwife', ...data, effectiveOn: dayFromNumber(on) },
  });
}
