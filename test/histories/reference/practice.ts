import { LEVELS } from './areas.js';
import { dayNumber, dayText, monthOf } from './days.js';
import { addTo, type Figures, type Reached } from './entrants.js';
import { type Enrolment, HORIZON, type Place, runsOn, studyOn } from './enrolments.js';
import { type CloudEvent, field, required } from './events.js';
import { type World } from './world.js';

type AreasOf = (world: World, enrolment: Enrolment, place: Place) => Reached['areas'];

/** What a learner logged, and in which months of the programme they are in it, and on track. */
export function countPractice(figures: Figures, world: World, enrolment: Enrolment, areasOf: AreasOf): void {
  const cohort = required<string>(enrolment.told, 'cohort');
  const count = (kind: string, detail: string, month: string, place: Place, value: number) => {
    const areas = areasOf(world, enrolment, place);
    for (const level of LEVELS) {
      const area = areas[level];
      if (area === undefined) continue;
      const cell = [level, area, place.programme, place.institution, cohort];
      addTo(figures, ['exposure', ...cell, kind, detail, month, 'count'], value);
    }
  };

  for (const log of enrolment.logs) {
    const on = required<string>(log, 'effectiveOn');
    const { place } = studyOn(enrolment, dayNumber(on));
    const hours = field<number>(log, 'hours');
    if (hours !== undefined)
      count('hours', required(log, 'practiceArea'), monthOf(on), place, Math.round(hours * 100));
    for (const [kind, times] of Object.entries(countsIn(log)))
      count('count', kind, monthOf(on), place, times);
  }

  // in every month whoever was so in the month before no longer is, and whoever is so now is
  for (let number = 1, month = cohort; dayNumber(lastOf(month)) < HORIZON; number += 1) {
    const next = monthAfter(month);
    const on = dayNumber(lastOf(month));
    const study = studyOn(enrolment, on);
    if (runsOn(enrolment, on) && !study.interrupted && isJudged(world, enrolment, study.place)) {
      const kinds = isOnTrack(world, enrolment, number, on) ? ['in-programme', 'on-track'] : ['in-programme'];
      for (const kind of kinds) {
        count(kind, text(number), month, study.place, 1);
        if (dayNumber(lastOf(next)) < HORIZON) count(kind, text(number + 1), next, study.place, -1);
      }
    }
    month = next;
  }
}

const text = (number: number): string => String(number).padStart(3, '0');
const monthAfter = (month: string): string => monthOf(dayText(dayNumber(lastOf(month)) + 1));

function lastOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return dayText(Date.UTC(year, number, 0) / 86_400_000);
}

const countsIn = (log: CloudEvent): Readonly<Record<string, number>> => field(log, 'counts') ?? {};

/** The rows that hold for a cohort's programme: its own, else those of what it leads to. */
function rowsFor(
  { tables }: World,
  { told }: Enrolment,
  { programme }: Place,
): Readonly<Record<string, string>>[] {
  const said = required<string>(told, 'profession');
  const profession = said === 'student-midwife' ? 'midwife' : said;
  const holding = tables.exposure.filter(
    row => (row['from'] ?? '') <= `${required<string>(told, 'cohort')}-01`,
  );
  const newest = (rows: typeof holding) => {
    const from = rows
      .map(row => row['from'] ?? '')
      .sort()
      .at(-1);
    return rows.filter(row => row['from'] === from);
  };
  const own = holding.filter(row => row['programme'] === programme);
  return newest(
    own.length > 0 ? own : holding.filter(row => row['programme'] === '' && row['profession'] === profession),
  );
}

const isJudged = (world: World, enrolment: Enrolment, place: Place): boolean =>
  rowsFor(world, enrolment, place).length > 0;

/** "for each requirement, logged so far ≥ minimum × m / lengthMonths", one of the alternatives where there are any */
function isOnTrack(world: World, enrolment: Enrolment, number: number, on: number): boolean {
  const rows = rowsFor(world, enrolment, studyOn(enrolment, on).place);
  const length = required<number>(enrolment.told, 'lengthMonths');
  const logs = enrolment.logs.filter(log => dayNumber(required(log, 'effectiveOn')) <= on);
  const isMet = (row: Readonly<Record<string, string>>) => {
    const done = logs.reduce((sum, log) => sum + (countsIn(log)[row['kind'] ?? ''] ?? 0), 0);
    return done * length >= Number(row['minimum']) * Math.min(number, length);
  };
  const alternatives = new Set(rows.map(row => row['alternative'] ?? '').filter(name => name !== ''));
  const meets = (name: string) => rows.filter(row => row['alternative'] === name).every(isMet);
  return meets('') && (alternatives.size === 0 || [...alternatives].some(meets));
}
