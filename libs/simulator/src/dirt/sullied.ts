import { type Random, randomOf } from '../random/random.js';
import { CLEAN, type Dirt } from '../simulation.js';
import { type CloudEvent, type Sending } from '../telling/cloud-event.js';
import { DAY_MS } from '../telling/times.js';
import { corrected } from './corrections.js';
import { phantom } from './phantoms.js';
import { poisoned } from './poison.js';

/** In days: how late is late, how long until a duplicate, how far disorder shuffles. */
const LATE: readonly [number, number] = [7, 183];
const AGAIN: readonly [number, number] = [0, 60];
const SHUFFLED = 4;

/**
 * What a feed makes of one clean event, recorded at an instant: the event itself, sent then or later, right at first or put right,
 * once or twice, alone or in bad company. What happens to an event depends on it and the seed only.
 */
export function sullied(event: CloudEvent, at: number, dirt: Dirt, seed: number): Sending[] {
  if (isClean(dirt)) return [{ at, item: event }];
  const random = randomOf(seed, 'dirt', event.subject, event.source, event.id);
  const sentAt = at + (random.chance(dirt.late) ? days(LATE, random) : 0);
  const sendings: Sending[] = random.chance(dirt.corrections)
    ? corrected(event, sentAt, random)
    : [{ at: sentAt, item: event }];
  if (random.chance(dirt.retractions)) sendings.push(...phantom(event, sentAt, random));
  if (random.chance(dirt.duplicates)) {
    const original = random.pick(sendings);
    sendings.push({ at: original.at + days(AGAIN, random), item: original.item });
  }
  if (random.chance(dirt.poison)) sendings.push({ at: sentAt, item: poisoned(event, random) });
  return sendings.map(sending =>
    random.chance(dirt.disorder)
      ? { ...sending, at: sending.at + Math.floor(random.next() * SHUFFLED * DAY_MS) }
      : sending,
  );
}

function isClean(dirt: Dirt): boolean {
  return (Object.keys(CLEAN) as (keyof Dirt)[]).every(kind => dirt[kind] === 0);
}

function days([least, most]: readonly [number, number], random: Random): number {
  return Math.floor((least + random.next() * (most - least)) * DAY_MS);
}
