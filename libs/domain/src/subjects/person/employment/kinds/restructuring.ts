import { dayFromNumber, dayNumber } from '../../../../calendar/day.js';
import { type OdsCode } from '../../../../organisations/ods-code.js';
import { type Profession } from '../../../../professions.js';
import { meaningOf } from '../../../../reference/reference.js';
import { whereaboutsOf, whereaboutsOn } from '../../../../reference/whereabouts.js';
import { type Career, SHORT_GAP, SPLIT_GAP } from '../career.js';
import { type Stay } from '../stays.js';

/** The day after the last on which a post was active in an organisation before it was closed, or reported elsewhere. */
interface End {
  readonly organisation: OdsCode;
  readonly profession: Profession;
  readonly day: number;
}

/** A post that begins to be active in an organisation: it was not open, or reported elsewhere, or had begun inactive. */
type Start = End;

/**
 * An end in A and a start in B, either first, within a short gap of the succession A → B and of each other (92 days when A has
 * several successors).
 * @param ends ends in question, or all
 * @param starts starts in question, or all
 */
export function isRestructured(career: Career, ends: readonly End[], starts: readonly Start[]): boolean {
  return ends.some(end => {
    const succession = career.reference.successions.get(end.organisation);
    if (succession === undefined) return false;
    const on = dayNumber(succession.on);
    const gap = succession.successors.length > 1 ? SPLIT_GAP : SHORT_GAP;
    const near = (a: number, b: number) => Math.abs(a - b) <= gap;
    return (
      near(end.day, on) &&
      starts.some(
        start =>
          start.profession === end.profession &&
          succession.successors.some(
            successor =>
              meaningOf(career.reference, successor, dayFromNumber(start.day)) === start.organisation,
          ) &&
          near(start.day, on) &&
          near(start.day, end.day),
      )
    );
  });
}

/** An absence is no end; nor is another word for the same organisation. */
export function endOf(career: Career, stay: Stay, day: number): End | undefined {
  const next = career.postOn(stay.spell.post, day);
  const ended = next === undefined || isElsewhere(career, stay, next, day);
  return ended ? { organisation: stay.organisation, profession: stay.profession, day } : undefined;
}

export function startOf(career: Career, stay: Stay, day: number): Start | undefined {
  const before = career.postOn(stay.spell.post, day - 1);
  const started =
    before === undefined ||
    isElsewhere(career, before, stay, day) ||
    (stay.spell.states[0]!.state.status === 'inactive' && career.firstActiveDay(stay.spell) === day);
  return started ? { organisation: stay.organisation, profession: stay.profession, day } : undefined;
}

/** Reported under a code that, with the successions of the day, means another organisation. */
function isElsewhere(career: Career, before: Stay, after: Stay, day: number): boolean {
  const where = whereaboutsOn(whereaboutsOf(career.reference, before.state.organisation), day);
  return where.organisation !== after.organisation;
}

export function endsOf(career: Career, profession: Profession): End[] {
  return career.active
    .filter(stay => stay.profession === profession && Number.isFinite(stay.to))
    .flatMap(stay => endOf(career, stay, stay.to) ?? []);
}

export function startsOf(career: Career, profession: Profession): Start[] {
  return career.active
    .filter(stay => stay.profession === profession)
    .flatMap(stay => startOf(career, stay, stay.from) ?? []);
}
