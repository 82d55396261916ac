import { describe, expect, it } from 'vitest';
import {
  type Area,
  codesOf,
  contributionsOf,
  day,
  type Fact,
  noReference,
  outcomeOf,
  readEvent,
  type SubjectKey,
} from '@muster/domain';
import { codeTables } from '@muster/platform';
import { CLEAN, type Simulation } from '../simulation.js';
import { simulate } from '../simulate.js';
import { type TrueEntrant } from './entrants.js';
import { truthOf } from './truth.js';

const SIMULATION: Simulation = {
  people: 900,
  from: day('2018-09-30'),
  years: 4,
  seed: 8,
  areas: ['Y58' as Area],
  mergers: false,
  pipeline: true,
  exposureMonths: 12,
  dirt: CLEAN,
};
const LAST = '2022-09-29';

const codes = codesOf(codeTables());
const reference = { ...noReference(codes.professions, codes.exposure), epoch: 1 };
const { entrants } = truthOf(SIMULATION);
const { facts, aliases } = read();

describe('the truth of entrants', () => {
  it('is what their events fold to, under all of their pseudonyms, up to the last day', () => {
    expect(entrants.length).toBeGreaterThan(100);
    for (const truth of entrants) expect(toldOf(truth)).toEqual(expected(truth));
  });

  it('has some at every stage, on time and late, in posts and out of them', () => {
    const some = (of: (truth: TrueEntrant) => boolean) => entrants.filter(of).length;
    for (const stage of ['applied', 'offered', 'started', 'withdrew', 'registered', 'first-post'])
      expect([stage, some(truth => truth.stage === stage) > 0]).toEqual([stage, true]);
    expect(some(({ isOnTime }) => isOnTime === true)).toBeGreaterThan(
      some(({ isOnTime }) => isOnTime === false),
    );
    expect(some(({ monthsRetained }) => monthsRetained !== undefined)).toBeGreaterThan(0);
  });

  it('is of nobody where only enrolments are simulated', () => {
    expect(truthOf({ ...SIMULATION, people: 100, years: 1, pipeline: false }).entrants).toEqual([]);
  });
});

function expected({ stage, isOnTime, monthsToFirstPost, monthsRetained }: TrueEntrant) {
  return {
    withdrew: stage === 'withdrew',
    isOnTime,
    monthsToFirstPost: monthsToFirstPost === undefined ? undefined : String(monthsToFirstPost),
    monthsRetained: monthsRetained === undefined ? undefined : String(monthsRetained),
  };
}

/** Posts under another pseudonym are nobody's until the link is told; whose is still to come is left as it is true. */
function toldOf(truth: TrueEntrant) {
  const staff = aliases.get(truth.person);
  const own = [truth.person, ...(staff === undefined ? [] : [staff])];
  const group = new Map(own.map(subject => [subject, facts.get(subject) ?? []] as const));
  const cells = outcomeOf(group, reference).parts.flatMap(contributionsOf);
  const told = new Map<string, string>(
    cells.flatMap(cell =>
      cell.cube === 'cohort' && cell.at.level === 'england' && cell.at.day <= LAST
        ? [[cell.at.kind, cell.at.detail]]
        : [],
    ),
  );
  const isLinked = staff !== undefined || told.has('registered');
  return {
    withdrew: told.has('withdrew'),
    isOnTime: told.has('completed-on-time') ? true : told.has('completed-late') ? false : undefined,
    monthsToFirstPost: isLinked ? told.get('first-post') : expected(truth).monthsToFirstPost,
    monthsRetained: isLinked ? told.get('left-profession') : expected(truth).monthsRetained,
  };
}

function read(): { facts: Map<SubjectKey, Fact[]>; aliases: Map<SubjectKey, SubjectKey> } {
  const bySubject = new Map<SubjectKey, Fact[]>();
  const links = new Map<SubjectKey, SubjectKey>();
  for (const event of simulate(SIMULATION)) {
    const reading = readEvent(event, day('2024-01-01'));
    if (!reading.ok) throw new Error(JSON.stringify([event, reading.rejection]));
    const { fact } = reading;
    bySubject.set(fact.subject, [...(bySubject.get(fact.subject) ?? []), fact]);
    if (fact.type === 'person.linked') links.set(fact.data.alias as SubjectKey, fact.subject);
  }
  return { facts: bySubject, aliases: links };
}
