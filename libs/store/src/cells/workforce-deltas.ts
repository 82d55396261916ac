import { CUBES, dayFromNumber, type FlowKind, LEVELS, type PairChange, type Stock } from '@muster/domain';
import { type Delta, type WorkforceCube } from './deltas.js';
import { exchanged } from './exchanged.js';
import { type Place, Places } from './places.js';

export const STOCK_MEASURES = CUBES.stock.measures;

/** One row of `muster.workforce`: what a profession in an area changes within a month, or a part of that. */
export interface WorkforceRow {
  readonly place: Place;
  /** Day of the month, and the changes of stock on it in the order of `STOCK_MEASURES`. Null where there are none, as the others. */
  readonly stock_days: readonly StockDay[] | null;
  readonly flows: Readonly<Partial<Record<FlowKind, readonly [headcount: number, fte: number]>>> | null;
  /** Day of the month, kind, headcount, FTE. */
  readonly flow_days: readonly FlowDay[] | null;
}

export type StockDay = [day: number, ...measures: number[]];
export type FlowDay = [day: number, kind: FlowKind, headcount: number, fte: number];

/** What is kept of one place. */
interface Sums {
  readonly stock: StockDay[];
  /** Undefined where there are none. */
  flows: Map<FlowKind, FlowDay[]> | undefined;
}

/** Changes of stock, and flows, added up by the rows that they are kept in. What adds up to nothing makes no row. */
export class WorkforceDeltas {
  private readonly sums = new Map<Place, Sums>();

  /** @param places shared by those whose rows are counted by place */
  constructor(private readonly places = new Places()) {}

  add(changes: readonly PairChange[], sign: 1 | -1): void {
    for (const { areas, profession, day, stock, flows } of changes) {
      const { month, date } = monthAndDate(day);
      for (const place of this.places.at(areas, profession, month)) {
        const sums = this.sumsOf(place);
        addStock(sums, date, stock, sign);
        for (const { kind, headcount, fte } of flows) addFlow(sums, date, kind, sign * headcount, sign * fte);
      }
    }
  }

  /** What was before goes, what is after comes. Most of it is the same, and neither goes nor comes. */
  exchange(before: readonly PairChange[], after: readonly PairChange[]): void {
    const { going, coming } = exchanged(before, after, isSame);
    this.add(going, -1);
    this.add(coming, 1);
  }

  addRow({ place: { profession, level, area, month }, stock_days, flow_days }: WorkforceRow): void {
    const sums = this.sumsOf(this.places.of(profession, level, area, month));
    for (const [date, ...measures] of stock_days ?? []) {
      const sum = stockOn(sums, date);
      for (let nth = 0; nth < measures.length; nth += 1) sum[nth + 1]! += measures[nth]!;
    }
    for (const [date, kind, headcount, fte] of flow_days ?? []) addFlow(sums, date, kind, headcount, fte);
  }

  /** In no order: rows are only added, so nobody waits for a row of somebody else. */
  rows(): WorkforceRow[] {
    return this.allRows().filter(({ stock_days, flows }) => stock_days !== null || flows !== null);
  }

  /** The same, with those that add up to nothing. */
  allRows(): WorkforceRow[] {
    const rows: WorkforceRow[] = [];
    for (const [place, { stock, flows }] of this.sums) {
      const stockDays = stock.filter(isSomeStock);
      const told = flows && flowsOf(flows);
      rows.push({
        place,
        stock_days: stockDays.length === 0 ? null : stockDays,
        flows: told?.sums ?? null,
        flow_days: told?.days ?? null,
      });
    }
    return rows;
  }

  private sumsOf(place: Place): Sums {
    let sums = this.sums.get(place);
    if (sums === undefined) this.sums.set(place, (sums = { stock: [], flows: undefined }));
    return sums;
  }
}

