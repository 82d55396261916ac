import { type Fact } from '@muster/domain';
import { type KeptItem } from '@muster/store';
import { withoutValue } from './discreet.js';
import { type DecidedItem } from './check.js';

/** An item as it is kept. Of what was refused nothing is kept but where the faults were: it may be anything. */
export function keptItem({ at, good, outcome }: DecidedItem): KeptItem {
  const said: KeptItem =
    outcome.outcome === 'rejected'
      ? { at, outcome: outcome.outcome, code: outcome.code, faults: outcome.faults.map(withoutValue) }
      : { at, outcome: outcome.outcome };
  const position = outcome.outcome === 'accepted' ? outcome.position : undefined;
  return {
    ...said,
    ...(good ? factOf(good.fact) : {}),
    ...(position ? { topic: position.topic, partition: position.partition, offset: position.offset } : {}),
  };
}

function factOf(fact: Fact): Partial<KeptItem> {
  return {
    source: fact.source,
    subject: fact.subject,
    id: fact.id,
    type: fact.type,
    organisation: organisationOf(fact),
    effectiveOn: fact.effectiveOn,
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
