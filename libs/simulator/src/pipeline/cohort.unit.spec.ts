import { describe, expect, it } from 'vitest';
import {
  codesOf,
  contributionsOf,
  day,
  type Month,
  noReference,
  outcomeOf,
  readEvent,
  type SubjectKey,
} from '@muster/domain';
import { codeTables } from '@muster/platform';
import { type CloudEvent } from '../telling/cloud-event.js';
import { type TrueStage } from '../truth/entrants.js';
import { type CohortSimulation, simulateCohort } from './cohort.js';

const COHORT: CohortSimulation = {
  applicants: 300,
  cohort: '2012-09' as Month,
  seed: 3,
  place: { institution: 'HE58A', placement: 'RH8' },
  until: day('2025-12-31'),
  habits: { firstPostMonthly: 0.1, leavingMonthly: 0.03 },
};
const codes = codesOf(codeTables());
const reference = { ...noReference(codes.professions, codes.exposure), epoch: 1 };
const { events, people } = simulateCohort(COHORT);

const told = new Map<string, CloudEvent[]>();
for (const event of events) told.set(event.subject, [...(told.get(event.subject) ?? []), event]);

/** What a person's events come to in the cubes: each kind's detail. */
function folded(person: SubjectKey): Map<string, string> {
  const facts = (told.get(person) ?? []).map(event => {
    const reading = readEvent(event, day('2026-01-01'));
    if (!reading.ok) throw new Error(JSON.stringify([event, reading.rejection]));
    return reading.fact;
  });
  const cells = outcomeOf(new Map([[person, facts]]), reference).parts.flatMap(contributionsOf);
  return new Map(
    cells.flatMap(({ cube, at }) =>
      at.level === 'england' && (cube === 'cohort' || cube === 'application' || cube === 'anomaly')
        ? [['code' in at ? at.code : at.kind, 'detail' in at ? at.detail : '']]
        : [],
    ),
  );
}

describe('a simulated cohort', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(simulateCohort(COHORT)).toEqual({ events, people });
    expect(simulateCohort({ ...COHORT, seed: 4 }).people).not.toEqual(people);
  });

  it('tells what is true of everybody: the stage, whether on time, months to the post and in it', () => {
    const kinds: Record<TrueStage, string> = {
      applied: 'made',
      offered: 'declined',
      accepted: 'accepted',
      started: 'started',
      withdrew: 'withdrew',
      completed: 'due',
      registered: 'registered',
      'first-post': 'first-post',
    };
    const until = Number(COHORT.until.slice(0, 4)) * 12;
    for (const truth of people) {
      const cells = folded(truth.person);
      expect([truth.person, cells.has(kinds[truth.stage])]).toEqual([truth.person, true]);
      expect(cells.has('completed-on-time')).toBe(truth.isOnTime === true);
      expect(cells.has('completed-late')).toBe(truth.isOnTime === false);
      if (truth.stage !== 'first-post') continue;
      expect(cells.get('first-post')).toBe(String(truth.monthsToFirstPost));
      const ended = Number(truth.endedOn?.slice(0, 4)) * 12;
      const leaves = ended + (truth.monthsToFirstPost ?? 0) + (truth.monthsRetained ?? 0);
      if (leaves < until - 12) expect(cells.get('left-profession')).toBe(String(truth.monthsRetained));
    }
    expect(new Set(people.map(({ stage }) => stage))).toEqual(
      new Set(['applied', 'offered', 'withdrew', 'completed', 'registered', 'first-post']),
    );
  });

  it('tells nothing later than what is asked for', () => {
    const until = day('2015-12-31');
    const early = simulateCohort({ ...COHORT, until });
    expect(early.people).toEqual(people);
    expect(events.length).toBeGreaterThan(early.events.length);
    for (const { data } of early.events) expect(String(data['effectiveOn']) <= until).toBe(true);
  });

  it('logs practice once in so many months, none of it lost', () => {
    const births = (exposureMonths: number) =>
      simulateCohort({ ...COHORT, exposureMonths, habits: { offered: 1, accepted: 1 } })
        .events.filter(({ type }) => type === 'muster.learner.exposure-logged.v1')
        .map(({ data }) => data['counts'] as Record<string, number>)
        .reduce((sum, counts) => sum + (counts['births-facilitated'] ?? 0), 0);
    expect(births(3) / births(1)).toBeGreaterThan(0.9);
    expect(births(3) / births(1)).toBeLessThan(1.1);
  });
});
