import { areaName, type Area, type Day, lastDayOf, levelOf, monthOf, type Profession } from '@muster/domain';
import { type PipelineEvidence } from '@muster/forecast';
import { type CubeRows, evidenceFromCubes, firstPostsByYear } from '@muster/forecast/evidence';
import { coverageOf } from '../../cells/derived-evidence.js';
import { type EvidenceSource } from '../../cells/evidence-source.js';
import { newestPeopleDay } from '../../checkpoints/source-activity.sql.js';
import { derivedOrigin } from '../told-series.js';
import { cubeRows } from './cube-rows.js';

/** What events about people tell a forecast; or what would have to be told. */
export type People = ToldPeople | NoPeople;

export interface ToldPeople {
  readonly status: 'people';
  readonly evidence: PipelineEvidence;
  /** ICBs by organisation; regions are in the evidence. */
  readonly icbs: Readonly<Record<string, string>>;
  /** By organisation of placement, in years that end with the origin, oldest first: what is usual. */
  readonly firstPosts: Readonly<Record<string, readonly number[]>>;
  /** What the evidence would be better for. */
  readonly missing: readonly Missing[];
}

export interface NoPeople {
  readonly status: 'no-people';
  readonly missing: readonly [Missing, ...Missing[]];
}

export interface Missing {
  readonly what: string;
  readonly remedy: string;
}

/**
 * The people of a profession on a day, as far as it is told of nearly all of an area: organisations of all England, for they lean on each
 * other.
 */
export async function peopleEvidence(
  source: EvidenceSource,
  { profession, area }: { readonly profession: Profession; readonly area: Area },
  origin: Day,
): Promise<People> {
  const newest = await newestPeopleDay(source.sql, source.today);
  const settled = newest && derivedOrigin(newest);
  if (settled === undefined) return none('who is in post, for how long, by organisation', FEEDS);
  if (settled < origin || origin !== lastDayOf(monthOf(origin)))
    return none(
      `who was in post on ${origin}, where the figures of the target end: events about people do not reach so far`,
      'let the feeds of trusts send what happened since',
    );
  const coverage = (await coverageOf(source, profession, levelOf(area), 'headcount', [area])).on(
    area,
    origin,
  );
  if (!coverage.comparable) return none(covered(area, coverage.share), FEEDS);
  return (
    toldOf(await cubeRows(source, profession, monthOf(origin))) ?? none(`anybody in post on ${origin}`, FEEDS)
  );
}

/** What the cubes hold, as it is told; undefined where nobody is in post. */
export function toldOf(rows: CubeRows): ToldPeople | undefined {
  const evidence = evidenceFromCubes(rows);
  if (!evidence) return undefined;
  const icbs = Object.values(rows.places).map(({ organisation, icb }) => [organisation, icb] as const);
  const missing = evidence.cohorts.length === 0 ? [TRAINING] : [];
  const firstPosts = firstPostsByYear(rows);
  return { status: 'people', evidence, icbs: Object.fromEntries(icbs), firstPosts, missing };
}

const FEEDS = 'let the feeds of trusts send events about posts, and say what they cover';
const TRAINING: Missing = {
  what: 'learners by cohort and organisation, with what came of them',
  remedy:
    'let universities and deaneries send learner.enrolled, learner.completed and the other events of training',
};

function none(what: string, remedy: string): NoPeople {
  return { status: 'no-people', missing: [{ what, remedy }, TRAINING] };
}

function covered(area: Area, share: number | undefined): string {
  const told = share === undefined ? 'of nobody' : `of about ${Math.round(100 * share)} % of the people`;
  return `who is in post, for how long, by organisation: feeds tell ${told} of ${areaName(area)}, and 95 % are needed`;
}
