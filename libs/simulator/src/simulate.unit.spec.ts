import { describe, expect, it } from 'vitest';
import { type Area, day, type Fact, inForce, readEvent } from '@muster/domain';
import { POISON } from './dirt/poison.js';
import { sendingsOf, simulate } from './simulate.js';
import { CLEAN, type Dirt, EVERYDAY_DIRT, type Simulation } from './simulation.js';
import { type CloudEvent } from './telling/cloud-event.js';
import { truthOf } from './truth/truth.js';

const SIMULATION: Simulation = {
  people: 600,
  from: day('2020-09-30'),
  years: 2,
  seed: 5,
  areas: ['Y58', 'Y62'] as Area[],
  dirt: CLEAN,
};
const FILTHY: Dirt = {
  late: 0.3,
  duplicates: 0.2,
  corrections: 0.4,
  retractions: 0.3,
  disorder: 0.5,
  poison: 0.2,
};
const TODAY = day('2024-01-01');

const told = (dirt: Dirt) => [...simulate({ ...SIMULATION, dirt })];
const isPoison = (item: CloudEvent | string) => typeof item === 'string' || item.id.startsWith(POISON);
const events = (items: readonly (CloudEvent | string)[]) =>
  items.filter(item => !isPoison(item)) as CloudEvent[];
const clean = events(told(CLEAN));
const filthy = told(FILTHY);

describe('a simulation', () => {
  it('tells the same, byte for byte, for the same seed, and something else for another', () => {
    expect(JSON.stringify(told(FILTHY))).toBe(JSON.stringify(filthy));
    expect(JSON.stringify([...simulate({ ...SIMULATION, seed: 6 })])).not.toBe(JSON.stringify(clean));
  });

  it('sends in order of time, and nothing recorded later than it is sent', () => {
    let before = 0;
    for (const { at, item } of sendingsOf({ ...SIMULATION, dirt: { ...CLEAN, late: 0.3 } })) {
      expect(at).toBeGreaterThanOrEqual(before);
      if (typeof item !== 'string') expect(Date.parse(item.time)).toBeLessThanOrEqual(at);
      before = at;
    }
  });

  it('tells events that are read without a fault, from sources of its own', () => {
    for (const event of events(filthy)) {
      const reading = readEvent(event, TODAY);
      expect(reading.ok ? [] : [event, reading.rejection]).toEqual([]);
      expect(event.source).toMatch(/^urn:muster:simulator:[A-Z0-9]{2,8}:[a-z]+$/);
    }
  });

  it('tells of every kind of event it knows', () => {
    expect([...new Set(clean.map(({ type }) => type))].sort()).toEqual(
      [
        'feed.covers',
        'intake.confirmed',
        'intake.planned',
        'learner.completed',
        'learner.enrolled',
        'learner.withdrew',
        'establishment.reported',
        'organisation.placed',
        'organisation.succeeded',
        'person.linked',
        'person.registered',
        'post.changed',
        'post.ended',
        'post.started',
        'requirement.reported',
      ]
        .map(name => `muster.${name}.v1`)
        .sort(),
    );
  });

  it('gives every clean event an identity of its own', () => {
    expect(new Set(clean.map(identityOf)).size).toBe(clean.length);
  });

  it('poisons with what nobody can take for a fact', () => {
    const poison = filthy.filter(isPoison);
    expect(poison.length).toBeGreaterThan(50);
    for (const item of poison) {
      const json = typeof item === 'string' ? undefined : item;
      expect(readEvent(json, TODAY).ok).toBe(false);
    }
  });
});

describe('the law of dirt', () => {
  it.each(Object.keys(CLEAN) as (keyof Dirt)[])('%s alone leaves the clean facts in force', kind => {
    expect(inForceOf(events(told({ ...CLEAN, [kind]: 0.6 })))).toEqual(inForceOf(clean));
  });

  it('all of it together leaves the clean facts in force, though much else was said', () => {
    expect(inForceOf(events(filthy))).toEqual(inForceOf(clean));
    expect(filthy.length).toBeGreaterThan(clean.length * 1.5);
  });

  it('holds for everyday dirt, in another world', () => {
    const other = { ...SIMULATION, seed: 9, mergers: false };
    expect(inForceOf(events([...simulate({ ...other, dirt: EVERYDAY_DIRT })]))).toEqual(
      inForceOf(events([...simulate(other)])),
    );
  });
});