function isSame(a: PairChange, b: PairChange): boolean {
  return (
    a.day === b.day &&
    (a.areas === b.areas || LEVELS.every(level => a.areas[level] === b.areas[level])) &&
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

function addStock(sums: Sums, date: number, stock: Stock, sign: 1 | -1): void {
  const sum = stockOn(sums, date);
  sum[1]! += sign * stock.headcount;
  sum[2]! += sign * stock.fte;
  sum[3]! += sign * stock.unknownFte;
  sum[4]! += sign * stock.onLeave;
  sum[5]! += sign * stock.onLeaveFte;
  sum[6]! += sign * stock.stayed;
  sum[7]! += sign * stock.stayedLater;
}

/** A month has few days: they are looked for one after the other. */
function stockOn({ stock }: Sums, date: number): StockDay {
  let sum = stock.find(([day]) => day === date);
  if (sum === undefined) stock.push((sum = [date, 0, 0, 0, 0, 0, 0, 0]));
  return sum;
}

function isSomeStock(day: StockDay): boolean {
  for (let nth = 1; nth < day.length; nth += 1) if (day[nth] !== 0) return true;
  return false;
}

function addFlow(sums: Sums, date: number, kind: FlowKind, headcount: number, fte: number): void {
  const flows = (sums.flows ??= new Map<FlowKind, FlowDay[]>());
  const days = flows.get(kind);
  const sum = days?.find(([day]) => day === date);
  if (sum !== undefined) {
    sum[2] += headcount;
    sum[3] += fte;
  } else if (days === undefined) flows.set(kind, [[date, kind, headcount, fte]]);
  else days.push([date, kind, headcount, fte]);
}

/** @returns undefined where they come to nothing */
function flowsOf(flows: ReadonlyMap<FlowKind, readonly FlowDay[]>) {
  const days: FlowDay[] = [];
  const sums: Partial<Record<FlowKind, [headcount: number, fte: number]>> = {};
  for (const [kind, ofKind] of flows)
    for (const day of ofKind) {
      const [, , headcount, fte] = day;
      if (headcount === 0 && fte === 0) continue;
      days.push(day);
      const sum = (sums[kind] ??= [0, 0]);
      sum[0] += headcount;
      sum[1] += fte;
    }
  return days.length === 0 ? undefined : { days, sums };
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

/** Rows, no two of one place, as cells of a cube, one after the other: there may be too many to make them all at once. */
export function* workforceCells(rows: readonly WorkforceRow[], cube: WorkforceCube): Generator<Delta> {
  for (const row of rows) yield* CELLS_OF[cube](row);
}

const CELLS_OF: Record<WorkforceCube, (row: WorkforceRow) => Iterable<Delta>> = {
  *stock({ place: { month, ...at }, stock_days }) {
    for (const [date, ...measures] of stock_days ?? [])
      yield { at: { ...at, day: dayOf(month, date) }, add: named(measures) };
  },
  *stock_month({ place, stock_days }) {
    const sums = STOCK_MEASURES.map(() => 0);
    for (const [, ...measures] of stock_days ?? []) measures.forEach((value, nth) => (sums[nth]! += value));
    if (sums.some(value => value !== 0)) yield { at: { ...place }, add: named(sums) };
  },
  *flow({ place: { month, ...at }, flow_days }) {
    for (const [date, kind, headcount, fte] of flow_days ?? [])
      yield { at: { ...at, kind, day: dayOf(month, date) }, add: { headcount, fte } };
  },
  *flow_month({ place, flows }) {
    for (const [kind, [headcount, fte]] of Object.entries(flows ?? {}))
      if (headcount !== 0 || fte !== 0) yield { at: { ...place, kind }, add: { headcount, fte } };
  },
};

function dayOf(month: string, date: number): string {
  return `${month}-${String(date).padStart(2, '0')}`;
}

function named(measures: readonly number[]): Record<string, number> {
  return Object.fromEntries(STOCK_MEASURES.map((measure, nth) => [measure, measures[nth]!]));
}
