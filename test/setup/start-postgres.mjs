import { transpile } from '../../apps/muster/bin/transpile.mjs';

/**
 * Before all tests: one PostgreSQL for the run, with a migrated template that each test file copies (`testDatabase`).
 * It runs before the tests' sources can be imported, hence from the transpiled ones. MUSTER_TEST_POSTGRES_URL names a server to use instead.
 */
export default async function startPostgres() {
  await transpile(new URL('../..', import.meta.url));
  const { openTestServer } = await import('../../libs/store/dist/testing/index.js');
  const server = await openTestServer(process.env.MUSTER_TEST_POSTGRES_URL);
  process.env.MUSTER_TEST_POSTGRES_URL = server.url;
  process.env.MUSTER_TEST_RUN = server.run;
  close = server.close;
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, endEarly);
}

let close = async () => {};

/** For start.mjs, and for who runs tests by himself. */
export async function stopPostgres() {
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, endEarly);
  await close();
}

/** Interrupted, tests may end without their teardown, and the server would stay. */
function endEarly() {
  close().finally(() => process.exit(130));
}
