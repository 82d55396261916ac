import { describe, expect, it } from 'vitest';
import { type SubjectKey } from '../../../events/definition.js';
import { type Fact } from '../../../events/fact.js';
import { type OdsCode } from '../../../organisations/ods-code.js';
import { type Area } from '../../../organisations/area.js';
import { professionTable } from '../../../reference/professions.js';
import { noReference, type Reference } from '../../../reference/reference.js';
import { outcomeOf } from '../../subject.js';

const person: SubjectKey = `person/${'a'.repeat(32)}`;
const placed = { from: undefined, icb: 'QAA' as Area, region: 'Y56' as Area, country: 'England' } as const;
const reference: Reference = {
  ...noReference(professionTable([])),
  placements: new Map([['R01' as OdsCode, [placed]]]),
};

function fact(id: string, type: string, data: Readonly<Record<string, string>>): Fact {
  return {
    subject: person,
    source: 'urn:a',
    id,
    type,
    time: '2024-01-01T00:00:00Z',
    effectiveOn: data['effectiveOn'],
    data: { post: 'b'.repeat(32), ...data },
  } as unknown as Fact;
}

function anomalies(...facts: Fact[]): string[] {
  const { parts } = outcomeOf(new Map([[person, facts]]), reference);
  return parts
    .flatMap(({ contributions }) => contributions)
    .flatMap(({ cube, at }) => (cube === 'anomaly' ? [`${at.code} ${at.level} ${at.area}`] : []));
}

describe('a code that the tables do not know', () => {
  const started = {
    organisation: 'R01',
    occupation: 'ZZZ',
    contract: 'permanent',
    effectiveOn: '2020-01-01',
  };

  it('is counted in England, and in each area of the organisation that the post is in', () => {
    expect(anomalies(fact('1', 'post.started', started))).toEqual([
      'unmapped-code england ENG',
      'unmapped-code organisation R01',
      'unmapped-code icb QAA',
      'unmapped-code region Y56',
    ]);
  });

  it('of a change that names no organisation is counted where the post is', () => {
    const change = fact('2', 'post.changed', { occupation: 'YYY', effectiveOn: '2021-01-01' });
    expect(
      anomalies(fact('1', 'post.started', started), change).filter(line => line.endsWith('R01')),
    ).toHaveLength(2);
  });

  it('of a post that nobody ever placed is counted in England alone', () => {
    const change = fact('2', 'post.changed', { occupation: 'YYY', effectiveOn: '2021-01-01' });
    expect(anomalies(change).filter(line => line.startsWith('unmapped-code'))).toEqual([
      'unmapped-code england ENG',
    ]);
  });
});
