import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type Day } from '../calendar/day.js';
import { ANOMALY_CODES } from '../events/describe/outcomes.js';
import { type Fact } from '../events/fact.js';
import { inForce } from './in-force.js';

const SUBJECT = 'organisation/ENG';

function fact(id: string, supersedes?: string, source = 'urn:a'): Fact {
  return {
    subject: SUBJECT,
    source,
    id,
    type: 'organisation.closed',
    time: '2023-01-01T00:00:00Z',
    effectiveOn: '2023-01-01' as Day,
    data: { effectiveOn: '2023-01-01', ...(supersedes === undefined ? {} : { supersedes }) },
  };
}

function retraction(id: string, retracts: string, source = 'urn:a'): Fact {
  return {
    subject: SUBJECT,
    source,
    id,
    type: 'fact.retracted',
    time: '2023-01-01T00:00:00Z',
    effectiveOn: undefined,
    data: { retracts },
  };
}

const standing = (...facts: Fact[]) =>
  inForce(facts)
    .facts.map(({ id }) => id)
    .sort();
const odd = (...facts: Fact[]) =>
  inForce(facts)
    .anomalies.map(({ code, id }) => `${code} ${id}`)
    .sort();

describe('which facts are in force', () => {
  const chain = [fact('E1'), fact('E2', 'E1'), fact('E3', 'E2')];

  it('leaves facts alone that nothing corrects', () => {
    expect(standing(fact('E1'), fact('E2'))).toEqual(['E1', 'E2']);
  });

  it('lets the last of a chain stand', () => {
    expect(standing(...chain)).toEqual(['E3']);
  });

  it('restores the one before when the last of a chain is retracted', () => {
    expect(standing(...chain, retraction('R', 'E3'))).toEqual(['E2']);
  });

  it('changes nothing when a link in the middle is retracted', () => {
    expect(standing(...chain, retraction('R', 'E2'))).toEqual(['E3']);
  });

  it('goes back to the first when all later ones are retracted', () => {
    expect(standing(...chain, retraction('R2', 'E2'), retraction('R3', 'E3'))).toEqual(['E1']);
  });

  it('takes out every fact of a circle, and what the circle supersedes, and says so', () => {
    const facts = [fact('A', 'C'), fact('B', 'A'), fact('C', 'B'), fact('D'), fact('E', 'A')];
    expect(standing(...facts)).toEqual(['D', 'E']);
    expect(odd(...facts)).toEqual(['supersession-cycle A', 'supersession-cycle B', 'supersession-cycle C']);
    expect(standing(fact('self', 'self'))).toEqual([]);
  });

  it('opens no circle by a retraction; the right fact stands that replaces none of it', () => {
    const circle = [fact('A', 'C'), fact('B', 'A'), fact('C', 'B')];
    const retractions = circle.map(({ id }) => retraction(`no ${id}`, id));
    expect(standing(...circle, retractions[0]!)).toEqual([]);
    expect(standing(...circle, ...retractions)).toEqual([]);
    expect(standing(...circle, fact('right'))).toEqual(['right']);
    expect(ANOMALY_CODES['supersession-cycle'].remedy).toMatch(/new id that replaces none of them/);
  });

  it('lets both stand that supersede the same one, and says so', () => {
    const facts = [fact('E1'), fact('E2', 'E1'), fact('E3', 'E1')];
    expect(standing(...facts)).toEqual(['E2', 'E3']);
    expect(odd(...facts)).toEqual(['forked-supersession E2', 'forked-supersession E3']);
    expect(odd(...facts, retraction('R', 'E3'))).toEqual([]);
  });

  it('holds retractions final: neither a retraction nor a correction undoes one', () => {
    const facts = [fact('E1'), retraction('R1', 'E1'), retraction('R2', 'R1'), fact('E2', 'R1')];
    expect(standing(...facts)).toEqual(['E2']);
    expect(odd(...facts)).toEqual(['retraction-is-final E2', 'retraction-is-final R2']);
  });

  it('keeps a correction of what never came, and says so', () => {
    expect(standing(fact('E2', 'E1'), retraction('R', 'E0'))).toEqual(['E2']);
    expect(odd(fact('E2', 'E1'), retraction('R', 'E0'))).toEqual([
      'target-never-seen E2',
      'target-never-seen R',
    ]);
  });

  it('looks an id up in its own source, then in those it succeeded', () => {
    const facts = [fact('E1', undefined, 'urn:old'), fact('E2', 'E1', 'urn:new')];
    expect(standing(...facts)).toEqual(['E1', 'E2']);
    const predecessors = (source: string) => (source === 'urn:new' ? ['urn:old'] : []);
    expect(inForce(facts, predecessors).facts.map(({ id }) => id)).toEqual(['E2']);
    const own = [...facts, fact('E1', undefined, 'urn:new')];
    expect(inForce(own, predecessors).facts.map(({ id, source }) => `${source} ${id}`)).toEqual([
      'urn:old E1',
      'urn:new E2',
    ]);
  });
});

/** The definition, read literally, for comparison. */
function literally(facts: readonly Fact[]): string[] {
  const of = (id: string) => facts.find(candidate => candidate.id === id);
  const plain = facts.filter(({ type }) => type !== 'fact.retracted');
  const names = (candidate: Fact) => ('supersedes' in candidate.data ? candidate.data.supersedes : undefined);
  const supersedesDirectly = (later: Fact, earlier: Fact) => names(later) === earlier.id;
  const isRetracted = (candidate: Fact) =>
    facts.some(
      ({ data, type }) => type === 'fact.retracted' && 'retracts' in data && data.retracts === candidate.id,
    );
  const reaches = (later: Fact, earlier: Fact, hops: number): boolean =>
    hops > 0 &&
    plain.some(
      next => supersedesDirectly(next, earlier) && (next === later || reaches(later, next, hops - 1)),
    );
  return plain
    .filter(candidate => of(candidate.id) === candidate)
    .filter(candidate => !reaches(candidate, candidate, plain.length))
    .filter(candidate => !isRetracted(candidate))
    .filter(candidate => plain.every(later => isRetracted(later) || !reaches(later, candidate, plain.length)))
    .map(({ id }) => id)
    .sort();
}

describe('the algebra of corrections, as laws', () => {
  const ids = ['E0', 'E1', 'E2', 'E3', 'E4', 'E5'];
  const facts = fc
    .tuple(...ids.map(() => fc.option(fc.constantFrom(...ids, 'never-seen'), { nil: undefined })))
    .map(targets => targets.map((supersedes, index) => fact(ids[index]!, supersedes)));
  const retractions = fc
    .array(fc.constantFrom(...ids, 'R0', 'never-seen'), { maxLength: 4 })
    .map(targets => targets.map((target, index) => retraction(`R${index}`, target)));

  it('is what the definition says, read literally', () => {
    fc.assert(
      fc.property(facts, retractions, (some, retracted) => {
        const all = [...some, ...retracted];
        expect(standing(...all)).toEqual(literally(all));
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on the order of arrival', () => {
    const shuffled = fc
      .tuple(facts, retractions)
      .map(([some, retracted]) => [...some, ...retracted])
      .chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(standing(...other)).toEqual(standing(...all));
        expect(odd(...other)).toEqual(odd(...all));
      }),
      { numRuns: 1000 },
    );
  });
});
