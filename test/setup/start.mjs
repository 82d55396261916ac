import startPostgres, { stopPostgres } from './start-postgres.mjs';
import { prepareKafka, stopKafka } from './kafka.mjs';

/** Before all tests. Jest loads this and stop.mjs in one process. */
export default async function start() {
  await startPostgres();
  await prepareKafka();
}

export async function stop() {
  stopKafka();
  await stopPostgres();
}
