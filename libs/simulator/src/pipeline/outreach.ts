import { dayFromNumber, dayNumber, firstDayOf, type Month, monthOf, OUTREACH_KINDS } from '@muster/domain';
import { type World } from '../lives/world.js';
import { sourceOf } from '../organisations/trust.js';
import { type Random, randomOf } from '../random/random.js';
import { type Institution } from '../training/student.js';
import { type Slice } from '../window.js';
import { type Step } from './entrant.js';
import { type DayAfter } from './fate.js';
import { type PipelineHabits } from './habits.js';

/** Institutions hold a session in these calendar months, on this day; so many people come. Assumptions. */
const SESSIONS = [2, 6, 10];
const HELD_ON = 15;
const PEOPLE: readonly [number, number] = [12, 90];
const AUDIENCES = ['year 10', 'year 12', 'adults', 'support workers'];
/** Of applicants who came to one, so many months before their cohort begins. */
const BEFORE: readonly [number, number] = [13, 19];

interface Session {
  readonly session: string;
  readonly on: number;
}

function sessionIn(institution: string, month: Month): Session | undefined {
  if (!SESSIONS.includes(Number(month.slice(5)))) return undefined;
  return { session: `${institution}-${month}`, on: dayNumber(firstDayOf(month)) + HELD_ON - 1 };
}

/** The session that somebody came to before they applied, if to any. */
export function outreachSteps(
  institution: string,
  dayAfter: DayAfter,
  { outreach }: PipelineHabits,
  random: Random,
): Step[] {
  if (!random.chance(outreach)) return [];
  const earliest = monthsAround(dayAfter(0) - BEFORE[1] * 30.5, BEFORE[1] - BEFORE[0] + 1);
  const sessions = earliest.flatMap(month => sessionIn(institution, month) ?? []);
  const { session, on } = random.pick(sessions);
  return [{ on, event: 'outreach.attended', source: sourceOf(institution, 'outreach'), data: { session } }];
}

/** So many months from that of a day on. */
function monthsAround(day: number, count: number): Month[] {
  const first = monthOf(dayFromNumber(Math.floor(day)));
  const index = Number(first.slice(0, 4)) * 12 + Number(first.slice(5)) - 1;
  return Array.from({ length: count }, (_, more) => {
    const month = index + more;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}` as Month;
  });
}

export function holdingOutreach(world: World, institutions: readonly Institution[], slice: Slice): void {
  for (const { code } of institutions) {
    const held = sessionIn(code, slice.month);
    if (held === undefined || held.on < slice.earliest || held.on > slice.last) continue;
    const random = randomOf(world.seed, 'outreach', held.session);
    world.teller.said({
      subject: `organisation/${code}`,
      source: sourceOf(code, 'outreach'),
      event: 'outreach.held',
      id: `held-${slice.month}`,
      on: held.on,
      data: {
        session: held.session,
        kind: random.pick(OUTREACH_KINDS),
        audience: random.pick(AUDIENCES),
        people: random.between(...PEOPLE),
        effectiveOn: dayFromNumber(held.on),
      },
    });
  }
}
