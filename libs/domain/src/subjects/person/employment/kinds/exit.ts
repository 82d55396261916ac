import { SHORT_GAP } from '../career.js';
import { type Stay } from '../stays.js';
import { isAfterCoverage } from './coverage.js';
import { type Crossing, firstFit, type Kind } from './crossing.js';
import { endOf, isRestructured, startsOf } from './restructuring.js';
import { isReclassified, isStatusChange, isSucceeded } from './same-post.js';

/**
 * The kinds of exit, in the order in which they are tried. A person exits a pair of area and profession on a day when they are
 * not in it on that day and were on the day before; a rule fits if it fits any post active in the pair on the day before.
 *
 * - `reclassified-out`: the same post on both days, unchanged; only dated reference data differ; a succession is never this
 * - `restructured-out`: a succession A → B: the same post, active on both days, now where the succession of that day puts it; or
 *   an end in A and a start in B, either first, within a short gap of the succession and of each other (92 days after a split)
 * - `offboarded`: on or after the end of the coverage of the organisation's feed
 * - `inactivated`: the post is open on both days with a counted contract, in the profession and area; its status makes the
 *   difference; and the absence is not the end: the post is active again later, or has not ended, or another post becomes active
 *   in the profession before a short gap after the end is over
 * - `dropped`: active in one and the same other area of the level both on the day and on the day before
 * - `move-out`: active in another area on the day or within a short gap after
 * - `gap-out`: a short gap until the next spell in the same pair
 * - `role-out`: active in another profession on the day or within a short gap after, and not in it on the day before
 * - `left`: everything else
 */
export const EXIT_KINDS = [
  { kind: 'reclassified-out', fits: crossing => withDay(crossing, isReclassified) },
  { kind: 'restructured-out', fits: isRestructuredOut },
  { kind: 'offboarded', fits: crossing => crossing.stays.some(stay => isAfterCoverage(stay, crossing)) },
  { kind: 'inactivated', fits: isInactivated },
  { kind: 'dropped', fits: isDropped },
  { kind: 'move-out', fits: isMoveOut },
  { kind: 'gap-out', fits: isGapOut },
  { kind: 'role-out', fits: isRoleOut },
  { kind: 'left', fits: () => true },
] as const satisfies readonly Kind<string>[];

export type ExitKind = (typeof EXIT_KINDS)[number]['kind'];

export function exitKind(crossing: Crossing): ExitKind {
  return firstFit<ExitKind>(EXIT_KINDS, crossing);
}

function withDay(crossing: Crossing, fits: typeof isSucceeded): boolean {
  return crossing.stays.some(before => {
    const after = crossing.career.postOn(before.spell.post, crossing.day);
    return after !== undefined && fits(before, after, crossing);
  });
}

function isRestructuredOut(crossing: Crossing): boolean {
  const { career, profession, day, stays } = crossing;
  if (withDay(crossing, isSucceeded)) return true;
  if (!career.everSucceeded) return false;
  const ends = stays.flatMap(stay => endOf(career, stay, day) ?? []);
  return ends.length > 0 && isRestructured(career, ends, startsOf(career, profession));
}

function isInactivated(crossing: Crossing): boolean {
  return crossing.stays.some(before => {
    const after = crossing.career.postOn(before.spell.post, crossing.day);
    return after !== undefined && isStatusChange(after, before, crossing) && !isTheEnd(crossing, before);
  });
}

/** The post ends without having been active again, and no post becomes active in the profession until a short gap after that. */
function isTheEnd({ career, profession, day }: Crossing, { spell }: Stay): boolean {
  const absence = career.untilActiveOrClosed(spell.post, day);
  if (absence.active || !Number.isFinite(absence.day)) return false;
  return !career.becomesActive(profession, day, absence.day + SHORT_GAP);
}

function isDropped({ career, level, area, profession, day }: Crossing): boolean {
  return career.activeInOneElsewhere(level, area, profession, day - 1, day);
}

function isMoveOut({ career, level, area, profession, day }: Crossing): boolean {
  return career.activeElsewhere(level, area, profession, day, day + SHORT_GAP);
}

function isGapOut({ career, level, area, profession, day }: Crossing): boolean {
  return career.someActiveIn(profession, day, day + SHORT_GAP, ({ areas }) => areas[level] === area);
}

function isRoleOut({ career, profession, day }: Crossing): boolean {
  return career.activeInOther(profession, day, day + SHORT_GAP, day - 1);
}
