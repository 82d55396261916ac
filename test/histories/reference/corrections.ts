import { type CloudEvent, bytewise, field, nameOf } from './events.js';

const isRetraction = (event: CloudEvent): boolean => nameOf(event) === 'fact.retracted';

/** source → the sources that it succeeded, directly. */
type Predecessors = ReadonlyMap<string, readonly string[]>;

/** The facts that stand: each identity once, nothing that is retracted or superseded, no retractions. */
export function inForce(log: readonly CloudEvent[]): CloudEvent[] {
  const facts = firstOfEachIdentity(log);
  const sources = predecessorsOf(facts);
  return [...bySubject(facts).values()].flatMap(subject => standing(subject, sources));
}

/** "Identity is (subject, source, id). … the first in log order stands" */
function firstOfEachIdentity(log: readonly CloudEvent[]): CloudEvent[] {
  const seen = new Map<string, CloudEvent>();
  for (const event of log) {
    const identity = JSON.stringify([event.subject, event.source, event.id]);
    if (!seen.has(identity)) seen.set(identity, event);
  }
  return [...seen.values()];
}

function bySubject(facts: readonly CloudEvent[]): Map<string, CloudEvent[]> {
  const subjects = new Map<string, CloudEvent[]>();
  for (const fact of facts) subjects.set(fact.subject, [...(subjects.get(fact.subject) ?? []), fact]);
  return subjects;
}

/** `source.succeeded`, subject `source/<urn>`: successor. Its own corrections are looked up in one source only. */
function predecessorsOf(facts: readonly CloudEvent[]): Predecessors {
  const predecessors = new Map<string, string[]>();
  const subjects = [...bySubject(facts)].filter(([subject]) => subject.startsWith('source/'));
  for (const fact of subjects.flatMap(([, events]) => standing(events, new Map()))) {
    const successor = field<string>(fact, 'successor');
    if (nameOf(fact) !== 'source.succeeded' || successor === undefined) continue;
    const old = fact.subject.slice('source/'.length);
    predecessors.set(successor, [...(predecessors.get(successor) ?? []), old].sort(bytewise));
  }
  return predecessors;
}

function standing(subject: readonly CloudEvent[], sources: Predecessors): CloudEvent[] {
  const target = (from: CloudEvent, id: string | undefined) => targetOf(from, id, subject, sources);

  // "A retraction is final: it cannot be retracted or superseded"
  const retracted = new Set<CloudEvent>();
  const superseding = new Map<CloudEvent, CloudEvent[]>();
  for (const event of subject) {
    const superseded = target(event, field<string>(event, 'supersedes'));
    if (superseded !== undefined && !isRetraction(superseded)) {
      superseding.set(superseded, [...(superseding.get(superseded) ?? []), event]);
    }
    const taken = isRetraction(event) ? target(event, field<string>(event, 'retracts')) : undefined;
    if (taken !== undefined && !isRetraction(taken)) retracted.add(taken);
  }

  // "An event is out of force when it is retracted, or when an event that supersedes it, directly or through a
  // chain, is not itself retracted." The chain of an event in a cycle leads back to it; "All events of a cycle are
  // out of force".
  const outOfForce = (event: CloudEvent): boolean => {
    const chain = chainOf(event, superseding);
    return retracted.has(event) || chain.has(event) || [...chain].some(later => !retracted.has(later));
  };
  return subject.filter(event => !isRetraction(event) && !outOfForce(event));
}

function chainOf(event: CloudEvent, superseding: ReadonlyMap<CloudEvent, CloudEvent[]>): Set<CloudEvent> {
  const chain = new Set<CloudEvent>();
  const queue = [...(superseding.get(event) ?? [])];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (chain.has(next)) continue;
    chain.add(next);
    queue.push(...(superseding.get(next) ?? []));
  }
  return chain;
}

/**
 * "name an event of the same subject and source (or of a source that this one succeeded …) … (an id is looked up in
 * one's own source first)"; then in the sources it succeeded, the nearest first.
 */
function targetOf(
  from: CloudEvent,
  id: string | undefined,
  subject: readonly CloudEvent[],
  sources: Predecessors,
): CloudEvent | undefined {
  if (id === undefined) return undefined;
  const line = [from.source];
  for (const source of line) {
    const found = subject.find(event => event.source === source && event.id === id);
    if (found !== undefined) return found;
    line.push(...(sources.get(source) ?? []).filter(old => !line.includes(old)));
  }
  return undefined;
}
