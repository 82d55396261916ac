import { day, dayFromNumber, dayNumber, type Month } from '@muster/domain';
import { sourceOf } from '../organisations/trust.js';
import { type World } from '../lives/world.js';
import { type Slice } from '../window.js';
import { startersIn } from './cohorts.js';
import { MIDWIFERY } from './programme.js';
import { FILL_RATE, INTAKES, ROUTES } from './starters.js';
import { type Institution, type Route } from './student.js';

/** Months before a cohort begins in which its places are planned, and confirmed: assumptions. */
const AHEAD: readonly (readonly [event: string, months: number, share: number])[] = [
  ['intake.planned', 8, 1],
  ['intake.confirmed', 3, 0.985],
];

/** Places at each institution for the cohorts to come. */
export function planningIntakes(world: World, institutions: readonly Institution[], slice: Slice): void {
  for (const [event, months, share] of AHEAD) {
    const cohort = monthsLater(slice.month, months);
    if (INTAKES[Number(cohort.slice(5))] === undefined) continue;
    const on = dayNumber(day(`${slice.month}-15`));
    if (on < slice.earliest || on > slice.last) continue;
    startersIn(world, institutions, cohort).forEach((starters, index) => {
      const institution = institutions[index] as Institution;
      for (const route of Object.keys(ROUTES) as Route[]) {
        const places = Math.round((starters / FILL_RATE) * share * ROUTES[route].share);
        if (places > 0) say(world, institution, event, route, cohort, places, on);
      }
    });
  }
}

function say(
  world: World,
  institution: Institution,
  event: string,
  route: Route,
  cohort: Month,
  places: number,
  on: number,
): void {
  world.teller.said({
    subject: `organisation/${institution.code}`,
    source: sourceOf(institution.code, 'students'),
    event,
    id: `${event}-${cohort}-${route}`,
    on,
    data: {
      programme: MIDWIFERY,
      profession: 'midwife',
      route,
      cohort,
      places,
      placementArea: world.regions[institution.region],
      effectiveOn: dayFromNumber(on),
    },
  });
}

function monthsLater(month: Month, months: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}` as Month;
}
