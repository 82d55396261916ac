import {
  type Area,
  CUBES,
  dayFromNumber,
  type FlowKind,
  type Level,
  type PairChange,
  type Profession,
} from '@muster/domain';
import { type Delta } from './deltas.js';

export const STOCK_MEASURES = CUBES.stock.measures;

/** One row of `muster.workforce`: what a profession in an area changes within a month, or a part of that. */
export interface WorkforceRow {
  readonly profession: Profession;
  readonly level: Level;
  readonly area: Area;
  /** `YYYY-MM` */
  readonly month: string;
  /** Day of the month, and the changes of stock on it in the order of `STOCK_MEASURES`. Null where there are none, as the others. */
  readonly stock_days: readonly StockDay[] | null;
  readonly flows: Readonly<Partial<Record<FlowKind, readonly [headcount: number, fte: number]>>> | null;
  /** Day of the month, kind, headcount, FTE. */
  readonly flow_days: readonly FlowDay[] | null;
}

export type StockDay = readonly [day: number, ...measures: number[]];
export type FlowDay = readonly [day: number, kind: FlowKind, headcount: number, fte: number];

/** Where a row belongs: all rows of one place are added up. */
export type WorkforceKey = Pick<WorkforceRow, 'profession' | 'level' | 'area' | 'month'>;

interface MonthOfPair {
  readonly key: WorkforceKey;
  /** By day of the month. */
  readonly stock: Map<number, number[]>;
  readonly flows: Map<FlowKind, Map<number, [headcount: number, fte: number]>>;
}

/** Changes of stock, and flows, added up by the rows that they are kept in. What adds up to nothing makes no row. */
export class WorkforceDeltas {
  private readonly months = new Map<string, MonthOfPair>();

  add(changes: readonly PairChange[], sign: 1 | -1): void {
    for (const { level, area, profession, day, stock, flows } of changes) {
      const { month, date } = monthAndDate(day);
      const cell = this.cellOf(profession, level, area, month);
      const { headcount, fte, unknownFte, onLeave, onLeaveFte, stayed, stayedLater } = stock;
      addStock(cell, date, [headcount, fte, unknownFte, onLeave, onLeaveFte, stayed, stayedLater], sign);
      for (const flow of flows) addFlow(cell, date, flow.kind, sign * flow.headcount, sign * flow.fte);
    }
  }

  /** What was before goes, what is after comes. Most of it is the same, and neither goes nor comes. */
  exchange(before: readonly PairChange[], after: readonly PairChange[]): void {
    const going: (PairChange | undefined)[] = [...before];
    const coming: PairChange[] = [];
    let next = 0;
    for (const change of after) {
      const same = indexOfSame(going, change, next);
      if (same === -1) coming.push(change);
      else {
        going[same] = undefined;
        next = same + 1;
      }
    }
    this.add(
      going.filter(change => change !== undefined),
      -1,
    );
    this.add(coming, 1);
  }

  addRow({ profession, level, area, month, stock_days, flow_days }: WorkforceRow): void {
    const cell = this.cellOf(profession, level, area, month);
    for (const [date, ...measures] of stock_days ?? []) addStock(cell, date, measures, 1);
    for (const [date, kind, headcount, fte] of flow_days ?? []) addFlow(cell, date, kind, headcount, fte);
  }

  /** In no order: rows are only added, so nobody waits for a row of somebody else. */
  rows(): WorkforceRow[] {
    const rows: WorkforceRow[] = [];
    for (const { key, stock, flows } of this.months.values()) {
      const stockDays = stockDaysOf(stock);
      const flowDays: FlowDay[] = [];
      const sums: Record<string, [number, number]> = {};
      for (const [kind, days] of flows)
        for (const [date, [headcount, fte]] of days) {
          if (headcount === 0 && fte === 0) continue;
          flowDays.push([date, kind, headcount, fte]);
          const sum = (sums[kind] ??= [0, 0]);
          sum[0] += headcount;
          sum[1] += fte;
        }
      if (stockDays.length === 0 && flowDays.length === 0) continue;
      rows.push({
        ...key,
        stock_days: stockDays.length === 0 ? null : stockDays,
        flows: flowDays.length === 0 ? null : sums,
        flow_days: flowDays.length === 0 ? null : flowDays,
      });
    }
    return rows;
  }

