import { type TargetReply, type TargetsReply } from './target-reply.js';
import { type Table } from '../http/csv.js';

export const TARGET_COLUMNS = {
  target: 'id of the target',
  title: 'its title',
  profession: 'whom it counts',
  measure: 'fte, headcount, starters or places',
  basis: 'net, gross or establishment',
  amount: 'so many more, in `unit`',
  unit: 'FTE, people, starters or places',
  baseline_on: 'the day whose stock the change is counted from',
  due_on: 'the day by which it is due',
  vintage: 'the only vintage that may answer; empty: the newest',
  area: 'ENG, a region, an ICB or an organisation code',
  evidence: 'reported or derived',
  set_by: 'who chose what the promise left open',
  note: 'why it was set so',
  effective_on: 'the day from which it reads so',
  recorded_at: 'when it was recorded',
  revision: 'what the next revision is based on',
} as const;

type Row = Table<typeof TARGET_COLUMNS>['rows'][number];

/** One row a target. */
export function targetsTable({ targets }: TargetsReply): Table {
  return { columns: TARGET_COLUMNS, rows: targets.map(target => rowOf(target.id, target)) };
}

/** One row a revision, oldest first. */
export function historyTable({ target, history }: TargetReply): Table {
  return { columns: TARGET_COLUMNS, rows: history.map(revision => rowOf(target.id, revision)) };
}

function rowOf(id: string, as: TargetReply['history'][number]): Row {
  return {
    target: id,
    title: as.title,
    profession: as.profession,
    measure: as.measure,
    basis: as.basis,
    amount: as.amount,
    unit: as.unit,
    baseline_on: as.baselineOn,
    due_on: as.dueOn,
    vintage: as.vintage,
    area: as.area,
    evidence: as.evidence,
    set_by: as.setBy,
    note: as.note,
    effective_on: as.effectiveOn,
    recorded_at: as.recordedAt,
    revision: as.revision,
  };
}
