import { type Level } from './areas.js';
import { type Window } from './days.js';
import { type CloudEvent } from './events.js';
import { type Tables } from './tables.js';

/** One history, and what the pages say of it. */
export interface Case {
  /** A sentence about the domain. */
  readonly name: string;
  readonly events: readonly CloudEvent[];
  /** All flows of a level in the window: `day kind area profession headcount fte`. */
  readonly flows: Readonly<Partial<Record<Level, readonly string[]>>>;
  /** All stock of `level day`: `area profession headcount fte`, then `unknown posts`, `leave people fte` if any. */
  readonly stock?: Readonly<Record<string, readonly string[]>>;
  /** Of the stock of `level day`, who was there twelve months before: `area profession people`. */
  readonly stayed?: Readonly<Record<string, readonly string[]>>;
  /** 2021 and 2022 unless said. */
  readonly window?: Window;
  /** Tables other than those shipped. */
  readonly tables?: (shipped: Tables) => Tables;
}

interface Fields {
  readonly [name: string]: unknown;
  readonly post?: string;
  readonly effectiveOn?: string;
  readonly from?: string | undefined;
}

const person = (letter: string): string => `person/${letter.repeat(32)}`;
export const ANN = person('a');
export const BEA = person('b');
export const CAT = person('c');
export const ESR = 'urn:ods:R0A:esr';

type Envelope = Partial<Omit<CloudEvent, 'data' | 'type'>>;

/** On the wire a post is 32 hex. */
const onTheWire = (name: string, value: unknown): unknown =>
  name === 'post' ? String(value).replace('p', '').padStart(32, '0') : value;

/** Any event; its id is its name, post and day unless given. A field that is undefined is left out. */
export function event(name: string, subject: string, fields: Fields, envelope: Envelope = {}): CloudEvent {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const data = Object.fromEntries(given.map(([field, value]) => [field, onTheWire(field, value)]));
  const day = fields.effectiveOn ?? fields.from ?? '2022-01-01';
  return {
    specversion: '1.0',
    id: [name, fields.post, day].filter(part => part !== undefined).join(' '),
    source: ESR,
    type: `muster.${name}.v1`,
    subject,
    time: `${day}T09:00:00Z`,
    ...envelope,
    data,
  };
}

/** Ann's full-time permanent post `p1` as a midwife in Manchester, but for what is said otherwise. */
export const started = (effectiveOn: string, fields: Fields = {}, envelope: Envelope = {}): CloudEvent =>
  event(
    'post.started',
    ANN,
    {
      effectiveOn,
      post: 'p1',
      organisation: 'R0A',
      occupation: 'N2J',
      contract: 'permanent',
      fte: 1,
      ...fields,
    },
    envelope,
  );

export const changed = (effectiveOn: string, fields: Fields, envelope: Envelope = {}): CloudEvent =>
  event('post.changed', ANN, { effectiveOn, post: 'p1', ...fields }, envelope);

export const ended = (effectiveOn: string, fields: Fields = {}, envelope: Envelope = {}): CloudEvent =>
  event('post.ended', ANN, { effectiveOn, post: 'p1', ...fields }, envelope);

export const retracted = (retracts: string, envelope: Envelope = {}): CloudEvent =>
  event('fact.retracted', ANN, { retracts }, { id: `not ${retracts}`, ...envelope });

export const linked = (alias: string, envelope: Envelope = {}): CloudEvent =>
  event('person.linked', ANN, { alias, basis: 'nhs-number' }, { id: `link ${alias}`, ...envelope });

export const unlinked = (alias: string, envelope: Envelope = {}): CloudEvent =>
  event('person.unlinked', ANN, { alias, basis: 'manual' }, { id: `unlink ${alias}`, ...envelope });

export const succeeded = (code: string, effectiveOn: string, ...successors: string[]): CloudEvent =>
  event('organisation.succeeded', `organisation/${code}`, { effectiveOn, successors });

export const placed = (code: string, effectiveOn: string, place: Fields): CloudEvent =>
  event('organisation.placed', `organisation/${code}`, { effectiveOn, ...place });

export const covers = (code: string, from: string, to?: string, professions = ['midwife']): CloudEvent =>
  event('feed.covers', `feed/${code}`, { professions, from, to });
