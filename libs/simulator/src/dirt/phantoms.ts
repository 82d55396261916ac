import { dayFromNumber, dayNumber, isDay } from '@muster/domain';
import { type Random } from '../random/random.js';
import { type CloudEvent, type Sending, wireName } from '../telling/cloud-event.js';
import { after, retraction } from './corrections.js';

/**
 * Something of the same person that never was, and its retraction: a post that ended, hours that changed, a student who withdrew.
 * Nothing where the event is of another kind.
 */
export function phantom(event: CloudEvent, at: number, random: Random): Sending[] {
  const said = neverWas(event, random);
  if (said === undefined) return [];
  const [name, data] = said;
  const item = { ...event, id: `${event.id}-z`, type: wireName(name), data };
  return [{ at, item }, retraction(event, '-z', at, after(at, random))];
}

function neverWas(event: CloudEvent, random: Random): [string, CloudEvent['data']] | undefined {
  const { post, learner, effectiveOn } = event.data;
  if (!isDay(effectiveOn)) return undefined;
  const later = dayFromNumber(dayNumber(effectiveOn) + random.between(1, 90));
  if (typeof learner === 'string')
    return ['learner.withdrew', { learner, reason: 'not-stated', effectiveOn: later }];
  if (typeof post !== 'string') return undefined;
  return random.chance(0.5)
    ? ['post.ended', { post, reason: 'other', effectiveOn: later }]
    : ['post.changed', { post, fte: random.pick([0.1, 0.3, 0.7]), effectiveOn: later }];
}
