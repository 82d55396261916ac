import { type Fact, supersededBy } from '../events/fact.js';
import { type EventType } from '../events/table.js';

/** What of the reference a subject's contributions may depend on. */
export interface Mention {
  readonly kind: 'organisation' | 'source';
  readonly code: string;
}

/** What an organisation says that counts where the reference has it, or only as the reference allows. */
const OF_ITSELF: ReadonlySet<EventType> = new Set([
  'establishment.reported',
  'requirement.reported',
  'deliveries.reported',
  'placement.capacity-reported',
  'outreach.held',
  'organisation.succeeded',
]);

/** Where somebody works, learns or wants to learn. */
const PLACES = ['organisation', 'institution', 'placement'] as const;

/**
 * The organisations whose places, successions and feeds a fact's subject depends on, and the source, where the fact names
 * another one of it.
 */
export function mentionsOf(fact: Fact): Mention[] {
  const mentions: Mention[] = [];
  for (const place of PLACES) {
    const code = (fact.data as { readonly [P in typeof place]?: string })[place];
    if (code !== undefined) mentions.push({ kind: 'organisation', code });
  }
  if (OF_ITSELF.has(fact.type))
    mentions.push({ kind: 'organisation', code: fact.subject.slice('organisation/'.length) });
  if (fact.type === 'fact.retracted' || supersededBy(fact) !== undefined)
    mentions.push({ kind: 'source', code: fact.source });
  return mentions;
}
