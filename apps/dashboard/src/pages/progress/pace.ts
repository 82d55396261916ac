import { dayInWords, dayNumber } from '../../words/days.js';
import { inDigits } from '../../words/numbers.js';
import { type PositionReply } from './query.js';

/** What would count on the position's day at an even pace from the baseline to the due day; undefined: no due day. */
export function evenPaceOf({ target: { amount, dueOn }, position }: PositionReply): number | undefined {
  if (!position || dueOn === null) return undefined;
  const [from, to] = [dayNumber(position.baseline.on), dayNumber(dueOn)];
  const share = (dayNumber(position.on) - from) / (to - from);
  return amount * Math.min(1, Math.max(0, share));
}

/** What would count on the due day at the pace of the last twelve months; undefined: not known, or not asked any more. */
function projectedOf({ target: { dueOn }, position }: PositionReply): number | undefined {
  if (!position || position.counted === null || position.remaining === null || position.remaining <= 0)
    return undefined;
  const { required, lastTwelveMonths } = position.runRate;
  if (dueOn === null || position.on >= dueOn || required === null || lastTwelveMonths === null)
    return undefined;
  return position.counted + lastTwelveMonths * (position.remaining / required);
}

/** The same in one short sentence, for the card of a target. */
export function projectedInWords(reply: PositionReply): string | undefined {
  const projected = projectedOf(reply);
  if (projected === undefined) return undefined;
  return `At the last year’s pace ${inDigits(projected)} by ${dayInWords(reply.target.dueOn!)}.`;
}

/**
 * Where the last year's pace leads, what pace is needed, and that the due day is past where it is: one sentence each. Nothing is said of a pace
 * that is not known.
 */
export function paceInWords(reply: PositionReply): string[] {
  const {
    target: { amount, dueOn },
    asked,
    position,
  } = reply;
  if (!position || position.counted === null || position.remaining === null) return [];
  const { required, lastTwelveMonths: achieved } = position.runRate;
  if (position.remaining <= 0)
    return [`The target is met: ${inDigits(position.surplus ?? 0)} more than it asks for.`];
  if (dueOn === null) return ['No day is set by which it is due.'];
  const due = dayInWords(dueOn);
  if (position.on >= dueOn) return [`It was due by ${due}.`];

  const words: string[] = [];
  const projected = projectedOf(reply);
  if (projected !== undefined && required !== null && achieved !== null) {
    const missing = amount - projected;
    const outcome =
      missing > 0.5
        ? `${inDigits(missing)} short`
        : missing < -0.5
          ? `${inDigits(-missing)} more than asked for`
          : 'just met';
    words.push(
      `At the pace of the last twelve months (${inDigits(achieved, 1)} a month) it would be ${inDigits(projected)} by ${due}: ${outcome}. ` +
        `${inDigits(required, 1)} a month were needed.`,
    );
  }
  if (asked.on > dueOn)
    words.push(
      `The due day, ${due}, is past; figures reach to ${dayInWords(position.on)} only, so nobody can say yet whether it was met.`,
    );
  return words;
}
