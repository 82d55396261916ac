import { type Level } from './areas.js';
import { dayText, twelveMonthsBefore } from './days.js';
import { kindOfEntry, kindOfExit } from './kinds.js';
import { type Life, type Presence, inPair, presencesOn } from './life.js';

export interface StockCell {
  readonly level: Level;
  readonly area: string;
  readonly profession: string;
  readonly day: string;
  headcount: number;
  /** Hundred-thousandths. */
  fte: number;
  /** Posts. */
  unknownFte: number;
  /** People. */
  onLeave: number;
  onLeaveFte: number;
  /** People who were in the pair twelve months before, too. */
  stayed: number;
}

export interface FlowCell {
  readonly level: Level;
  readonly area: string;
  readonly profession: string;
  readonly day: string;
  /** An entry or exit kind, `hours` or `fte-known`. */
  readonly kind: string;
  headcount: number;
  /** Hundred-thousandths; of an exit what it takes away, as a positive number. */
  fte: number;
}

/** (area, profession) */
export type Pair = readonly [area: string, profession: string];

/** The pairs of the level where the person has an active post. */
export function pairsOn(life: Life, level: Level, day: number): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { areas, profession } of presencesOn(life, day)) {
    const area = areas[level];
    if (area !== undefined) pairs.set(`${area} ${profession}`, [area, profession]);
  }
  return [...pairs.values()];
}

/** What one person adds to the stock of a pair on a day. */
export function stockOf(life: Life, level: Level, [area, profession]: Pair, day: number): StockCell {
  const posts = inPair(life, level, area, profession, day);
  // "people all of whose posts in the pair are `on-paid-leave`, and their FTE"
  const isOnLeave = posts.every(({ state }) => state.status === 'on-paid-leave');
  return {
    level,
    area,
    profession,
    day: dayText(day),
    headcount: 1,
    fte: fteOf(posts),
    unknownFte: posts.filter(({ state }) => state.fte === undefined).length,
    onLeave: isOnLeave ? 1 : 0,
    onLeaveFte: isOnLeave ? fteOf(posts) : 0,
    // "those in the pair at the start who are in it at the end, 12 months apart"
    stayed: inPair(life, level, area, profession, twelveMonthsBefore(day)).length > 0 ? 1 : 0,
  };
}

/** "the sum of their active posts' FTE there, as reported. A post without FTE is *unknown*: … FTE adds 0 for it" */
const fteOf = (posts: readonly Presence[]): number =>
  posts.reduce((sum, { state }) => sum + (state.fte ?? 0), 0);

/** What happens to one person in a pair on a day: the person is in it on the day, or was on the day before. */
export function flowsOf(life: Life, level: Level, [area, profession]: Pair, day: number): FlowCell[] {
  const posts = inPair(life, level, area, profession, day);
  const before = inPair(life, level, area, profession, day - 1);
  const cell = { level, area, profession, day: dayText(day) };
  if (before.length === 0) {
    // "An entry brings the FTE of day d"
    const kind = kindOfEntry({ life, level, area, profession, day, posts });
    return [{ ...cell, kind, headcount: 1, fte: fteOf(posts) }];
  }
  if (posts.length === 0) {
    // "an exit takes the FTE of d−1"
    const kind = kindOfExit({ life, level, area, profession, day, posts: before });
    return [{ ...cell, kind, headcount: 1, fte: fteOf(before) }];
  }
  // "`hours` is every change of FTE of a person who is in the pair on both days, whatever posts it comes from,
  // except `fte-known`: the FTE of a post that is in the pair on both days becoming known."
  const becomingKnown = posts.filter(({ post }) =>
    before.some(earlier => earlier.post === post && earlier.state.fte === undefined),
  );
  const known = fteOf(becomingKnown);
  const hours = fteOf(posts) - fteOf(before) - known;
  const changes = [
    { ...cell, kind: 'fte-known', headcount: 0, fte: known },
    { ...cell, kind: 'hours', headcount: 0, fte: hours },
  ];
  return changes.filter(({ fte }) => fte !== 0);
}
