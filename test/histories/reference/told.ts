import { type Level } from './areas.js';
import { type FlowCell, type StockCell } from './cells.js';
import { type Cells } from './derive.js';

// Cells as cases write them.

const fteText = (fte: number): string => String(fte / 100_000);

/** `day kind area profession headcount fte`, the flows of one level. */
export const flowsTold = ({ flows }: Cells, level: Level): string[] =>
  flows
    .filter(cell => cell.level === level)
    .map(flowTold)
    .sort();

const flowTold = (cell: FlowCell): string =>
  [cell.day, cell.kind, cell.area, cell.profession, cell.headcount, fteText(cell.fte)].join(' ');

/** `area profession headcount fte`, and what is unknown or on leave, the stock of one level and day. */
export const stockTold = ({ stock }: Cells, level: string, day: string): string[] =>
  stock
    .filter(cell => cell.level === level && cell.day === day)
    .map(cellTold)
    .sort();

function cellTold(cell: StockCell): string {
  const unknown = cell.unknownFte === 0 ? '' : ` unknown ${cell.unknownFte}`;
  const leave = cell.onLeave === 0 ? '' : ` leave ${cell.onLeave} ${fteText(cell.onLeaveFte)}`;
  return `${cell.area} ${cell.profession} ${cell.headcount} ${fteText(cell.fte)}${unknown}${leave}`;
}

/** `area profession people`: those in the stock of one level and day who were so twelve months before. */
export const stayedTold = ({ stock }: Cells, level: string, day: string): string[] =>
  stock
    .filter(cell => cell.level === level && cell.day === day && cell.stayed > 0)
    .map(({ area, profession, stayed }) => `${area} ${profession} ${stayed}`)
    .sort();
