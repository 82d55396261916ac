import {
  ApiProblem,
  type ParticipationQuestion,
  participationAnswer,
  participationTable,
  pipelineAsked,
  type PipelineQuestion,
  pipelineReply,
  pipelineTable,
  Snapshots,
  type Table,
} from '@muster/api';
import { type Area, type Level, LEVELS, PARTICIPATION_TABLES, type Profession } from '@muster/domain';
import { MusterFault, readDenominators, systemClock, todayOf } from '@muster/platform';
import { type Database } from '@muster/store';
import { EXIT } from '../exit.js';

export interface TrainingQuestion {
  readonly profession?: Profession | undefined;
  readonly level?: Level | undefined;
  readonly area?: Area | undefined;
  readonly year?: string | undefined;
  /** Of participation. */
  readonly attribute?: string | undefined;
}

/**
 * What the API tells of training, all of it.
 * @throws {MusterFault} for what does not go together, and where nothing was ever folded in
 */
export async function exportTraining(
  database: Database,
  what: 'pipeline' | 'participation',
  { profession, level, area, year, attribute }: TrainingQuestion,
): Promise<Table> {
  const where = { ...(level && { level }), ...(area && { area }), ...(year && { year }) };
  try {
    if (what === 'participation')
      return await exportParticipation(database, {
        ...where,
        ...(profession && { profession }),
        ...(attribute && { attribute }),
      });
    if (profession !== undefined) return await exportPipeline(database, { ...where, profession });
  } catch (error) {
    if (error instanceof ApiProblem) throw new MusterFault(error.code, error.message, undefined, EXIT.failed);
    throw error;
  }
  throw new MusterFault(
    'no-profession',
    'a pipeline leads to a profession',
    'add --profession midwife, or another',
    EXIT.usage,
  );
}

/** The pipeline of a profession as the API tells it, at every level where neither level nor area is asked for. */
async function exportPipeline(database: Database, question: PipelineQuestion): Promise<Table> {
  const today = todayOf(systemClock);
  const snapshots = new Snapshots(database, systemClock);
  const levels = question.level === undefined && question.area === undefined ? LEVELS : [question.level];
  return snapshots.read(async snapshot => {
    const tables: Table[] = [];
    for (const level of levels) {
      const asked = pipelineAsked({ ...question, ...(level && { level }) }, today);
      tables.push(pipelineTable(await pipelineReply(snapshot, asked)));
    }
    return joined(tables);
  });
}

/** Participation as the API tells it, protected; by every attribute where none is asked for. */
async function exportParticipation(database: Database, question: ParticipationQuestion): Promise<Table> {
  const today = todayOf(systemClock);
  const denominators = readDenominators();
  const snapshots = new Snapshots(database, systemClock);
  const attributes =
    question.attribute === undefined ? Object.keys(PARTICIPATION_TABLES.attributes) : [question.attribute];
  const tables: Table[] = [];
  for (const attribute of attributes) {
    const sources = { database, snapshots, denominators };
    tables.push(participationTable(await participationAnswer(sources, { ...question, attribute }, today)));
  }
  return joined(tables);
}

function joined(tables: readonly Table[]): Table {
  return { columns: tables[0]!.columns, rows: tables.flatMap(({ rows }) => rows) };
}
