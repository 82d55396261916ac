import { twelveMonthsAfter } from '../../../calendar/day.js';
import { type Area, type Level, LEVELS } from '../../../organisations/area.js';
import { type Profession } from '../../../professions.js';
import { type Career } from './career.js';
import { entryKind, type EntryKind } from './kinds/entry.js';
import { exitKind, type ExitKind } from './kinds/exit.js';
import { type Stay } from './stays.js';

export type FlowKind = EntryKind | ExitKind | 'hours' | 'fte-known';

/** What changes in a pair of area and profession on a day (a day number), by one person. FTE in hundred-thousandths. */
export interface PairChange {
  readonly level: Level;
  readonly area: Area;
  readonly profession: Profession;
  readonly day: number;
  /** Changes of the stock from the day before to the day. */
  readonly stock: Stock;
  readonly flows: readonly { readonly kind: FlowKind; readonly headcount: number; readonly fte: number }[];
}

/** What one person is in a pair on a day. */
export interface Stock {
  readonly headcount: number;
  readonly fte: number;
  /** Posts whose FTE is not known. */
  readonly unknownFte: number;
  /** 1 when all of the person's posts in the pair are on paid leave. */
  readonly onLeave: number;
  readonly onLeaveFte: number;
  /** 1 when the person was in the pair twelve months before, too. */
  readonly stayed: number;
}

/** Every change of every pair, at every level. */
export function changesOf(career: Career): PairChange[] {
  return LEVELS.flatMap(level =>
    [...pairsOf(career, level)].flatMap(pair => changesOfPair(career, level, pair)),
  );
}

interface Pair {
  readonly area: Area;
  readonly profession: Profession;
  readonly stays: readonly Stay[];
}

function pairsOf(career: Career, level: Level): Iterable<Pair> {
  const pairs = new Map<string, { area: Area; profession: Profession; stays: Stay[] }>();
  for (const stay of career.stays) {
    const area = stay.areas[level];
    if (!stay.active || area === undefined) continue;
    const key = `${area} ${stay.profession}`;
    const pair = pairs.get(key);
    if (pair) pair.stays.push(stay);
    else pairs.set(key, { area, profession: stay.profession, stays: [stay] });
  }
  return pairs.values();
}

function changesOfPair(career: Career, level: Level, { area, profession, stays }: Pair): PairChange[] {
  const bounds = stays.flatMap(({ from, to }) => [from, to]);
  const anniversaries = bounds.map(twelveMonthsAfter);
  const wasInOn = (day: number) =>
    stays.some((_, at) => anniversaries[2 * at]! <= day && day < anniversaries[2 * at + 1]!);
  const days = [...new Set([...bounds, ...anniversaries])].filter(Number.isFinite).sort((a, b) => a - b);
  return days.flatMap(day => {
    const before = stays.filter(stay => stay.from < day && day <= stay.to);
    const after = stays.filter(stay => stay.from <= day && day < stay.to);
    if (before.length === 0 && after.length === 0) return [];
    const stock = difference(stockOf(before, wasInOn(day - 1)), stockOf(after, wasInOn(day)));
    const crossing = { career, level, area, profession, day };
    const flows = flowsOf(before, after, stock, {
      entry: () => entryKind({ ...crossing, stays: after }),
      exit: () => exitKind({ ...crossing, stays: before }),
    });
    const nothing = Object.values(stock).every(value => value === 0) && flows.length === 0;
    return nothing ? [] : [{ level, area, profession, day, stock, flows }];
  });
}

/** An entry brings the FTE of the day, an exit takes that of the day before; who stays changes hours, or they become known. */
function flowsOf(
  before: readonly Stay[],
  after: readonly Stay[],
  stock: Stock,
  kinds: { entry: () => EntryKind; exit: () => ExitKind },
): PairChange['flows'] {
  if (before.length === 0) return [{ kind: kinds.entry(), headcount: 1, fte: stock.fte }];
  if (after.length === 0) return [{ kind: kinds.exit(), headcount: 1, fte: -stock.fte }];
  const known = becameKnown(before, after);
  return [
    { kind: 'hours' as const, headcount: 0, fte: stock.fte - known },
    { kind: 'fte-known' as const, headcount: 0, fte: known },
  ].filter(({ fte }) => fte !== 0);
}

/** FTE of posts that are in the pair on both days and became known. */
function becameKnown(before: readonly Stay[], after: readonly Stay[]): number {
  return after.reduce((sum, { spell, fte }) => {
    const same = before.find(stay => stay.spell.post === spell.post);
    return same !== undefined && same.fte === undefined ? sum + (fte ?? 0) : sum;
  }, 0);
}

function stockOf(stays: readonly Stay[], wasIn: boolean): Stock {
  const headcount = stays.length > 0 ? 1 : 0;
  const fte = stays.reduce((sum, stay) => sum + (stay.fte ?? 0), 0);
  const onLeave = headcount === 1 && stays.every(stay => stay.onLeave) ? 1 : 0;
  return {
    headcount,
    fte,
    unknownFte: stays.filter(stay => stay.fte === undefined).length,
    onLeave,
    onLeaveFte: onLeave * fte,
    stayed: wasIn ? headcount : 0,
  };
}

function difference(before: Stock, after: Stock): Stock {
  return {
    headcount: after.headcount - before.headcount,
    fte: after.fte - before.fte,
    unknownFte: after.unknownFte - before.unknownFte,
    onLeave: after.onLeave - before.onLeave,
    onLeaveFte: after.onLeaveFte - before.onLeaveFte,
    stayed: after.stayed - before.stayed,
  };
}
