import {
  type Area,
  areasOf,
  type Day,
  ENGLAND,
  firstDayOf,
  type IntakeEvidence,
  type Level,
  levelOf,
  type Month,
  type OdsCode,
  type Profession,
  type Reference,
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
  { sql, generation, reference }: EvidenceSource,
  profession: Profession,
  area: Area,
): Promise<IntakeEvidence | undefined> {
  const cells = await cellSums(sql, generation, 'intake', {
    by: ['area', 'programme', 'route', 'cohort', 'kind'],
    where: { profession: trainingFor(profession) },
  });
  const level = levelOf(area);
  const told = new Map<string, { readonly on: Day; readonly kind: string; readonly count: number }>();
  for (const { area: institution, programme, route, cohort, kind, places, reports } of cells) {
    const on = firstDayOf(cohort as Month);
    if (reports === 0 || areaOf(reference, institution as Area, level, on) !== area) continue;
    const key = [institution, programme, route, cohort].join('\n');
    if (told.get(key)?.kind !== 'confirmed') told.set(key, { on, kind, count: places });
  }
  if (told.size === 0) return undefined;
  return { intakes: [...told.values()], simulated: (await peopleKind(sql)) === 'simulated' };
}

/** Who tells of places may be an ICB or a region itself, which lies in England. */
export function areaOf(reference: Reference, institution: Area, level: Level, on: Day): Area | undefined {
  const own = levelOf(institution);
  if (own === 'organisation') return areasOf(reference, institution as string as OdsCode, on)[level];
  return level === 'england' ? ENGLAND : own === level ? institution : undefined;
}
