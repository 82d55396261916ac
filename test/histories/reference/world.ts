import { dayNumber } from './days.js';
import { type CloudEvent, bytewise, byTimeSourceId, field, nameOf, required } from './events.js';
import { type Tables } from './tables.js';

export interface Succession {
  readonly code: string;
  readonly successors: readonly string[];
  readonly on: number;
}

export interface Placing {
  readonly on: number;
  readonly icb: string | undefined;
  readonly region: string | undefined;
  readonly country: string | undefined;
}

export interface Cover {
  readonly organisation: string;
  readonly professions: readonly string[];
  readonly from: number;
  readonly to: number | undefined;
}

/** The dated reference: the shipped tables, and what organisations, ICBs and feeds have said since. */
export interface World {
  readonly tables: Tables;
  readonly successions: ReadonlyMap<string, Succession>;
  readonly placings: ReadonlyMap<string, readonly Placing[]>;
  readonly covers: readonly Cover[];
}

export function worldOf(facts: readonly CloudEvent[], tables: Tables): World {
  return {
    tables,
    successions: withoutCycles(earliest([...shippedSuccessions(tables), ...reportedSuccessions(facts)])),
    placings: placingsOf(facts, tables),
    covers: facts.filter(fact => nameOf(fact) === 'feed.covers').map(coverOf),
  };
}

function shippedSuccessions({ successions }: Tables): Succession[] {
  const codes = new Set(successions.map(row => row['code'] ?? ''));
  return [...codes].flatMap(code => {
    const rows = successions.filter(row => row['code'] === code);
    const days = new Set(rows.map(row => row['on'] ?? ''));
    return [...days].map(on => ({
      code,
      successors: rows.filter(row => row['on'] === on).map(row => row['successor'] ?? ''),
      on: dayNumber(on),
    }));
  });
}

function reportedSuccessions(facts: readonly CloudEvent[]): Succession[] {
  const said = facts.filter(fact => nameOf(fact) === 'organisation.succeeded');
  return [...said].sort(byTimeSourceId).map(fact => ({
    code: keyOf(fact),
    successors: [...new Set(required<string[]>(fact, 'successors'))].sort(bytewise),
    on: dayNumber(required(fact, 'effectiveOn')),
  }));
}

/** "The earliest in force counts"; of two on one day the first said, the shipped table before all events. */
function earliest(successions: readonly Succession[]): Map<string, Succession> {
  const counting = new Map<string, Succession>();
  for (const succession of successions) {
    const known = counting.get(succession.code);
    if (known === undefined || succession.on < known.on) counting.set(succession.code, succession);
  }
  return counting;
}

/** "a cycle is an anomaly and moves nobody" */
function withoutCycles(successions: ReadonlyMap<string, Succession>): Map<string, Succession> {
  const next = (code: string): string | undefined => {
    const successors = successions.get(code)?.successors ?? [];
    return successors.length === 1 ? successors[0] : undefined;
  };
  const isInCycle = (code: string): boolean => {
    const line: string[] = [];
    for (let at = next(code); at !== undefined && !line.includes(at); at = next(at)) line.push(at);
    return line.includes(code);
  };
  return new Map([...successions].filter(([code]) => !isInCycle(code)));
}

function placingsOf(facts: readonly CloudEvent[], tables: Tables): Map<string, Placing[]> {
  const placings = new Map<string, Placing[]>();
  const add = (code: string, placing: Placing): unknown =>
    placings.set(code, [...(placings.get(code) ?? []), placing]);
  const known = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

  for (const row of tables.organisations) {
    const [icb, region, country] = [known(row['icb']), known(row['region']), known(row['country'])];
    add(row['code'] ?? '', { on: -Infinity, icb, region, country });
  }
  const said = facts.filter(fact => nameOf(fact) === 'organisation.placed').sort(byTimeSourceId);
  for (const fact of said) {
    const [icb, region] = [field<string>(fact, 'icb'), field<string>(fact, 'region')];
    const country = field<string>(fact, 'country');
    add(keyOf(fact), { on: dayNumber(required(fact, 'effectiveOn')), icb, region, country });
  }
  for (const list of placings.values()) list.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return placings;
}

/** subject `feed/<ODS>`: professions, from, to? (the first day no longer covered) */
function coverOf(fact: CloudEvent): Cover {
  const to = field<string>(fact, 'to');
  return {
    organisation: keyOf(fact),
    professions: required(fact, 'professions'),
    from: dayNumber(required(fact, 'from')),
    to: to === undefined ? undefined : dayNumber(to),
  };
}

const keyOf = (fact: CloudEvent): string => fact.subject.slice(fact.subject.indexOf('/') + 1);
