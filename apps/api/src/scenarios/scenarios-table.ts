import { type Table } from '../http/csv.js';
import { type ScenarioJson, type ScenariosReply } from './scenario-reply.js';

export const SCENARIO_COLUMNS = {
  scenario: 'id of the scenario',
  name: 'what people call it',
  by: 'who made it',
  target: 'the target whose chances it is about',
  profession: 'whom it is about',
  area: 'where; empty: where the target is, else England',
  lever: 'what is changed; empty: the scenario changes nothing',
  from: 'the first month of the change',
  until: 'the first month in which it no longer holds; empty: it stays',
  lever_area: 'where the lever is; empty: everywhere the scenario is about',
  year: 'of withdrawal: the year of the programme',
  band: 'of leaving-rate: years in post',
  percent: 'by per cent of what it would be',
  by_value: 'by so much, in the unit of the lever',
  to_value: 'to this value, in the unit of the lever',
  revision: 'what the next revision is based on',
  recorded_at: 'when it was recorded',
} as const;

/** One row a lever; one for a scenario without any. */
export function scenariosTable({ scenarios }: Pick<ScenariosReply, 'scenarios'>): Table {
  return { columns: SCENARIO_COLUMNS, rows: scenarios.flatMap(rowsOf) };
}

function rowsOf(scenario: ScenarioJson) {
  const { id, name, by, target, profession, area, revision, recordedAt } = scenario;
  const levers = scenario.levers.length === 0 ? [undefined] : scenario.levers;
  return levers.map(lever => ({
    ...{ scenario: id, name, by, target, profession, area, revision, recorded_at: recordedAt },
    lever: lever?.kind ?? null,
    from: lever?.from ?? null,
    until: lever?.until ?? null,
    lever_area: lever?.area ?? null,
    year: lever?.year ?? null,
    band: lever?.band ?? null,
    percent: lever?.change.percent ?? null,
    by_value: lever?.change.by ?? null,
    to_value: lever?.change.to ?? null,
  }));
}
