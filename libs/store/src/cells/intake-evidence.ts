import {
  type Area,
  areasOfTeller,
  type Day,
  firstDayOf,
  type IntakeEvidence,
  levelOf,
  type PlacesCell,
  type Profession,
  reconcileIntakes,
  trainingFor,
} from '@muster/domain';
import { peopleKind } from '../facts/people-kind.sql.js';
import { type EvidenceSource } from './evidence-source.js';
import { cellSums } from './sums.sql.js';

/** Who began to train for a profession, by day, at the placements of an area. @returns undefined where nobody ever did */
export async function startersOf(
  { sql, generation }: EvidenceSource,
  profession: Profession,
  area: Area,
): Promise<IntakeEvidence | undefined> {
  const cells = await cellSums(sql, generation, 'cohort', {
    by: ['day'],
    where: { profession: trainingFor(profession), level: levelOf(area), area, kind: 'started' },
  });
  if (cells.length === 0) return undefined;
  const intakes = cells.map(({ day, count }) => ({ on: day as Day, count }));
  return { intakes, simulated: (await peopleKind(sql)) === 'simulated' };
}

/**
 * Places to train for a profession, each cohort's on the first day of its month: as confirmed, where nothing was confirmed as planned. Those
 * of institutions that lie in the area on that day.
 * @returns undefined where none were ever told
 */
export async function placesOf(
  { sql, generation, reference, today }: EvidenceSource,
  profession: Profession,
  area: Area,
): Promise<IntakeEvidence | undefined> {
  const cells = await cellSums(sql, generation, 'intake', {
    by: ['area', 'profession', 'programme', 'route', 'cohort', 'kind'],
    where: { profession: trainingFor(profession) },
  });
  const places = cells.map(cell => ({ ...cell, institution: cell.area }) as unknown as PlacesCell);
  const intakes = reconcileIntakes(places, [], today).flatMap(
    ({ institution, cohort, planned, confirmed }) => {
      const [on, count] = [firstDayOf(cohort), confirmed ?? planned];
      const isThere = areasOfTeller(reference, institution, on)[levelOf(area)] === area;
      return isThere && count !== undefined ? [{ on, count }] : [];
    },
  );
  if (intakes.length === 0) return undefined;
  return { intakes, simulated: (await peopleKind(sql)) === 'simulated' };
}
