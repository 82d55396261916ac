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
  /** Of a pipeline: one place of study. */
  readonly institution?: Area | undefined;
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
  { profession, level, area, year, institution, attribute }: TrainingQuestion,
): Promise<Table> {
  if (what === 'participation' && institution !== undefined)
    throw new MusterFault(
      'not-by-institution',
      'participation is told of places, and of no single institution',
      'leave --institution out, or name an area: --level organisation --area R0A',
      EXIT.usage,
    );
  const where = { ...(level && { level }), ...(area && { area }), ...(year && { year }) };
  try {
    if (what === 'participation')
      return await exportParticipation(database, {
        ...where,
        ...(profession && { profession }),
        ...(attribute && { attribute }),
      });
    if (profession !== undefined)
      return await exportPipeline(database, { ...where, profession, ...(institution && { institution }) });
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

/** The pipeline of a profession as the API tells it, at every level where no level, area or institution is asked for. */
async function exportPipeline(database: Database, question: PipelineQuestion): Promise<Table> {
  const today = todayOf(systemClock);
  const snapshots = new Snapshots(database, systemClock);
  const { level: only, area, institution } = question;
  const levels = [only, area, institution].every(each => each === undefined) ? LEVELS : [only];
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
