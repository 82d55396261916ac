import { feed } from '../../subjects/feed/events.js';
import { deliveries } from '../../subjects/organisation/deliveries/events.js';
import { establishment } from '../../subjects/organisation/establishment/events.js';
import { figures } from '../../subjects/organisation/figures/events.js';
import { intake } from '../../subjects/organisation/intake/events.js';
import { outreach } from '../../subjects/organisation/outreach/events.js';
import { place } from '../../subjects/organisation/place/events.js';
import { placement } from '../../subjects/organisation/placement/events.js';
import { application } from '../../subjects/person/application/events.js';
import { employment } from '../../subjects/person/employment/events.js';
import { identity } from '../../subjects/person/identity/events.js';
import { attendance } from '../../subjects/person/outreach/events.js';
import { profile } from '../../subjects/person/profile/events.js';
import { registration } from '../../subjects/person/registration/events.js';
import { training } from '../../subjects/person/training/events.js';
import { scenario } from '../../subjects/scenario/events.js';
import { source } from '../../subjects/source/events.js';
import { target } from '../../subjects/target/events.js';
import { type SubjectKind, TOPICS } from '../definition.js';
import { PERSON_IN_CLEAR } from './schema-node.js';
import { retraction } from '../retraction.js';
import { definitionOf, EVENT_TYPES, type EventType } from '../table.js';

/** Event types that belong together: one folder of the domain. */
export interface Strand {
  readonly name: string;
  readonly about: string;
  readonly types: readonly EventType[];
}

const typesOf = (strand: Partial<Record<EventType, unknown>>) => Object.keys(strand) as EventType[];

/** Every strand, in the order in which a reader wants them. */
export const STRANDS: readonly Strand[] = [
  { name: 'employment', about: 'Posts: offered, begun, changed, ended', types: typesOf(employment) },
  { name: 'registration', about: 'Professional registers', types: typesOf(registration) },
  { name: 'training', about: 'Learners and their programmes', types: typesOf(training) },
  {
    name: 'application',
    about: 'Applications for places, and what became of them',
    types: typesOf(application),
  },
  { name: 'profile', about: 'Who applicants and entrants are', types: typesOf(profile) },
  { name: 'attendance', about: 'Who took part in outreach', types: typesOf(attendance) },
  { name: 'identity', about: 'Several identifiers of one person', types: typesOf(identity) },
  { name: 'place', about: 'Organisations, where they lie and what becomes of them', types: typesOf(place) },
  { name: 'figures', about: 'Published figures of the workforce', types: typesOf(figures) },
  {
    name: 'establishment',
    about: 'Posts that are funded, and posts that are needed',
    types: typesOf(establishment),
  },
  { name: 'deliveries', about: 'Births that are attended to', types: typesOf(deliveries) },
  { name: 'intake', about: 'Training places', types: typesOf(intake) },
  { name: 'placement', about: 'How many learners can be on placement', types: typesOf(placement) },
  { name: 'outreach', about: 'Sessions by which applicants come', types: typesOf(outreach) },
  { name: 'targets', about: 'Promises, and positions that were published', types: typesOf(target) },
  { name: 'scenarios', about: 'What would be different, to be forecast', types: typesOf(scenario) },
  { name: 'feeds', about: 'Which organisations’ feeds tell of everybody', types: typesOf(feed) },
  { name: 'sources', about: 'Source systems that were replaced', types: typesOf(source) },
  { name: 'corrections', about: 'What was never so; on every topic', types: typesOf(retraction) },
];

export interface Topic {
  readonly name: string;
  readonly about: string;
  readonly kinds: readonly SubjectKind[];
}

const TOPICS_ABOUT: Readonly<Record<string, string>> = {
  'muster.people': 'People, under pseudonyms',
  'muster.organisations': 'Organisations and areas',
  'muster.governance': 'Targets, scenarios, feeds and source systems',
};

/** The topics of the event log, each with the kinds of subject that it holds. */
export function topics(): Topic[] {
  const kinds = Object.keys(TOPICS) as SubjectKind[];
  return [...new Set(Object.values(TOPICS))].map(name => ({
    name,
    about: TOPICS_ABOUT[name] ?? '',
    kinds: kinds.filter(kind => TOPICS[kind] === name),
  }));
}

/** The event types that a topic may hold, in the order of the table. */
export function typesOn(topic: string): EventType[] {
  return EVENT_TYPES.filter(type => definitionOf(type).subjects.some(kind => TOPICS[kind] === topic));
}

/** How the subject of each kind is written: in the log, and by a supplier who knows identifiers only. */
export const SUBJECT_FORMS: {
  readonly [K in SubjectKind]: {
    readonly pattern: string;
    readonly written: string;
    readonly inClear?: { readonly pattern: string; readonly written: string };
  };
} = {
  person: {
    pattern: '^person/[0-9a-f]{32}$',
    written: 'person/<32 hexadecimal digits>',
    inClear: { pattern: PERSON_IN_CLEAR, written: 'person/<scheme>:<identifier>' },
  },
  organisation: { pattern: '^organisation/[A-Z0-9]{2,8}$', written: 'organisation/<ODS code>' },
  target: { pattern: '^target/[a-z0-9][a-z0-9-]{0,79}$', written: 'target/<name>' },
  scenario: { pattern: '^scenario/[a-z0-9][a-z0-9-]{0,79}$', written: 'scenario/<name>' },
  feed: { pattern: '^feed/[A-Z0-9]{2,8}$', written: 'feed/<ODS code>' },
  source: { pattern: '^source/\\S{1,190}$', written: 'source/<URN of the source system>' },
};
