/**
 * A log that holds a simulated NHS's events is folded into facts and cells: events a second, and processor time an event, of Node and of
 * PostgreSQL. The log is filled before anything is timed, so nothing here is checked or sent.
 *
 *   npm run bench -- fold [--people 15000] [--pipeline] [--keep]
 *
 * With --pipeline the stream is mixed: learners and applicants beside staff. It has no baseline of its own.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { cpuOfPostgres } from './cpu.mjs';
import { report, rounded } from './figures.mjs';
import { inHome } from './homes.mjs';
import { fill, option, postgresOf, requireTrueCells, untilFolded } from './world.mjs';

const { TOPIC_DEFINITIONS } = await import('@muster/event-log/open');
const { PostgresEventLog } = await import('@muster/event-log/postgres');
const { codeTables, createLogger } = await import('@muster/platform');
const { folding, prepareStore, startProjector } = await import('@muster/projector');
const { Database } = await import('@muster/store');
const { openEmbedded } = await import('@muster/store/embedded');

/** With three years and mergers, some 65,000 events. */
const PEOPLE = option('people', 15_000);

await inHome(async home => {
  const folder = join(home, 'store');
  mkdirSync(folder, { mode: 0o755 });
  const server = await openEmbedded({ folder, purpose: 'bench' });
  const database = await Database.connect({ url: server.url(), applicationName: 'bench', poolSize: 12 });
  const log = new PostgresEventLog(database);
  try {
    await database.migrate();
    await log.ensureTopics(TOPIC_DEFINITIONS);
    const { events, ends } = await fill(log, {
      people: PEOPLE,
      pipeline: process.argv.includes('--pipeline'),
    });
    const to = folding(database, codeTables());
    await prepareStore(to);

    const before = { postgres: cpuOfPostgres(server.pid), node: process.cpuUsage(), at: performance.now() };
    const projector = await startProjector(log, to, createLogger('warn'));
    await untilFolded(database, ends, new Promise(() => undefined));
    const seconds = (performance.now() - before.at) / 1000;
    const { user, system } = process.cpuUsage(before.node);
    const postgres = cpuOfPostgres(server.pid) - before.postgres;
    await projector.stop();

    await requireTrueCells(to);
    report(
      'fold',
      {
        events,
        eventsPerSecond: rounded(events / seconds),
        nodeCpuMicrosPerEvent: rounded((user + system) / events),
        postgresCpuMicrosPerEvent: rounded((1000 * postgres) / events),
      },
      await postgresOf(database),
    );
  } finally {
    await log.close();
    await database.close();
    await server.stop();
  }
});