  private cellOf(profession: Profession, level: Level, area: Area, month: string): MonthOfPair {
    const name = `${profession} ${level} ${area} ${month}`;
    let cell = this.months.get(name);
    if (cell === undefined) {
      cell = { key: { profession, level, area, month }, stock: new Map(), flows: new Map() };
      this.months.set(name, cell);
    }
    return cell;
  }
}

/** Looked for from where it is expected, as both are made in the same order. */
function indexOfSame(changes: readonly (PairChange | undefined)[], change: PairChange, from: number): number {
  for (let step = 0; step < changes.length; step += 1) {
    const at = (from + step) % changes.length;
    const other = changes[at];
    if (other !== undefined && isSame(other, change)) return at;
  }
  return -1;
}

function isSame(a: PairChange, b: PairChange): boolean {
  return (
    a.day === b.day &&
    a.level === b.level &&
    a.area === b.area &&
    a.profession === b.profession &&
    a.stock.headcount === b.stock.headcount &&
    a.stock.fte === b.stock.fte &&
    a.stock.unknownFte === b.stock.unknownFte &&
    a.stock.onLeave === b.stock.onLeave &&
    a.stock.onLeaveFte === b.stock.onLeaveFte &&
    a.stock.stayed === b.stock.stayed &&
    a.stock.stayedLater === b.stock.stayedLater &&
    a.flows.length === b.flows.length &&
    a.flows.every((flow, nth) => {
      const other = b.flows[nth]!;
      return flow.kind === other.kind && flow.headcount === other.headcount && flow.fte === other.fte;
    })
  );
}

function addStock({ stock }: MonthOfPair, date: number, measures: readonly number[], sign: 1 | -1): void {
  const sums = stock.get(date);
  if (sums === undefined) stock.set(date, sign === 1 ? [...measures] : measures.map(value => 0 - value));
  else for (let nth = 0; nth < measures.length; nth += 1) sums[nth]! += sign * measures[nth]!;
}

function addFlow({ flows }: MonthOfPair, date: number, kind: FlowKind, headcount: number, fte: number): void {
  let days = flows.get(kind);
  if (days === undefined) flows.set(kind, (days = new Map<number, [number, number]>()));
  const sum = days.get(date);
  if (sum === undefined) days.set(date, [headcount, fte]);
  else {
    sum[0] += headcount;
    sum[1] += fte;
  }
}

function stockDaysOf(stock: MonthOfPair['stock']): StockDay[] {
  const days: StockDay[] = [];
  for (const [date, measures] of stock)
    if (measures.some(value => value !== 0)) days.push([date, ...measures]);
  return days;
}

const known = new Map<number, { readonly month: string; readonly date: number }>();

/** Days of a few lifetimes are asked for again and again. */
function monthAndDate(day: number): { readonly month: string; readonly date: number } {
  let found = known.get(day);
  if (found === undefined) {
    const text = dayFromNumber(day);
    found = { month: text.slice(0, 7), date: Number(text.slice(8)) };
    known.set(day, found);
  }
  return found;
}

/** Rows, no two of one place, as cells of a cube. */
export function workforceCells(
  rows: readonly WorkforceRow[],
): Record<'stock' | 'stock_month' | 'flow' | 'flow_month', Delta[]> {
  const cells = { stock: [], stock_month: [], flow: [], flow_month: [] } as ReturnType<typeof workforceCells>;
  for (const { profession, level, area, month, stock_days, flows, flow_days } of rows) {
    const at = { profession, level, area };
    const sums = STOCK_MEASURES.map(() => 0);
    for (const [date, ...measures] of stock_days ?? []) {
      cells.stock.push({ at: { ...at, day: dayOf(month, date) }, add: named(measures) });
      measures.forEach((value, nth) => (sums[nth]! += value));
    }
    if (sums.some(value => value !== 0)) cells.stock_month.push({ at: { ...at, month }, add: named(sums) });
    for (const [date, kind, headcount, fte] of flow_days ?? [])
      cells.flow.push({ at: { ...at, kind, day: dayOf(month, date) }, add: { headcount, fte } });
    for (const [kind, [headcount, fte]] of Object.entries(flows ?? {}))
      if (headcount !== 0 || fte !== 0)
        cells.flow_month.push({ at: { ...at, kind, month }, add: { headcount, fte } });
  }
  return cells;
}

function dayOf(month: string, date: number): string {
  return `${month}-${String(date).padStart(2, '0')}`;
}

function named(measures: readonly number[]): Record<string, number> {
  return Object.fromEntries(STOCK_MEASURES.map((measure, nth) => [measure, measures[nth]!]));
}
