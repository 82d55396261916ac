import { type Window, dayNumber, dayText } from './days.js';
import { type Cells } from './derive.js';
import { ENTRY_KINDS } from './kinds.js';

const pairOf = (cell: { level: string; area: string; profession: string }): string =>
  `${cell.level} ${cell.area} ${cell.profession}`;

/**
 * The days and pairs on which `stock(to) = stock(from) + Σ entries − Σ exits + hours + fte-known` fails, from each
 * day of the window to the next (and so for every longer stretch); none, if all is well.
 */
export function breaches({ stock, flows }: Cells, { from, to }: Window): string[] {
  const pairs = new Set([...stock, ...flows].map(pairOf));
  const sums = new Map<string, { headcount: number; fte: number }>();
  const add = (key: string, headcount: number, fte: number): void => {
    const sum = sums.get(key) ?? { headcount: 0, fte: 0 };
    sums.set(key, { headcount: sum.headcount + headcount, fte: sum.fte + fte });
  };
  for (const cell of stock) {
    add(`${pairOf(cell)} ${cell.day}`, -cell.headcount, -cell.fte);
    add(`${pairOf(cell)} ${dayText(dayNumber(cell.day) + 1)}`, cell.headcount, cell.fte);
  }
  for (const cell of flows) {
    const isAdded = [...ENTRY_KINDS, 'hours', 'fte-known'].includes(cell.kind);
    const sign = isAdded ? 1 : -1;
    add(`${pairOf(cell)} ${cell.day}`, sign * cell.headcount, sign * cell.fte);
  }
  const found: string[] = [];
  for (let day = dayNumber(from) + 1; day <= dayNumber(to); day += 1) {
    for (const pair of pairs) {
      const { headcount, fte } = sums.get(`${pair} ${dayText(day)}`) ?? { headcount: 0, fte: 0 };
      if (headcount !== 0 || fte !== 0)
        found.push(`${pair} ${dayText(day)}: ${headcount} people, ${fte} FTE`);
    }
  }
  return found;
}
