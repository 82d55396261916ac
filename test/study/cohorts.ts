import {
  codesOf,
  type Contribution,
  contributionsOf,
  day,
  type Fact,
  noReference,
  outcomeOf,
  readEvent,
  type SubjectKey,
} from '@muster/domain';
import { codeTables } from '@muster/platform';
import { type CohortSimulation, simulateCohort } from '@muster/simulator';

const codes = codesOf(codeTables());
const reference = { ...noReference(codes.professions, codes.exposure), epoch: 1 };
const READ_ON = day('2026-01-01');

/** One person's cells of England that count people. */
export interface Told {
  readonly cells: readonly Extract<Contribution, { cube: 'cohort' | 'participation' | 'exposure' }>[];
}

/** A simulated cohort, as the domain folds the events that were told of it, person by person. */
export function foldedCohort(simulation: CohortSimulation): Told[] {
  const facts = new Map<SubjectKey, Fact[]>();
  for (const event of simulateCohort(simulation).events) {
    const reading = readEvent(event, READ_ON);
    if (!reading.ok) throw new Error(JSON.stringify([event, reading.rejection]));
    const own = facts.get(reading.fact.subject);
    if (own === undefined) facts.set(reading.fact.subject, [reading.fact]);
    else own.push(reading.fact);
  }
  return [...facts].map(([subject, own]) => {
    const { parts } = outcomeOf(new Map([[subject, own]]), reference);
    return { cells: parts.flatMap(contributionsOf).filter(isOfEngland) };
  });
}

function isOfEngland(cell: Contribution): cell is Told['cells'][number] {
  const counts = cell.cube === 'cohort' || cell.cube === 'participation' || cell.cube === 'exposure';
  return counts && cell.at.level === 'england';
}
