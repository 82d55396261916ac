import { twelveMonthsAfter } from '../../../calendar/day.js';
import { type Area, type Areas, type Level, LEVELS } from '../../../organisations/area.js';
import { type Profession } from '../../../professions.js';
import { onlyAt } from '../../../reference/whereabouts.js';
import { type Career } from './career.js';
import { type Crossing } from './kinds/crossing.js';
import { entryKind, type EntryKind } from './kinds/entry.js';
import { exitKind, type ExitKind } from './kinds/exit.js';
import { type Stay } from './stays.js';
import { NOBODY, type Stock } from './stock.js';

export type FlowKind = EntryKind | ExitKind | 'hours' | 'fte-known';

/**
 * What changes in pairs of area and profession on a day (a day number), by one person. FTE in hundred-thousandths. In several areas, of
 * different levels, where the same changes in each.
 */
export interface PairChange {
  readonly areas: Areas;
  readonly profession: Profession;
  readonly day: number;
  /** Changes of the stock from the day before to the day. */
  readonly stock: Stock;
  readonly flows: readonly { readonly kind: FlowKind; readonly headcount: number; readonly fte: number }[];
}

/** Every change of every pair, at every level. */
export function changesOf(career: Career): PairChange[] {
  const changes: PairChange[] = [];
  const place = onlyPlaceOf(career);
  for (const level of LEVELS) {
    for (const pair of pairsOf(career, level))
      addChangesOf(pair, career, level, place ?? onlyAt(career.reference, level, pair.area), changes);
    if (place !== undefined) break;
  }
  return changes;
}

/**
 * Where somebody was all the time who was never anywhere else: nothing they do is a move, a second area or a succession, so each level
 * sees what the others see. Most people's careers so far are such.
 */
function onlyPlaceOf({ stays }: Career): Areas | undefined {
  const place = stays[0]?.areas;
  return stays.every(({ areas }) => areas === place) ? place : undefined;
}

interface Pair {
  readonly area: Area;
  readonly profession: Profession;
  readonly stays: Stay[];
}

function pairsOf(career: Career, level: Level): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const stay of career.active) {
    const { areas, profession } = stay;
    const area = areas[level];
    if (area === undefined) continue;
    const pair = pairs.find(known => known.area === area && known.profession === profession);
    if (pair) pair.stays.push(stay);
    else pairs.push({ area, profession, stays: [stay] });
  }
  return pairs;
}

/** Between two of the days on which a stay begins or ends nothing changes but, on their anniversaries, who stayed. */
function addChangesOf(pair: Pair, career: Career, level: Level, areas: Areas, changes: PairChange[]): void {
  const { area, profession, stays } = pair;
  const own: PairChange[] = [];
  let before: readonly Stay[] = [];
  let was = NOBODY;
  for (const day of daysOf(stays)) {
    const after = stays.filter(({ from, to }) => from <= day && day < to);
    const is = stockOf(after, wasInTwelveMonthsBefore(stays, day));
    const stock = difference(was, is);
    if (!stays.some(({ from, to }) => from === day || to === day)) addLater(own, day, stock.stayed);
    else {
      const flows =
        before.length === 0 && after.length === 0
          ? NO_FLOWS
          : flowsOf(before, after, stock, { career, level, area, profession, day });
      own.push({ areas, profession, day, stock, flows });
    }
    before = after;
    was = is;
  }
  for (const change of own) if (change.flows.length > 0 || isSome(change.stock)) changes.push(change);
}

function addLater(changes: PairChange[], anniversary: number, stayed: number): void {
  if (stayed === 0) return;
  const at = changes.findLastIndex(({ day }) => twelveMonthsAfter(day) === anniversary);
  const change = changes[at]!;
  changes[at] = { ...change, stock: { ...change.stock, stayedLater: stayed } };
}

function daysOf(stays: readonly Stay[]): number[] {
  const days: number[] = [];
  const add = (day: number) => {
    if (day !== Infinity && !days.includes(day)) days.push(day);
  };
  for (const { from, to } of stays) {
    add(from);
    add(to);
    add(twelveMonthsAfter(from));
    add(twelveMonthsAfter(to));
  }
  return days.sort((a, b) => a - b);
}

function wasInTwelveMonthsBefore(stays: readonly Stay[], day: number): boolean {
  return stays.some(({ from, to }) => twelveMonthsAfter(from) <= day && day < twelveMonthsAfter(to));
}

/** An entry brings the FTE of the day, an exit takes that of the day before; who stays changes hours, or they become known. */
function flowsOf(
  before: readonly Stay[],
  after: readonly Stay[],
  stock: Stock,
  at: Omit<Crossing, 'stays'>,
): PairChange['flows'] {
  if (before.length === 0)
    return [{ kind: entryKind({ ...at, stays: after }), headcount: 1, fte: stock.fte }];
  if (after.length === 0)
    return [{ kind: exitKind({ ...at, stays: before }), headcount: 1, fte: -stock.fte }];
  const known = becameKnown(before, after);
  const hours = stock.fte - known;
  if (hours === 0 && known === 0) return NO_FLOWS;
  return [
    { kind: 'hours' as const, headcount: 0, fte: hours },
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

const NO_FLOWS: PairChange['flows'] = [];
function stockOf(stays: readonly Stay[], wasIn: boolean): Stock {
  if (stays.length === 0) return NOBODY;
  let fte = 0;
  let unknownFte = 0;
  let onLeave = 1;
  for (const stay of stays) {
    if (stay.fte === undefined) unknownFte += 1;
    else fte += stay.fte;
    if (!stay.onLeave) onLeave = 0;
  }
  return {
    headcount: 1,
    fte,
    unknownFte,
    onLeave,
    onLeaveFte: onLeave * fte,
    stayed: wasIn ? 1 : 0,
    stayedLater: 0,
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
    stayedLater: 0,
  };
}

function isSome(stock: Stock): boolean {
  const { headcount, fte, unknownFte, onLeave, onLeaveFte, stayed, stayedLater } = stock;
  return (
    headcount !== 0 ||
    fte !== 0 ||
    unknownFte !== 0 ||
    onLeave !== 0 ||
    onLeaveFte !== 0 ||
    stayed !== 0 ||
    stayedLater !== 0
  );
}
