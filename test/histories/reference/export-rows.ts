import { isLastOfMonth, monthOf } from './days.js';
import { type Cells } from './derive.js';
import { bytewise } from './events.js';

export const EXPORT_HEADER = 'level,area,profession,measure,month,kind,value';

/**
 * The export's lines, without its header, sorted bytewise: kind `stock` for the stock on the month's last day, flows
 * summed by month, FTE in hundred-thousandths; zeros and the profession `other` left out.
 */
export function exportRows({ stock, flows }: Cells): string[] {
  const sums = new Map<string, number>();
  const add = (
    cell: Cells['flows'][number] | Cells['stock'][number],
    measure: string,
    kind: string,
    value: number,
  ) => {
    if (cell.profession === 'other') return;
    const row = [cell.level, cell.area, cell.profession, measure, monthOf(cell.day), kind].join(',');
    sums.set(row, (sums.get(row) ?? 0) + value);
  };
  for (const cell of stock) {
    if (!isLastOfMonth(cell.day)) continue;
    add(cell, 'headcount', 'stock', cell.headcount);
    add(cell, 'fte', 'stock', cell.fte);
    add(cell, 'unknown-fte', 'stock', cell.unknownFte);
    add(cell, 'on-leave', 'stock', cell.onLeave);
  }
  for (const cell of flows) {
    add(cell, 'headcount', cell.kind, cell.headcount);
    add(cell, 'fte', cell.kind, cell.fte);
  }
  return [...sums]
    .filter(([, value]) => value !== 0)
    .map(([row, value]) => `${row},${value}`)
    .sort(bytewise);
}
