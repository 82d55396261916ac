import { dayFromNumber, dayNumber, isDay } from '@muster/domain';
import { type Random } from '../random/random.js';
import { type CloudEvent } from '../telling/cloud-event.js';

type Data = CloudEvent['data'];

const HOURS = [0.2, 0.4, 0.5, 0.6, 0.8, 0.9, 1];
const LONGEST_SLIP = 45;

/** Events of people, of establishments and of places are mistaken and mended; registers and feeds are not. */
const MISTAKABLE = /^muster\.(post|learner|application|entrant|placement|person\.registered|establishment)\b/;

export function canBeMistaken(event: CloudEvent): boolean {
  return MISTAKABLE.test(event.type);
}

/** The same event as somebody wrote it who slipped: valid, and not what was so. */
export function mistaken(event: CloudEvent, random: Random): Data {
  const { data } = event;
  const slips: ((from: Data) => Data)[] = [
    from => ({ ...from, effectiveOn: otherDay(from['effectiveOn'], random) }),
  ];
  if (typeof data['fte'] === 'number')
    slips.push(from => ({ ...from, fte: otherThan(from['fte'], HOURS, random) }));
  if (typeof data['fundedFte'] === 'number')
    slips.push(from => ({ ...from, fundedFte: Math.round(Number(from['fundedFte']) * 1_100) / 1_000 + 1 }));
  if (typeof data['contract'] === 'string')
    slips.push(from => ({
      ...from,
      contract: otherThan(from['contract'], ['permanent', 'fixed-term', 'bank'], random),
    }));
  if (event.type === 'muster.post.ended.v1')
    slips.push(from => ({
      ...from,
      reason: otherThan(from['reason'], ['other', 'transfer', 'retirement'], random),
    }));
  return random.pick(slips)(data);
}

function otherDay(day: unknown, random: Random): string {
  const slip = random.between(1, LONGEST_SLIP) * (random.chance(0.5) ? 1 : -1);
  if (!isDay(day)) throw new Error('an event that can be mistaken has a day');
  return dayFromNumber(dayNumber(day) + slip);
}

function otherThan<T>(value: unknown, choices: readonly T[], random: Random): T {
  return random.pick(choices.filter(choice => choice !== value));
}
