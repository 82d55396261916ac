import { type EventType } from '../events/table.js';

/** The events that say something of the reference. The store finds their facts by an index of its own. */
export const REFERENCE_TYPES = [
  'organisation.opened',
  'organisation.placed',
  'organisation.closed',
  'organisation.succeeded',
  'feed.covers',
  'source.succeeded',
] as const satisfies readonly EventType[];
