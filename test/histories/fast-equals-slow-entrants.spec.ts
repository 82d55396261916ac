import { describe, expect, it } from 'vitest';
import { type Cell, figuresOf, lines } from './figures.js';
import { foldInMemory } from './in-memory.js';
import { dayNumber, dayText } from './reference/days.js';
import { deriveEntrants } from './reference/entrants.js';
import { HISTORY_WINDOW, historyOf } from './reference/generator.js';
import { stagesOfEnrolments } from './reference/learners.js';
import { deriveReports } from './reference/reports.js';
import { readTables } from './reference/tables.js';

const HISTORIES = Number(process.env['MUSTER_HISTORIES'] ?? 60);
const FIRST = Number(process.env['MUSTER_FIRST_HISTORY'] ?? 1);
const tables = readTables();

/** Places on placement on each day of the window: the changes up to it. */
function placesByDay(cells: readonly Cell[]): Cell[] {
  const changes = cells.filter(({ cube }) => cube === 'placement');
  const days: Cell[] = [];
  for (let day = dayNumber(HISTORY_WINDOW.from); day <= dayNumber(HISTORY_WINDOW.to); day += 1)
    for (const change of changes)
      if (String(change['day']) <= dayText(day)) days.push({ ...change, day: dayText(day) });
  return days;
}

describe('the fast fold', () => {
  it.each(Array.from({ length: HISTORIES }, (_, index) => FIRST + index))(
    'tells of entrants, and of what organisations report, what the slow one does, in history %i',
    seed => {
      const log = historyOf(seed);
      const cells = foldInMemory(log).map(({ cube, at, add }): Cell => ({ cube, ...at, ...add }));
      const isHeld = ({ kind }: Cell) => kind === 'held';

      const entrants = cells.filter(cell => !isHeld(cell));
      expect(lines(figuresOf(entrants, ['application', 'participation', 'outreach']))).toEqual(
        lines(deriveEntrants(log, tables, stagesOfEnrolments)),
      );
      const reports = [
        ...cells.filter(cell => ['intake', 'delivery'].includes(cell.cube) || isHeld(cell)),
        ...placesByDay(cells),
      ];
      expect(lines(figuresOf(reports, ['intake', 'delivery', 'outreach', 'placement']))).toEqual(
        lines(deriveReports(log, tables, HISTORY_WINDOW)),
      );
    },
  );
});
