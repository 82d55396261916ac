import { TOPICS } from '@muster/domain';
import { type Static, Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { Instant, Nullable } from '../http/schemas.js';

const next = Type.Integer({ description: 'the offset wanted next: everything before it is folded in' });
const { folded, epoch, generation, refoldPending } = AsOf.properties;

export const LiveHello = Type.Object(
  {
    asOf: Type.Object(
      { folded, epoch, generation, refoldPending },
      { description: 'how far everything is folded in: what comes after tells what changed since' },
    ),
    refetch: Type.Boolean({
      description:
        'always true: what happened before this stream began is not told again, whatever `Last-Event-ID` says; fetch what you show',
    }),
    retryMs: Type.Integer({
      description: 'how long to wait before connecting again; another for every stream',
    }),
    heartbeatMs: Type.Integer({
      description: 'a comment comes at least this often: silence for longer means that the stream is lost',
    }),
  },
  { component: 'LiveHello', description: 'The first event of every stream.' },
);

export const LiveFolded = Type.Object(
  {
    topic: Type.String(),
    partition: Type.Integer(),
    next,
    targets: Nullable(
      Type.Array(Type.String()),
      `ids of targets that read otherwise since you were told of the partition; null: not of ${TOPICS.target}, where anything that ` +
        'its events tell of may have changed',
    ),
  },
  {
    component: 'LiveFolded',
    description: 'Events of a partition were folded in. The latest alone is told: `next` may have jumped.',
  },
);

export const LiveReference = Type.Object(
  { epoch, refoldPending },
  {
    component: 'LiveReference',
    description: 'Organisations, places or feeds changed; figures are final again once `refoldPending` is 0.',
  },
);

export const LiveGeneration = Type.Object(
  { generation },
  {
    component: 'LiveGeneration',
    description: 'The read models were swapped for others: fetch all that you show.',
  },
);

export const LiveStore = Type.Object(
  {
    answers: Type.Boolean({
      description: 'false: nothing is told until it is true again; what happened meanwhile is then',
    }),
  },
  { component: 'LiveStore', description: 'Whether the database answers.' },
);

export const LiveBye = Type.Object(
  { at: Instant('when') },
  { component: 'LiveBye', description: 'The last event: the service stops. Connect again after `retryMs`.' },
);

/** The data of every event, by its name. */
export const LIVE_EVENTS = {
  hello: LiveHello,
  folded: LiveFolded,
  reference: LiveReference,
  generation: LiveGeneration,
  store: LiveStore,
  bye: LiveBye,
} as const;

export type LiveEvent = {
  readonly [Name in keyof typeof LIVE_EVENTS]: {
    readonly name: Name;
    readonly data: Static<(typeof LIVE_EVENTS)[Name]>;
  };
}[keyof typeof LIVE_EVENTS];

export const LIVE_TOPICS = [...new Set<string>(Object.values(TOPICS))];
const one = `(${LIVE_TOPICS.map(topic => topic.replace('.', '\\.')).join('|')})`;

export const LiveQuestion = Type.Object(
  {
    topics: Type.Optional(
      Type.String({
        pattern: `^${one}(,${one})*$`,
        maxLength: 400,
        description: `one or more of ${LIVE_TOPICS.join(', ')}, with commas between`,
      }),
    ),
  },
  { additionalProperties: false },
);
export type LiveQuestion = Static<typeof LiveQuestion>;

export const LIVE_ASKS = { topics: 'Whose `folded` you want to be told of; left out: of all' };
