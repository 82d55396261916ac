import { type Fact } from '@muster/domain';
import { type KeptItem } from '@muster/store';
import { withoutValue } from './discreet.js';
import { type DecidedItem } from './check.js';

/** An item as it is kept. Of what was refused nothing is kept but where the faults were: it may be anything. */
export function keptItem({ at, good, outcome }: DecidedItem): KeptItem {
  const refused = outcome.outcome === 'rejected' ? outcome : undefined;
  const position = outcome.outcome === 'accepted' ? outcome.position : undefined;
  const fact = good?.fact;
  return {
    at,
    outcome: outcome.outcome,
    code: refused?.code,
    faults: refused?.faults.map(withoutValue),
    source: fact?.source,
    subject: fact?.subject,
    id: fact?.id,
    type: fact?.type,
    organisation: fact && organisationOf(fact),
    effectiveOn: fact?.effectiveOn,
    topic: position?.topic,
    partition: position?.partition,
    offset: position?.offset,
  };
}

/** The organisation that an event is about: whose data quality it tells of. */
export function organisationOf(fact: Fact): string | undefined {
  const data: Readonly<Record<string, unknown>> = fact.data;
  const named = data['organisation'] ?? data['institution'];
  if (typeof named === 'string') return named;
  const [kind, key] = fact.subject.split('/', 2);
  if (kind === 'organisation' || kind === 'feed') return key;
  return /^urn:ods:([A-Z0-9]{2,8})(:|$)/.exec(fact.source)?.[1];
}
