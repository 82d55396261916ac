import { askForecast, type ForecastAnswers, type ForecastKind, type InputOf, type Jobs } from '@muster/jobs';
import { type Database, forecastById, type KeptForecast } from '@muster/store';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

/** Asks on a ground of its own, so that nothing made before answers, and waits for what is kept. */
export async function madeBy<K extends ForecastKind>(
  jobs: Jobs,
  database: Database,
  kind: K,
  input: InputOf<K>,
): Promise<KeptForecast> {
  const { id } = await askForecast(jobs, kind, input, randomUUID(), {});
  for (;;) {
    const job = await jobs.look(id);
    if (job?.state === 'failed') throw new Error(job.fault!.message);
    if (job?.state === 'done') return (await forecastById(database, id))!;
    await delay(50);
  }
}

export const answer = <K extends ForecastKind>(_: K, { result }: KeptForecast) =>
  result as Extract<ForecastAnswers[K], { status: 'answered' }>;
