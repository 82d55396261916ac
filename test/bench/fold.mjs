/**
 * A log that holds a simulated NHS's events is folded into facts and cells: events a second, and processor time an event, of Node and of
 * PostgreSQL. The log is filled before anything is timed, so nothing here is checked or sent.
 *
 *   npm run bench -- fold [--people 15000] [--keep]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuOfPostgres } from './cpu.mjs';
import { report, rounded } from './figures.mjs';
import { inHome } from './homes.mjs';

const { FOLDED_TOPICS } = await import('@muster/event-log/open');
const { PostgresEventLog } = await import('@muster/event-log/postgres');
const { kindOf, topicOf } = await import('@muster/domain');
const { createLogger, professionTable, referenceTables } = await import('@muster/platform');
const { folding, prepareStore, startProjector, verify } = await import('@muster/projector');
const { CLEAN, simulate } = await import('@muster/simulator');
const { Database, readHead, recordsBehind, refoldCounts } = await import('@muster/store');
const { openEmbedded } = await import('@muster/store/embedded');

/** With three years and mergers, some 65,000 events. */
const PEOPLE = Number(process.argv[process.argv.indexOf('--people') + 1 || Infinity] ?? 15_000);
const DIRT = { ...CLEAN, duplicates: 0.02, corrections: 0.03, disorder: 0.1 };
const PARTITIONS = { 'muster.people': 16, 'muster.organisations': 4, 'muster.governance': 1 };
const PAGE = 5_000;

await inHome(async home => {
  const folder = join(home, 'store');
  mkdirSync(folder, { mode: 0o755 });
  const server = await openEmbedded({ folder, purpose: 'bench' });
  const database = await Database.connect({ url: server.url(), applicationName: 'bench', poolSize: 12 });
  const log = new PostgresEventLog(database);
  try {
    await database.migrate();
    await log.ensureTopics(FOLDED_TOPICS.map(topic => ({ topic, partitions: PARTITIONS[topic] })));
    const { events, ends } = await fill(log);
    const to = folding(database, { professions: professionTable(), reference: referenceTables() });
    await prepareStore(to);

    const before = { postgres: cpuOfPostgres(server.pid), node: process.cpuUsage(), at: performance.now() };
    const projector = await startProjector(log, to, createLogger('warn'));
    await folded(database, ends);
    const seconds = (performance.now() - before.at) / 1000;
    const { user, system } = process.cpuUsage(before.node);
    const postgres = cpuOfPostgres(server.pid) - before.postgres;
    await projector.stop();

    const { differences, breaches } = await verify(to);
    if (differences.length + breaches.length > 0) throw new Error('the cubes are not what the facts say');
    const [{ server_version: version }] = await database.rows('SHOW server_version');
    report(
      'fold',
      {
        events,
        eventsPerSecond: rounded(events / seconds),
        nodeCpuMicrosPerEvent: rounded((user + system) / events),
        postgresCpuMicrosPerEvent: rounded((1000 * postgres) / events),
      },
      { postgres: version },
    );
  } finally {
    await log.close();
    await database.close();
    await server.stop();
  }
});

async function fill(log) {
  const ends = new Map();
  let events = 0;
  let page = [];
  const append = async () => {
    for (const end of await log.append(page)) ends.set(`${end.topic} ${end.partition}`, end);
    events += page.length;
    page = [];
  };
  for (const event of simulate({
    people: PEOPLE,
    years: 3,
    from: '2018-09-30',
    seed: 1,
    mergers: true,
    dirt: DIRT,
  })) {
    const { subject } = event;
    page.push({ topic: topicOf(kindOf(subject)), key: subject, value: Buffer.from(JSON.stringify(event)) });
    if (page.length === PAGE) await append();
  }
  await append();
  return { events, ends: [...ends.values()] };
}

async function folded(database, ends) {
  while ((await recordsBehind(database, ends)) > 0 || (await waiting(database)) > 0) await sleep(20);
}

async function waiting(database) {
  const { generation } = await readHead(database);
  return (await refoldCounts(database, generation.number)).waiting;
}
