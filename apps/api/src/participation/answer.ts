import { type Area, type Day, type Level, type Reference } from '@muster/domain';
import { type Denominators } from '@muster/platform';
import { type Sql } from '@muster/store';
import { readPlace } from '../figures/place.js';
import { type Snapshots } from '../freshness/snapshots.js';
import { refuse } from '../workforce/asked.js';
import { readParticipation } from './asked.js';
import { type ParticipationQuestion, type ParticipationReply } from './participation-reply.js';
import { areasAsked, participationReply } from './participation.js';

export interface ParticipationSources {
  /** Outside of a snapshot. */
  readonly database: Sql;
  readonly snapshots: Snapshots;
  readonly denominators: Denominators;
}

/** @throws {ApiProblem} `bad-query` for what does not go together, `not-ready` */
export async function participationAnswer(
  { database, snapshots, denominators }: ParticipationSources,
  question: ParticipationQuestion,
  today: Day,
): Promise<ParticipationReply> {
  const asked = readParticipation(question, today);
  const { level, area } = readPlace(question);
  refuse([
    level === 'organisation' &&
      area === undefined && { pointer: '/area', expected: 'one organisation', got: 'none' },
  ]);
  const { asOf, areas } = await snapshots.read(async snapshot => ({
    asOf: snapshot.asOf,
    areas: areasAsked(level, area, await icbsWhereNeeded(level, area, snapshot)),
  }));
  return participationReply(database, { ...asked, level, areas: areas! }, today, asOf, denominators);
}

async function icbsWhereNeeded(
  level: Level,
  area: Area | undefined,
  snapshot: { evidence(): Promise<{ readonly reference: Reference }> },
): Promise<Area[]> {
  if (level !== 'icb' || area !== undefined) return [];
  const { placements } = (await snapshot.evidence()).reference;
  return [...new Set([...placements.values()].flat().flatMap(({ icb }) => icb ?? []))].sort();
}
