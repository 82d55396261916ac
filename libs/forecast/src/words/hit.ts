import { type Day } from '@muster/domain';
import { type Hit, type HitOn } from '../summaries/chance.js';
import { chanceInWords } from './chance.js';
import { dateOf, whole } from './figures.js';

/**
 * Whether a promise will be kept, in one sentence or two.
 * @param originOn the day that the forecast begins on
 * @param what is counted, e.g. `more midwives (FTE)`
 */
export function hitSentence(hit: Hit, originOn: Day, what: string): string {
  const { amount, counted, dueOn, byDay, due } = hit;
  const last = byDay.at(-1)!;
  const promised = `${whole(amount)} ${what}`;
  if (amount <= 0) return `Nothing was promised, so nothing can be missed: 0 ${what}.`;
  if (dueOn !== undefined && dueOn <= originOn) {
    const then =
      counted >= amount
        ? `were reached: ${whole(counted)} counted by ${dateOf(originOn)}`
        : `were not reached by ${dateOf(originOn)}: ${whole(counted)} counted`;
    const later =
      counted >= amount
        ? ''
        : ` The chance that they are there on ${dateOf(last.on)} is ${chanceInWords(last.chance)}.`;
    return `The due day, ${dateOf(dueOn)}, is past, and ${promised} ${then}.${later}`;
  }
  const answer = due ?? last;
  const reached =
    counted >= amount
      ? `${promised} are reached already, with ${whole(counted - amount)} to spare; the chance that this still holds on ${dateOf(answer.on)} is ${chanceInWords(answer.chance)}`
      : `The chance of ${promised} by ${dateOf(answer.on)} is ${chanceInWords(answer.chance)}`;
  return `${reached}${because(hit, answer)}.${shortfall(answer, amount)}`;
}

function because({ dueOn, due, likelyOn }: Hit, answer: HitOn): string {
  if (dueOn === undefined) {
    const likely = likelyOn['0.5'];
    const when =
      likely === undefined
        ? 'on no day forecast is it likelier than not'
        : `likelier than not by ${dateOf(likely)}`;
    return ` (there is no due day; ${when})`;
  }
  if (due === undefined) return ` (the due day, ${dateOf(dueOn)}, lies beyond what is forecast)`;
  return answer.on === dueOn ? '' : ` (the last day forecast before the due day, ${dateOf(dueOn)})`;
}

function shortfall({ shortfallIfMissed, chance, counts }: HitOn, amount: number): string {
  if (shortfallIfMissed === undefined) return '';
  const middle = counts['0.5'];
  if (chance >= 0.5) return ` Where it is missed, ${whole(shortfallIfMissed)} are missing on average.`;
  const missing = amount - middle;
  return ` In the middle of what is likely ${whole(middle)} count and ${whole(missing)} are missing.`;
}
