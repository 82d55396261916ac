import { describe, expect, it } from 'vitest';
import { type Day, dayFromNumber, dayNumber, twelveMonthsAfter } from '@muster/domain';
import { derive } from './reference/derive.js';
import { HISTORY_WINDOW, historyOf } from './reference/generator.js';
import { readTables } from './reference/tables.js';
import { foldInMemory } from './in-memory.js';

const HISTORIES = Number(process.env['MUSTER_HISTORIES'] ?? 60);
const FIRST = Number(process.env['MUSTER_FIRST_HISTORY'] ?? 1);
const tables = readTables();

type Cells = Map<string, number>;

function add(cells: Cells, key: readonly string[], measure: string, value: number): void {
  if (value === 0) return;
  const name = [...key, measure].join(' ');
  cells.set(name, (cells.get(name) ?? 0) + value);
}

/** The first day of the window stands for all days up to it. */
function change(cells: Cells, key: readonly string[], on: string, measure: string, value: number): void {
  if (on > HISTORY_WINDOW.to) return;
  add(cells, [...key, on > HISTORY_WINDOW.from ? on : HISTORY_WINDOW.from], measure, value);
}

/** The fast fold's flows within the window, and its changes of stock. */
function fast(log: readonly unknown[]): { flows: string[]; stock: string[] } {
  const flows: Cells = new Map();
  const stock: Cells = new Map();
  for (const { cube, at, add: measures } of foldInMemory(log)) {
    if (cube === 'flow' && HISTORY_WINDOW.from <= at.day && at.day <= HISTORY_WINDOW.to)
      for (const [measure, value] of Object.entries(measures))
        add(flows, [at.level, at.area, at.profession, at.day, at.kind], measure, value);
    if (cube !== 'stock') continue;
    const { stayed_later, ...today } = measures;
    for (const [measure, value] of Object.entries(today))
      change(stock, [at.level, at.area, at.profession], at.day, measure, value);
    const anniversary = dayFromNumber(twelveMonthsAfter(dayNumber(at.day as Day)));
    change(stock, [at.level, at.area, at.profession], anniversary, 'stayed', stayed_later);
  }
  return { flows: lines(flows), stock: lines(stock) };
}

function slow(log: Parameters<typeof derive>[0]): { flows: string[]; stock: string[] } {
  const cells = derive(log, tables, HISTORY_WINDOW);
  const flows: Cells = new Map();
  for (const { level, area, profession, day, kind, headcount, fte } of cells.flows) {
    add(flows, [level, area, profession, day, kind], 'headcount', headcount);
    add(flows, [level, area, profession, day, kind], 'fte', fte);
  }
  const stock: Cells = new Map();
  for (const cell of cells.stock) {
    const next = dayAfter(cell.day);
    const measures = {
      headcount: cell.headcount,
      fte: cell.fte,
      unknown_fte: cell.unknownFte,
      on_leave: cell.onLeave,
      on_leave_fte: cell.onLeaveFte,
      stayed: cell.stayed,
    };
    for (const [measure, value] of Object.entries(measures)) {
      add(stock, [cell.level, cell.area, cell.profession, cell.day], measure, value);
      if (next <= HISTORY_WINDOW.to)
        add(stock, [cell.level, cell.area, cell.profession, next], measure, -value);
    }
  }
  return { flows: lines(flows), stock: lines(stock) };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

const lines = (cells: Cells) =>
  [...cells].flatMap(([key, value]) => (value === 0 ? [] : [`${key} ${value}`])).sort();

describe('the fast fold', () => {
  it.each(Array.from({ length: HISTORIES }, (_, index) => FIRST + index))(
    'is what the slow one is, day by day, in history %i',
    seed => {
      const log = historyOf(seed);
      expect(fast(log)).toEqual(slow(log));
    },
  );
});
