import { addMonths, dayFromNumber, dayNumber, DECILES } from '@muster/domain';
import { midwivesAt } from '../lives/figures.js';
import { type World } from '../lives/world.js';
import { sourceOf, type Trust } from '../organisations/trust.js';
import { randomOf } from '../random/random.js';
import { split } from '../random/samplers.js';
import { type Slice } from '../window.js';

/** Births a year to a midwife's FTE, students at a time to one, and how unequal tenths are: assumptions. */
const BIRTHS = 27;
const STUDENTS = 0.22;
const UNEVEN = 0.5;
const QUARTER_STARTS = [1, 4, 7, 10];
const SEPTEMBER = 9;

/** Each September every trust says how many students can be on placement; each quarter how many births it had in the last. */
export function reportingWards(world: World, slice: Slice): void {
  if (slice.first < slice.earliest) return;
  for (const trust of world.trusts) {
    if (slice.first < trust.coverFrom || slice.first >= trust.coverTo) continue;
    if (trust.merger !== undefined && trust.merger.on <= slice.first) continue;
    const midwives = midwivesAt(world, trust);
    if (slice.calendarMonth === SEPTEMBER) reportPlaces(world, trust, slice.first, midwives);
    if (QUARTER_STARTS.includes(slice.calendarMonth)) reportBirths(world, trust, slice.first, midwives);
  }
}

function reportPlaces(world: World, trust: Trust, on: number, midwives: number): void {
  const places = Math.round(midwives * STUDENTS);
  const effectiveOn = dayFromNumber(on);
  say(world, trust, 'placement.capacity-reported', on, { profession: 'midwife', places, effectiveOn });
}

/** Mothers of the most deprived tenths have more of the births, in some trusts than in others. */
function reportBirths(world: World, trust: Trust, on: number, midwives: number): void {
  const from = addMonths(dayFromNumber(on), -3);
  if (dayNumber(from) < trust.coverFrom) return;
  const random = randomOf(world.seed, 'births', trust.code, on);
  const deliveries = Math.round(((midwives * BIRTHS) / 4) * (0.95 + 0.1 * random.next()));
  const tilt = UNEVEN * randomOf(world.seed, 'deprivation', trust.code).normal();
  const weights = DECILES.map((_, tenth) => Math.exp((tilt * (4.5 - tenth)) / 4.5));
  const parts = split(deliveries, weights);
  const byDeprivationDecile = Object.fromEntries(DECILES.map((tenth, index) => [tenth, parts[index]]));
  say(world, trust, 'deliveries.reported', on, {
    from,
    to: dayFromNumber(on - 1),
    deliveries,
    byDeprivationDecile,
  });
}

function say(world: World, trust: Trust, event: string, on: number, data: Record<string, unknown>): void {
  world.teller.said({
    subject: `organisation/${trust.code}`,
    source: sourceOf(trust.code, 'maternity'),
    event,
    id: `${event}-${dayFromNumber(on)}`,
    on,
    data,
  });
}
