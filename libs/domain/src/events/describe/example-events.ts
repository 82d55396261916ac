import { definitionOf, type EventType, wireType } from '../table.js';
import { type Example } from './examples/example.js';
import { governanceExamples } from './examples/governance.js';
import { organisationExamples } from './examples/organisations.js';
import { peopleExamples } from './examples/people.js';
import { type SchemaNode, standsForIdentifier } from './schema-node.js';

/** One example of every event type: a type without one does not compile. */
const EXAMPLES: { readonly [K in EventType]: Example<K> } = {
  ...peopleExamples,
  ...organisationExamples,
  ...governanceExamples,
};

/** An event as it is written in JSON. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly type: string;
  readonly source: string;
  readonly id: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: Readonly<Record<string, unknown>>;
}

/** The example of an event type, as a supplier writes it: people, posts and enrolments by their identifiers. */
export function exampleOf(type: EventType): CloudEvent {
  const { source, id, subject, time, data } = EXAMPLES[type];
  return {
    specversion: '1.0',
    type: wireType(type),
    source,
    id,
    subject,
    time,
    datacontenttype: 'application/json',
    data: data,
  };
}

/**
 * An example as the log holds it: where a person, a post or an enrolment was named in clear, its pseudonym.
 * @param pseudonymOf of a kind (`post`, `learner`, `person/nhs-number` …) and an identifier, 32 hexadecimal digits
 */
export function inPseudonyms(
  type: EventType,
  event: CloudEvent,
  pseudonymOf: (kind: string, identifier: string) => string,
): CloudEvent {
  const properties = (definitionOf(type).data as SchemaNode).properties ?? {};
  const person = (text: string) => {
    const [, kind, identifier] = /^(person\/[a-z-]+):(.+)$/.exec(text) ?? [];
    return kind === undefined ? text : `person/${pseudonymOf(kind, identifier!)}`;
  };
  const data = Object.entries(event.data).map(([name, value]) => {
    const stands = standsForIdentifier(properties[name] ?? {});
    if (stands === undefined || typeof value !== 'string') return [name, value];
    return [name, stands === 'person' ? person(value) : pseudonymOf(name, value)];
  });
  return {
    ...event,
    subject: person(event.subject),
    data: Object.fromEntries(data) as CloudEvent['data'],
  };
}
