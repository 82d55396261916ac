import { describe, expect, it } from 'vitest';
import { type SubjectKey } from '../events/definition.js';
import { type Fact } from '../events/fact.js';
import { noReference } from '../reference/reference.js';
import { professionTable } from '../reference/professions.js';
import { type Day } from '../calendar/day.js';
import { whatHolds } from './what-holds.js';

const PERSON: SubjectKey = `person/${'a'.repeat(32)}`;
const POST = 'b'.repeat(32);

function fact(id: string, type: Fact['type'], data: object, effectiveOn?: string): Fact {
  return {
    subject: PERSON,
    source: 'urn:ods:R0A:esr',
    id,
    type,
    time: '2023-01-01T00:00:00Z',
    effectiveOn: effectiveOn as Day | undefined,
    data: { ...(effectiveOn === undefined ? {} : { effectiveOn }), ...data },
  } as Fact;
}

const started = fact(
  'start',
  'post.started',
  { post: POST, organisation: 'R0A', occupation: 'N2J', contract: 'permanent' },
  '2023-01-01',
);
const ended = (id: string, data = {}) => fact(id, 'post.ended', { post: POST, ...data }, '2023-06-01');

const told = (...facts: Fact[]) => {
  const { outOfForce, anomalies } = whatHolds(new Map([[PERSON, facts]]), {
    ...noReference(professionTable([])),
  });
  return {
    out: [...outOfForce].map(([{ id }, why]) => `${id} ${why}`),
    odd: anomalies
      .filter(({ code }) => code !== 'unmapped-code' && code !== 'unknown-organisation')
      .map(({ id, code }) => `${id} ${code}`),
  };
};

describe('what became of events, one by one', () => {
  it('says which are superseded, and which retracted', () => {
    const retraction = fact('undo', 'fact.retracted', { retracts: 'second' });
    expect(told(started, ended('first'), ended('second', { supersedes: 'first' }))).toEqual({
      out: ['first superseded'],
      odd: [],
    });
    expect(told(started, ended('first'), ended('second', { supersedes: 'first' }), retraction)).toEqual({
      out: ['second retracted'],
      odd: [],
    });
  });

  it('names the event that a timeline stumbles over', () => {
    expect(told(ended('alone'))).toEqual({ out: [], odd: ['alone end-before-start'] });
    expect(told(started, ended('one'), ended('two')).odd).toEqual(['two second-end']);
  });
});
