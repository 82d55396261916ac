import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuOfPostgres, cpuOfProcess } from './cpu.mjs';
import { load } from './figures.mjs';
import { inHome } from './homes.mjs';
import { startService } from './services.mjs';

const { Kafka, logLevel } = await import('kafkajs');
const { kindOf, topicOf } = await import('@muster/domain');
const { Broker } = await import('@muster/event-log/testing');
const { KafkaEventLog } = await import('@muster/event-log/kafka');
const { TOPIC_DEFINITIONS } = await import('@muster/event-log/open');
const { codeTables, createLogger } = await import('@muster/platform');
const { folding, GROUP, prepareStore, verify } = await import('@muster/projector');
const { CLEAN, simulate } = await import('@muster/simulator');
const { Database, readHead, recordsBehind, refoldCounts } = await import('@muster/store');
const { openEmbedded } = await import('@muster/store/embedded');

/** What is wrong with the feeds of the benches: shares of events. */
const DIRT = { ...CLEAN, duplicates: 0.02, corrections: 0.03, disorder: 0.1 };
const PAGE = 5_000;

/**
 * A Kafka broker, and a PostgreSQL that loses nothing, for as long as the work takes.
 * @param {(world: { broker: Broker, server: EmbeddedServer, log: KafkaEventLog, home: string }) => Promise<void>} work
 */
export function inWorld(work) {
  return inHome(async home => {
    const [folder, kafka] = [join(home, 'store'), join(home, 'kafka')];
    for (const path of [folder, kafka]) mkdirSync(path, { mode: 0o755 });
    const broker = await Broker.start(kafka);
    const server = await openEmbedded({ folder, purpose: 'bench' });
    const log = new KafkaEventLog({
      brokers: [broker.address],
      clientId: 'bench',
      logger: createLogger('error'),
      topicSettings: { replicationFactor: 1, minInsyncReplicas: 1, retentionMs: -1 },
    });
    try {
      await log.ensureTopics(TOPIC_DEFINITIONS);
      await work({ broker, server, log, home });
    } finally {
      await log.close();
      await server.stop();
      broker.remove();
    }
  });
}

/**
 * Appends what a simulated NHS says in three years, mergers and all, to the log.
 * @param {{ people: number, pipeline?: boolean, each?: (event: object) => void }} options
 * @returns how many events there are, and where each partition ends
 */
export async function fill(log, { people, pipeline = false, each = () => undefined }) {
  const ends = new Map();
  let events = 0;
  let page = [];
  const append = async () => {
    for (const end of await log.append(page)) ends.set(`${end.topic} ${end.partition}`, end);
    events += page.length;
    page = [];
  };
  for (const event of simulate({
    people,
    years: 3,
    from: '2018-09-30',
    seed: 1,
    mergers: true,
    pipeline,
    dirt: DIRT,
  })) {
    page.push(recordOf(event));
    each(event);
    if (page.length === PAGE) await append();
  }
  await append();
  return { events, ends: [...ends.values()] };
}

export function recordOf(event) {
  const { subject } = event;
  return { topic: topicOf(kindOf(subject)), key: subject, value: Buffer.from(JSON.stringify(event)) };
}

/** A store of its own in the server, with nothing in it, ready to be folded into. The caller closes `database`. */
export async function freshStore(server, name) {
  const admin = await Database.connect({ url: server.url(), applicationName: 'bench', poolSize: 1 });
  await admin.run(`CREATE DATABASE ${name}`);
  await admin.close();
  const url = server.url(name);
  const database = await Database.connect({ url, applicationName: 'bench', poolSize: 4 });
  await database.migrate();
  const to = folding(database, codeTables());
  await prepareStore(to);
  return { url, database, to };
}

/**
 * Folds what the log holds into a store, by projectors as services run them. Time begins when the group has its partitions, and ends
 * when all is folded.
 * @returns events a second; processor time an event, in microseconds; megabytes that each projector has in use afterwards
 */
export async function foldByServices(count, { broker, server, store, events, ends }) {
  const where = { postgresUrl: store.url, brokers: broker.address };
  const projectors = await Promise.all(Array.from({ length: count }, () => startService('projector', where)));
  const failed = Promise.race(projectors.map(({ ended }) => ended));
  try {
    await haveJoined(broker.address, count, failed);
    const nodeCpu = () => projectors.reduce((sum, { pid }) => sum + cpuOfProcess(pid), 0);
    const before = { node: nodeCpu(), postgres: cpuOfPostgres(server.pid), at: performance.now() };
    await untilFolded(store.database, ends, failed);
    const seconds = (performance.now() - before.at) / 1000;
    const [node, postgres] = [nodeCpu() - before.node, cpuOfPostgres(server.pid) - before.postgres];
    const heapMb = await Promise.all(projectors.map(projector => projector.heap()));
    const [nodeMicros, postgresMicros] = [node, postgres].map(ms => (1000 * ms) / events);
    console.log(
      `  ${count} projector(s): ${events} events in ${seconds.toFixed(1)} s, Node ${Math.round(nodeMicros)} and ` +
        `PostgreSQL ${Math.round(postgresMicros)} µs an event (${load()})`,
    );
    return {
      perSecond: events / seconds,
      nodeMicros,
      postgresMicros,
      heapMb: Math.max(...heapMb),
    };
  } finally {
    await Promise.all(projectors.map(projector => projector.stop()));
  }
}

/** @throws where the cells are not what the facts say */
export async function requireTrueCells(to) {
  const { differences, breaches } = await verify(to);
  if (differences.length + breaches.length > 0) throw new Error('the cubes are not what the facts say');
}

async function haveJoined(brokers, members, failed) {
  const admin = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    for (;;) {
      const { groups } = await admin.describeGroups([GROUP]);
      if (groups[0]?.state === 'Stable' && groups[0].members.length === members) return;
      await Promise.race([sleep(10), failed]);
    }
  } finally {
    await admin.disconnect();
  }
}

/** @param {Promise<unknown>} failed rejects where it is in vain to wait */
export async function untilFolded(database, ends, failed) {
  const waiting = async () =>
    (await refoldCounts(database, (await readHead(database)).generation.number)).waiting;
  while ((await recordsBehind(database, ends)) > 0 || (await waiting()) > 0)
    await Promise.race([sleep(20), failed]);
}

/** @param {string} name as in `--people 90000` */
export function option(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
}

export async function postgresOf(database) {
  const [{ server_version: postgres }] = await database.rows('SHOW server_version');
  return { postgres };
}
