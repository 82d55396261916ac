import { describe, expect, it } from 'vitest';
import { type Day } from '../../calendar/day.js';
import { type Fact } from '../../events/fact.js';
import { type OdsCode } from '../../organisations/ods-code.js';
import { timelineOf } from '../../timeline/timeline.js';
import { professionTable } from '../../reference/professions.js';
import { noReference } from '../../reference/reference.js';
import { mentionsOf } from '../mentions.js';
import { whatHolds } from '../what-holds.js';
import { foldOrganisation, organisationAnomalies } from './organisation.js';

function succeeded(id: string, on: string, successors: readonly string[]): Fact {
  return {
    subject: 'organisation/R01',
    source: 'urn:a',
    id,
    type: 'organisation.succeeded',
    time: `2024-01-01T00:00:0${id}Z`,
    effectiveOn: on,
    data: { successors, effectiveOn: on },
  } as unknown as Fact;
}

const circle = (on: string, successor: string) => ({
  circles: new Map([['R01' as OdsCode, { on: on as Day, successors: [successor as OdsCode] }]]),
});

function odd(facts: readonly Fact[], reference: Parameters<typeof organisationAnomalies>[1]): string[] {
  const story = foldOrganisation(timelineOf('organisation/R01', facts, () => []));
  return organisationAnomalies(story, reference).map(({ code, source, id }) => `${code} ${source} ${id}`);
}

describe('an organisation on a circle of successions', () => {
  it('is told by an anomaly of the event that closes it, and of no other succession of it', () => {
    const facts = [succeeded('1', '2022-01-01', ['R09']), succeeded('2', '2023-01-01', ['R02'])];
    expect(odd(facts, circle('2022-01-01', 'R09'))).toEqual(['succession-cycle urn:a 1']);
  });

  it('has none where the circle is closed by data/, by a split, or not at all', () => {
    const facts = [succeeded('1', '2022-01-01', ['R09'])];
    expect(odd(facts, circle('2020-04-01', 'R09'))).toEqual([]);
    expect(odd(facts, { circles: new Map() })).toEqual([]);
    expect(odd([succeeded('1', '2022-01-01', ['R09', 'R02'])], circle('2022-01-01', 'R09'))).toEqual([]);
  });

  it('is shown to whoever asks what became of its events', () => {
    const reference = { ...noReference(professionTable([])), ...circle('2022-01-01', 'R09') };
    const facts = [succeeded('1', '2022-01-01', ['R09'])];
    expect(whatHolds(new Map([['organisation/R01', facts]]), reference).anomalies).toEqual([
      { code: 'succession-cycle', source: 'urn:a', id: '1' },
    ]);
  });

  it('mentions itself, so that it is folded again when a circle is closed or opened elsewhere', () => {
    expect(mentionsOf(succeeded('1', '2022-01-01', ['R09']))).toEqual([
      { kind: 'organisation', code: 'R01' },
    ]);
  });
});
