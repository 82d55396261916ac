import { type Random } from '../random/random.js';
import { byShare } from '../random/samplers.js';
import { type CloudEvent, type Sending, wireName } from '../telling/cloud-event.js';
import { DAY_MS, timeText } from '../telling/times.js';
import { canBeMistaken, mistaken } from './slips.js';

/**
 * How a mistake is mended: the right event supersedes it; or supersedes a mistaken correction of it; or the mistake is retracted and
 * the fact sent again; or the right event was superseded by a mistaken one, which is retracted. Shares are an assumption.
 */
const WAYS = byShare({ superseded: 0.5, chain: 0.2, resent: 0.15, restored: 0.15 });
const FOUND_WITHIN = 75;

/** The sendings of an event that is told wrongly meanwhile; in the end it alone is in force. */
export function corrected(event: CloudEvent, at: number, random: Random): Sending[] {
  if (!canBeMistaken(event)) return [{ at, item: event }];
  const [second, third] = [after(at, random), after(at, random)].sort((a, b) => a - b) as [number, number];
  const slip = (suffix: string, when: number, supersedes?: string): Sending => ({
    at: when,
    item: {
      ...event,
      id: `${event.id}${suffix}`,
      time: recorded(event, at, when),
      data: { ...mistaken(event, random), ...(supersedes === undefined ? {} : { supersedes }) },
    },
  });
  const right = (when: number, supersedes?: string): Sending => ({
    at: when,
    item: {
      ...event,
      time: recorded(event, at, when),
      data: supersedes === undefined ? event.data : { ...event.data, supersedes },
    },
  });

  switch (WAYS(random)) {
    case 'superseded':
      return [slip('-x', at), right(second, `${event.id}-x`)];
    case 'chain':
      return [slip('-x', at), slip('-y', second, `${event.id}-x`), right(third, `${event.id}-y`)];
    case 'resent':
      return [slip('-x', at), retraction(event, '-x', at, second), right(third)];
    case 'restored':
      return [right(at), slip('-y', second, event.id), retraction(event, '-y', at, third)];
  }
}

/** Says that `<id><suffix>` of the event's subject and source never was so. */
export function retraction(event: CloudEvent, suffix: string, at: number, when: number): Sending {
  return {
    at: when,
    item: {
      ...event,
      id: `${event.id}${suffix}-not`,
      type: wireName('fact.retracted'),
      time: recorded(event, at, when),
      data: { retracts: `${event.id}${suffix}` },
    },
  };
}

export function after(at: number, random: Random): number {
  return at + DAY_MS / 24 + Math.floor(random.next() * FOUND_WITHIN * DAY_MS);
}

/** What is said at once bears the event's own time, what is said later its own. */
function recorded(event: CloudEvent, at: number, when: number): string {
  return when === at
    ? event.time
    : timeText(Math.floor(when / 1000) * 1000, event.time.endsWith('Z') === false);
}
