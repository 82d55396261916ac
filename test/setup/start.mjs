import startPostgres, { stopPostgres } from './start-postgres.mjs';
import { prepareSystem, stopSystem } from '../browser/system.mjs';
import { prepareKafka, stopKafka } from './kafka.mjs';

/**
 * Before all tests.
 * @returns what is to be done after all of them
 */
export default async function start() {
  await startPostgres();
  await prepareKafka();
  prepareSystem();
  return stop;
}

async function stop() {
  await stopSystem();
  stopKafka();
  await stopPostgres();
}
