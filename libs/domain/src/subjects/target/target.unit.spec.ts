import { describe, expect, it } from 'vitest';
import { type Day } from '../../calendar/day.js';
import { type EventData } from '../../events/table.js';
import { type Fact } from '../../events/fact.js';
import { timelineOf } from '../../timeline/timeline.js';
import { foldTarget, targetCard } from './target.js';

const definition: EventData<'target.set'> = {
  profession: 'midwife',
  measure: 'fte',
  basis: 'net',
  amount: 1200,
  baselineOn: '2021-09-30',
  area: 'ENG',
  evidence: 'reported',
  effectiveOn: '2021-10-01',
};

function event(
  id: string,
  type: 'target.set' | 'target.revised',
  data: Partial<EventData<'target.revised'>> = {},
  time = `2022-01-0${id.slice(-1)}T00:00:00Z`,
): Fact {
  const all = { ...definition, ...data };
  return {
    subject: 'target/t',
    source: 'urn:a',
    id,
    type,
    time,
    effectiveOn: all.effectiveOn as Day,
    data: all,
  };
}

const retracted = (id: string, retracts: string): Fact => ({
  subject: 'target/t',
  source: 'urn:a',
  id,
  type: 'fact.retracted',
  time: '2022-02-01T00:00:00Z',
  effectiveOn: undefined,
  data: { retracts },
});

const fold = (...facts: Fact[]) => foldTarget(timelineOf('target/t', facts));
const amounts = (...facts: Fact[]) => fold(...facts).revisions.map(({ amount }) => amount);
const codes = (...facts: Fact[]) => fold(...facts).anomalies.map(({ code, id }) => `${code} ${id}`);

describe('a target', () => {
  it('reads as its last revision, and remembers how it read before', () => {
    const story = fold(event('1', 'target.set'), event('2', 'target.revised', { amount: 900, basedOn: '1' }));
    expect(targetCard(story)).toMatchObject({ id: 't', current: { amount: 900, revision: '2' } });
    expect(story.revisions.map(({ revision }) => revision)).toEqual(['1', '2']);
  });

  it('keeps a revision out that was based on one no longer current', () => {
    const facts = [
      event('1', 'target.set'),
      event('2', 'target.revised', { amount: 900, basedOn: '1' }),
      event('3', 'target.revised', { amount: 800, basedOn: '1' }),
    ];
    expect(amounts(...facts)).toEqual([1200, 900]);
    expect(codes(...facts)).toEqual(['stale-revision 3']);
  });

  it('takes a revision based on what was corrected since', () => {
    const facts = [
      event('1', 'target.set'),
      event('2', 'target.set', { amount: 1100, supersedes: '1' }),
      event('3', 'target.revised', { amount: 800, basedOn: '1' }),
    ];
    expect(amounts(...facts)).toEqual([1100, 800]);
  });

  it('cannot be revised before it is set, nor set twice', () => {
    expect(codes(event('1', 'target.revised'))).toEqual(['revision-before-set 1']);
    expect(codes(event('1', 'target.set'), event('2', 'target.set', { amount: 5 }))).toEqual([
      'second-set 2',
    ]);
  });

  it('is gone when its setting is retracted', () => {
    expect(targetCard(fold(event('1', 'target.set'), retracted('9', '1')))).toBeUndefined();
  });
});