describe('a simulation of the whole way into midwifery', () => {
  const whole: Simulation = { ...SIMULATION, pipeline: true, exposureMonths: 6 };
  const told = events([...simulate(whole)]);

  it('tells of what the other does, and of every step beside it', () => {
    const kinds = (of: readonly CloudEvent[]) => new Set(of.map(({ type }) => type));
    const more = [...kinds(told)].filter(type => !kinds(clean).has(type));
    expect(more.sort()).toEqual(
      [
        'application.accepted',
        'application.declined',
        'application.made',
        'application.offered',
        'deliveries.reported',
        'entrant.profiled',
        'learner.exposure-logged',
        'learner.interrupted',
        'learner.progressed',
        'learner.resumed',
        'learner.transferred',
        'outreach.attended',
        'outreach.held',
        'placement.capacity-reported',
        'post.offered',
      ]
        .map(name => `muster.${name}.v1`)
        .sort(),
    );
    expect([...kinds(clean)].filter(type => !kinds(told).has(type))).toEqual([]);
  });

  it('tells events that are read without a fault, each under an identity of its own', () => {
    for (const event of told) {
      const reading = readEvent(event, TODAY);
      expect(reading.ok ? [] : [event, reading.rejection]).toEqual([]);
    }
    expect(new Set(told.map(identityOf)).size).toBe(told.length);
  });

  it('obeys the law of dirt', () => {
    const sullied = events([...simulate({ ...whole, dirt: FILTHY })]);
    expect(inForceOf(sullied)).toEqual(inForceOf(told));
    const mistaken = sullied.filter(({ id }) => id.endsWith('-x')).map(({ type }) => type);
    for (const name of ['application.made', 'learner.progressed', 'entrant.profiled'])
      expect(mistaken).toContain(`muster.${name}.v1`);
  });

  it('sends in order of time', () => {
    let before = 0;
    for (const { at } of sendingsOf({ ...whole, dirt: { ...CLEAN, late: 0.3 } })) {
      expect(at).toBeGreaterThanOrEqual(before);
      before = at;
    }
  });
});

describe('what is told', () => {
  it('adds up to what was lived: the posts in force on the last day have the true FTE', () => {
    const { months } = truthOf(SIMULATION);
    const last = months.filter(({ on, area }) => on === months.at(-1)?.on && area === 'ENG');
    const fte = (professions: readonly string[]) =>
      last.filter(row => professions.includes(row.profession)).reduce((sum, row) => sum + row.stock.fte, 0);
    expect(fteTold(clean)).toBe(fte(last.map(({ profession }) => profession)));
    expect(fteTold(clean, ['N2C', 'N2J', 'N2L', 'X2C'])).toBe(fte(['midwife']));
  });
});

function identityOf({ subject, source, id }: CloudEvent): string {
  return `${subject} ${source} ${id}`;
}

/** Facts in force, without what correcting leaves on them: by identity, type and data. */
function inForceOf(items: readonly CloudEvent[]): Map<string, string> {
  const bySubject = new Map<string, Map<string, CloudEvent>>();
  for (const event of items) {
    const ofSubject = bySubject.get(event.subject) ?? new Map<string, CloudEvent>();
    const first = ofSubject.get(identityOf(event));
    // The first under an identity stands; what comes again is the same.
    if (first === undefined) ofSubject.set(identityOf(event), event);
    else expect(event).toEqual(first);
    bySubject.set(event.subject, ofSubject);
  }
  const standing = [...bySubject.values()].flatMap(ofSubject => {
    const facts = [...ofSubject.values()].map(
      event => ({ ...event, type: event.type.slice('muster.'.length, -'.v1'.length) }) as unknown as Fact,
    );
    return inForce(facts).facts as unknown as CloudEvent[];
  });
  const withoutTraces = standing.map(event => {
    const { supersedes: _, ...data } = event.data;
    return [identityOf(event), `${event.type} ${JSON.stringify(data)}`] as const;
  });
  return new Map(withoutTraces.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Plainly replayed: a post is what was said of it last, by day. */
function fteTold(items: readonly CloudEvent[], occupations?: readonly string[]): number {
  const posts = new Map<string, Record<string, unknown>>();
  const ofPosts = items.filter(({ type }) => type.startsWith('muster.post.'));
  const dayOf = (event: CloudEvent) => String(event.data['effectiveOn']);
  for (const { type, data } of [...ofPosts].sort((a, b) =>
    dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0,
  )) {
    const post = String(data['post']);
    if (type === 'muster.post.ended.v1') posts.delete(post);
    else posts.set(post, { ...posts.get(post), ...data });
  }
  let fte = 0;
  for (const state of posts.values()) {
    if (state['status'] === 'inactive' || state['contract'] === 'bank') continue;
    if (occupations?.includes(String(state['occupation'])) ?? true)
      fte += Math.round(Number(state['fte']) * 100_000);
  }
  return fte;
}
