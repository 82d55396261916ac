import startPostgres, { stopPostgres } from './start-postgres.mjs';
import { prepareSystem, stopSystem } from '../browser/system.mjs';
import { prepareKafka, stopKafka } from './kafka.mjs';

/** Before all tests. Jest loads this and stop.mjs in one process. */
export default async function start() {
  await startPostgres();
  await prepareKafka();
  prepareSystem();
}

export async function stop() {
  await stopSystem();
  stopKafka();
  await stopPostgres();
}
