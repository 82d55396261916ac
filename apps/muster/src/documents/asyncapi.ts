import { EVENT_TYPES, type EventType, type SchemaSide, STRANDS, topics, typesOn } from '@muster/domain';
import { differs, ENVELOPE, messageName, messageOf, schemasOf } from './asyncapi-messages.js';

/** What the document says of one address that events go through. */
interface Channel {
  readonly key: string;
  readonly address: string;
  readonly title: string;
  readonly description: string;
  readonly side: SchemaSide;
  readonly types: readonly EventType[];
  readonly more?: object;
}

const kafkaChannel = {
  bindings: { kafka: { topicConfiguration: { 'cleanup.policy': ['delete'] }, bindingVersion: '0.5.0' } },
};

function channels(): Channel[] {
  return [
    {
      key: 'inbound',
      address: 'muster.inbound.{supplier}',
      title: 'What a supplier sends',
      description:
        'One topic a supplier, which it alone writes and only gateway reads. gateway checks each event, makes pseudonyms of identifiers, and appends it to the topic of its subject. The same events may be sent by HTTP or in files (docs/for-hr-suppliers.md).',
      side: 'sent',
      types: EVENT_TYPES,
      more: {
        parameters: {
          supplier: {
            description: 'The name of the supplier, as the operator registered it',
            examples: ['trust-r0a'],
          },
        },
      },
    },
    ...topics().map(({ name, about }): Channel => ({
      key: name.replace('muster.', ''),
      address: name,
      title: about,
      description: `${about}. Keyed by subject: the events of one subject keep their order.`,
      side: 'logged',
      types: typesOn(name),
      more: kafkaChannel,
    })),
  ];
}

/** The wire as an AsyncAPI 3.0 document, seen from Muster: it receives from suppliers, and sends to its own topics. */
export function asyncApiDocument(version: string): object {
  const all = channels();
  return {
    asyncapi: '3.0.0',
    id: 'urn:muster:events',
    info: {
      title: 'Muster events',
      version,
      description:
        'Events about the maternity workforce: CloudEvents 1.0 in their JSON form. docs/events.md says in words what this document says in schemas, and what no schema can: identity, order, corrections, outcomes.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
      tags: STRANDS.map(({ name, about }) => ({ name, description: about })),
    },
    defaultContentType: 'application/cloudevents+json',
    channels: Object.fromEntries(
      all.map(({ key, address, title, description, side, types, more }) => [
        key,
        {
          address,
          title,
          description,
          messages: Object.fromEntries(
            types.map(type => [
              messageName(type, side),
              { $ref: `#/components/messages/${messageName(type, side)}` },
            ]),
          ),
          ...more,
        },
      ]),
    ),
    operations: Object.fromEntries(all.flatMap(operationsOf)),
    components: {
      messages: Object.fromEntries(
        sides().map(([type, side]) => [messageName(type, side), messageOf(type, side)] as const),
      ),
      schemas: {
        envelope: ENVELOPE,
        ...Object.fromEntries(sides().flatMap(([type, side]) => Object.entries(schemasOf(type, side)))),
      },
    },
  };
}

/** The messages that differ: what names nobody is the same for suppliers and in the log. */
function sides(): (readonly [EventType, SchemaSide])[] {
  return EVENT_TYPES.flatMap((type): (readonly [EventType, SchemaSide])[] =>
    differs(type)
      ? [
          [type, 'logged'],
          [type, 'sent'],
        ]
      : [[type, 'logged']],
  );
}

function operationsOf({ key, address, title }: Channel): (readonly [string, object])[] {
  const channel = { $ref: `#/channels/${key}` };
  if (key === 'inbound')
    return [['take-inbound', { action: 'receive', channel, title: 'gateway takes what a supplier sent' }]];
  return [
    [`append-${key}`, { action: 'send', channel, title: `gateway and commands append to ${address}` }],
    [`fold-${key}`, { action: 'receive', channel, title: `the projector folds: ${title.toLowerCase()}` }],
  ];
}
