import { type ForecastAnswers, type ForecastKind, type Handler } from '@muster/jobs';
import { beginForecast, type Database, keepForecast } from '@muster/store';

/** Does a kind of job as the forecaster does: keeps an answer, which the test says, under the id of its job. */
export function keeps<K extends ForecastKind>(
  database: Database,
  kind: K,
  answer: ForecastAnswers[K],
): Handler<K> {
  return async (input, { job }) => {
    const { id } = job as { readonly id: string };
    const { target, scenario } = input as { readonly target?: string; readonly scenario?: string };
    const provenance = { generation: 'of-the-tests', epoch: 1, folded: [], ground: 'a ground', ...DRAWN };
    await beginForecast(database, { id, kind, target, scenario, input, provenance, ground: {} });
    const model = answer.status === 'answered' ? answer.model : undefined;
    await keepForecast(database, id, { model, result: answer, hash: HASH });
    return { forecast: id, outcome: answer.status, hash: HASH };
  };
}

const DRAWN = { seed: 1, trajectories: 1_000, version: 1 };
const HASH = 'f'.repeat(64);

export const NO_ANSWER = {
  status: 'no-answer',
  code: 'nothing-known',
  detail: 'nothing is known',
  remedy: 'tell something',
} as const;

/** From 1,000 midwives in England on 30 September 2023. */
export const FROM_PUBLISHED = {
  area: 'ENG',
  evidence: 'reported',
  published: { series: 'a series', vintage: '2025-10' },
  simulated: false,
  origin: '2023-09-30',
  inPost: 1_000,
  counted: 20,
  amount: 100,
  dueOn: '2024-09-30',
} as const;
