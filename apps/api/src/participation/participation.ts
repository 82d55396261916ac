import {
  type Area,
  type Day,
  ENGLAND,
  type Level,
  listedTable,
  PARTICIPATION_TABLES,
  REGIONS,
} from '@muster/domain';
import { type Denominators } from '@muster/platform';
import { protectedTables, type Sql } from '@muster/store';
import { type AsOf } from '../freshness/as-of.js';
import { stageBefore } from './asked.js';
import {
  type ParticipationAsked,
  type ParticipationReply,
  type ParticipationRow,
} from './participation-reply.js';
import { likelihoodRows, type Stage, tableRows } from './rows.js';

const PROTECTED_BY =
  'Counts have noise that is the same however they are asked for, and are rounded to the nearest 5; there are no percentages of fewer than 22.5 people. A table is told anew at most once a month, and only once ten people have changed.';

export interface ParticipationOf extends ParticipationAsked {
  readonly level: Level;
  readonly areas: readonly Area[];
}

/** @param sql outside of a snapshot: what a month's tables are is decided by whoever asks first */
export async function participationReply(
  sql: Sql,
  asked: ParticipationOf,
  today: Day,
  asOf: AsOf,
  denominators: Denominators,
): Promise<ParticipationReply> {
  const stages = stagesNeeded(asked);
  const tables = asked.areas.flatMap(area => stages.map(stage => tableOf(asked, area, stage)));
  const answers = await protectedTables(sql, tables, today);
  const rows = asked.areas.flatMap((area, nth): ParticipationRow[] => {
    const own = new Map(stages.map((stage, index) => [stage, answers[nth * stages.length + index]!]));
    return asked.stages.flatMap(stage => [
      ...tableRows(own.get(stage)!, denominators),
      ...likelihoodRows(asked, stage, area, own),
    ]);
  });
  return {
    year: asked.year,
    simulated: asOf.simulated,
    protectedBy: PROTECTED_BY,
    rows: rows.sort((a, b) => Number(isLikelihood(a)) - Number(isLikelihood(b))),
    asOf,
  };
}

/** Of a level all areas that there are in public: which of them anybody is in would tell about people. */
export function areasAsked(
  level: Level,
  area: Area | undefined,
  icbs: readonly Area[],
): readonly Area[] | undefined {
  if (area !== undefined) return [area];
  if (level === 'england') return [ENGLAND];
  if (level === 'region') return [...REGIONS.keys()];
  return level === 'icb' ? icbs : undefined;
}

const isLikelihood = ({ measure }: ParticipationRow) => measure === 'relative-likelihood';

/** Those asked for, and those that their likelihoods are taken from. */
function stagesNeeded({ stages, compared }: ParticipationAsked): Stage[] {
  const before = compared === undefined ? [] : stages.flatMap(stage => stageBefore(stage) ?? []);
  return [...new Set([...stages, ...before])];
}

function tableOf({ profession, attribute, level, year }: ParticipationOf, area: Area, stage: Stage) {
  return listedTable({ stage, profession, attribute, level, area, year }, PARTICIPATION_TABLES)!;
}
