import { SHORT_GAP } from '../career.js';
import { isBeforeCoverage } from './coverage.js';
import { type Crossing, firstFit, type Kind } from './crossing.js';
import { endsOf, isRestructured, startOf } from './restructuring.js';
import { isReclassified, isStatusChange, isSucceeded } from './same-post.js';

/** A short gap is counted from the exit's day, so the last active day may lie one day further back. */
const RECENTLY = SHORT_GAP + 1;

/**
 * The kinds of entry, in the order in which they are tried. A person enters a pair of area and profession on a day when they
 * are in it on that day and were not on the day before; a rule fits if it fits any post active in the pair on that day.
 *
 * - `reclassified-in`: the same post on both days, unchanged; only dated reference data differ; a succession is never this
 * - `restructured-in`: a succession A → B: the same post, active on both days, now where the succession of that day puts it; or
 *   an end in A and a start in B, either first, within a short gap of the succession and of each other (92 days after a split)
 * - `onboarded`: the first day that the organisation's feed covers, or before it
 * - `reactivated`: the post is open on both days with a counted contract, in the profession and area; its status makes the
 *   difference. The first active day of a post that started inactive is classified as if the post started that day
 * - `added`: active in one and the same other area of the level both on the day and on the day before
 * - `move-in`: active in another area on the day before or within a short gap before
 * - `gap-in`: a short gap since the last spell in the same pair
 * - `role-in`: active in another profession, anywhere, on the day before or within a short gap before, and not in it on the day
 * - `return`: active in the profession anywhere, ever before
 * - `new`: everything else
 */
export const ENTRY_KINDS = [
  { kind: 'reclassified-in', fits: crossing => withDayBefore(crossing, isReclassified) },
  { kind: 'restructured-in', fits: isRestructuredIn },
  { kind: 'onboarded', fits: crossing => crossing.stays.some(stay => isBeforeCoverage(stay, crossing)) },
  { kind: 'reactivated', fits: isReactivated },
  { kind: 'added', fits: isAdded },
  { kind: 'move-in', fits: isMoveIn },
  { kind: 'gap-in', fits: isGapIn },
  { kind: 'role-in', fits: isRoleIn },
  {
    kind: 'return',
    fits: ({ career, profession, day }) => career.someActiveIn(profession, -Infinity, day - 1),
  },
  { kind: 'new', fits: () => true },
] as const satisfies readonly Kind<string>[];

export type EntryKind = (typeof ENTRY_KINDS)[number]['kind'];

export function entryKind(crossing: Crossing): EntryKind {
  return firstFit<EntryKind>(ENTRY_KINDS, crossing);
}

function withDayBefore(crossing: Crossing, fits: typeof isSucceeded): boolean {
  return crossing.stays.some(after => {
    const before = crossing.career.postOn(after.spell.post, crossing.day - 1);
    return before !== undefined && fits(before, after, crossing);
  });
}

function isRestructuredIn(crossing: Crossing): boolean {
  const { career, profession, day, stays } = crossing;
  if (withDayBefore(crossing, isSucceeded)) return true;
  if (!career.everSucceeded) return false;
  const starts = stays.flatMap(stay => startOf(career, stay, day) ?? []);
  return starts.length > 0 && isRestructured(career, endsOf(career, profession), starts);
}

function isReactivated(crossing: Crossing): boolean {
  return crossing.stays.some(after => {
    const before = crossing.career.postOn(after.spell.post, crossing.day - 1);
    if (before === undefined || startedToday(crossing, after)) return false;
    return isStatusChange(before, after, crossing);
  });
}

function startedToday({ career, day }: Crossing, { spell }: Crossing['stays'][number]): boolean {
  return spell.states[0]!.state.status === 'inactive' && career.firstActiveDay(spell) === day;
}

function isAdded({ career, level, area, profession, day }: Crossing): boolean {
  return career.activeInOneElsewhere(level, area, profession, day, day - 1);
}

function isMoveIn({ career, level, area, profession, day }: Crossing): boolean {
  return career.activeElsewhere(level, area, profession, day - RECENTLY, day - 1);
}

function isGapIn({ career, level, area, profession, day }: Crossing): boolean {
  return career.someActiveIn(profession, day - RECENTLY, day - 1, ({ areas }) => areas[level] === area);
}

function isRoleIn({ career, profession, day }: Crossing): boolean {
  return career.activeInOther(profession, day - RECENTLY, day - 1, day);
}
