import { type Static } from 'typebox';
import { feed } from '../subjects/feed/events.js';
import { deliveries } from '../subjects/organisation/deliveries/events.js';
import { establishment } from '../subjects/organisation/establishment/events.js';
import { figures } from '../subjects/organisation/figures/events.js';
import { intake } from '../subjects/organisation/intake/events.js';
import { outreach } from '../subjects/organisation/outreach/events.js';
import { place } from '../subjects/organisation/place/events.js';
import { placement } from '../subjects/organisation/placement/events.js';
import { application } from '../subjects/person/application/events.js';
import { employment } from '../subjects/person/employment/events.js';
import { identity } from '../subjects/person/identity/events.js';
import { attendance } from '../subjects/person/outreach/events.js';
import { profile } from '../subjects/person/profile/events.js';
import { registration } from '../subjects/person/registration/events.js';
import { training } from '../subjects/person/training/events.js';
import { scenario } from '../subjects/scenario/events.js';
import { source } from '../subjects/source/events.js';
import { target } from '../subjects/target/events.js';
import { type Definition, type SubjectKind, TOPICS } from './definition.js';
import { retraction } from './retraction.js';

/** Every event type, by strand. A new type is one entry in its strand's events.ts. */
const table = {
  ...employment,
  ...registration,
  ...training,
  ...application,
  ...profile,
  ...attendance,
  ...identity,
  ...place,
  ...figures,
  ...establishment,
  ...deliveries,
  ...intake,
  ...placement,
  ...outreach,
  ...target,
  ...scenario,
  ...feed,
  ...source,
  ...retraction,
};

export type EventType = keyof typeof table;
export type EventData<K extends EventType = EventType> = Static<(typeof table)[K]['data']>;

export const EVENT_TYPES = Object.keys(table) as EventType[];

export function definitionOf<K extends EventType>(type: K): Definition {
  return table[type];
}

export function isEventType(name: string): name is EventType {
  return Object.hasOwn(table, name);
}

export function topicOf(kind: SubjectKind): string {
  return TOPICS[kind];
}

/** As it stands on the wire: `muster.workforce.reported.v1`. */
export function wireType(type: EventType): string {
  return `muster.${type}.v${table[type].version}`;
}
