import { type Spell } from '../lives/person.js';
import { type Window } from '../window.js';
import { type Stay } from './stays.js';

/** A joiner's first day in an area and profession, or the first day on which a leaver no longer is in it. */
export interface Crossing {
  readonly area: number;
  readonly profession: number;
  readonly day: number;
  readonly isJoining: boolean;
  /** Of the first day, or of the last one in post. */
  readonly fte: number;
}

/** From the exit's day to the entry's, at most; the setting's usual value. */
const SHORT_GAP = 28;

/**
 * Of the ends of a person's stays those that are joining or leaving. Everything that is something else by the rules of flows is ruled
 * out first: onboarded or offboarded, an absence, a second post, a move, a short gap. (Trusts merge within a region here, so that a
 * merger is neither entry nor exit of one.)
 */
export function crossingsOf(spells: readonly Spell[], stays: readonly Stay[], window: Window): Crossing[] {
  const crossings: Crossing[] = [];
  // Of regions when the stay is a region's, else of England, whose index is the last.
  const england = stays.reduce((last, { area }) => Math.max(last, area), 0);
  const atLevel = (stay: Stay) =>
    stays.filter(
      other =>
        other !== stay &&
        other.profession === stay.profession &&
        (other.area === england) === (stay.area === england),
    );
  for (const stay of stays) {
    const { area, profession, from, to } = stay;
    const isIn = (day: number) => day > window.first && day < window.after;
    if (isIn(from) && isJoining(stay, spells, atLevel(stay)))
      crossings.push({ area, profession, day: from, isJoining: true, fte: fteOn(stay, from) });
    if (isIn(to) && isLeaving(stay, spells, atLevel(stay)))
      crossings.push({ area, profession, day: to, isJoining: false, fte: fteOn(stay, to - 1) });
  }
  return crossings;
}

function isJoining(stay: Stay, spells: readonly Spell[], others: readonly Stay[]): boolean {
  const day = stay.from;
  const active = stay.pieces.filter(piece => piece.from === day);
  if (active.some(({ trust }) => day <= trust.coverFrom)) return false;
  const isReactivated = active.some(piece =>
    spells.some(
      ({ post, to, presence, profession, trust }) =>
        post === piece.post &&
        to === day &&
        presence === 'absent' &&
        profession === stay.profession &&
        trust.region === piece.trust.region,
    ),
  );
  if (isReactivated) return false;
  // Second post, move, short gap: in the profession shortly before, in this area or another of the level.
  return !others.some(other => other.from < day && other.to >= day - SHORT_GAP);
}

function isLeaving(stay: Stay, spells: readonly Spell[], others: readonly Stay[]): boolean {
  const day = stay.to;
  const active = stay.pieces.filter(piece => piece.to === day);
  if (active.some(({ trust }) => day >= trust.coverTo)) return false;
  if (active.some(piece => isInactivated(piece, stay, spells))) return false;
  return !others.some(other => other.to > day && other.from <= day + SHORT_GAP);
}

/** An absence, unless it ends in leaving: the post ends without another active day, and no other begins by shortly after. */
function isInactivated(piece: Spell, stay: Stay, spells: readonly Spell[]): boolean {
  const after = spells.filter(({ post, from }) => post === piece.post && from >= stay.to);
  const next = after.find(({ from }) => from === stay.to);
  if (next?.presence !== 'absent' || next.profession !== stay.profession) return false;
  if (next.trust.region !== piece.trust.region) return false;
  const end = Math.max(...after.map(({ to }) => to));
  return (
    spells.some(
      ({ presence, profession, from, to }) =>
        presence === 'in-post' &&
        profession === stay.profession &&
        to > stay.to &&
        from <= end + SHORT_GAP &&
        to > from,
    ) || end === Number.POSITIVE_INFINITY
  );
}

function fteOn(stay: Stay, day: number): number {
  return stay.pieces.reduce((sum, { from, to, fte }) => sum + (from <= day && day < to ? fte : 0), 0);
}
