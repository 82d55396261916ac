/**
 * A simulated NHS's events, from Kafka to cells: one projector, as a service runs it, folds what 16 partitions hold into facts and into
 * stock and flows at four levels, by day and month, in a PostgreSQL that loses nothing. Beside it, in the same run, the plain consumer
 * (plain/consumer.mjs) takes in every event of a sample of the people; both are to come to the same cells.
 *
 *   npm run bench -- ingest [--people 90000] [--pipeline] [--keep]
 *
 * With --pipeline the stream is mixed: learners and applicants beside staff, and the plain
 * consumer, which knows posts alone, is left out. It has no baseline of its own.
 */
import { report, rounded } from './figures.mjs';
import { plainConsumer } from './plain-consumer.mjs';
import { isOfPerson, Sample } from './sample.mjs';
import {
  fill,
  foldByServices,
  freshStore,
  inWorld,
  option,
  postgresOf,
  recordOf,
  requireTrueCells,
  untilFolded,
} from './world.mjs';

const { TOPIC_DEFINITIONS } = await import('@muster/event-log/open');
const { PostgresEventLog } = await import('@muster/event-log/postgres');
const { createLogger } = await import('@muster/platform');
const { startProjector } = await import('@muster/projector');
const { readCells, readHead } = await import('@muster/store');

/** With three years and mergers, some 410,000 events. */
const PEOPLE = option('people', 90_000);
const MIXED = process.argv.includes('--pipeline');
/** About so many people are sampled: some 3,500 events. */
const SAMPLED = 800;

await inWorld(async ({ broker, server, log }) => {
  const sample = new Sample(Math.ceil(PEOPLE / SAMPLED));
  const { events, ends } = await fill(log, {
    people: PEOPLE,
    pipeline: MIXED,
    each: event => sample.add(event),
  });
  const store = await freshStore(server, 'whole');
  try {
    const folded = await foldByServices(1, { broker, server, store, events, ends });
    await requireTrueCells(store.to);
    const plain = MIXED ? undefined : await plainBeside(broker, server, sample);
    report(
      'ingest',
      {
        events,
        eventsPerSecond: rounded(folded.perSecond),
        ...(plain && {
          ratioToPlain: rounded(folded.perSecond / plain),
          plainEventsPerSecond: rounded(plain),
        }),
        cpuMicrosPerEvent: rounded(folded.nodeMicros + folded.postgresMicros),
        nodeCpuMicrosPerEvent: rounded(folded.nodeMicros),
        postgresCpuMicrosPerEvent: rounded(folded.postgresMicros),
        heapMb: folded.heapMb,
      },
      await postgresOf(store.database),
    );
  } finally {
    await store.database.close();
  }
});

/** @returns events a second of the plain consumer, which came to the cells that Muster comes to */
async function plainBeside(broker, server, sample) {
  const { url, cells } = await foldedApart(server, sample.events());
  return plainConsumer({
    brokers: broker.address,
    url,
    events: sample.events().filter(isOfPerson),
    cells,
  });
}

/** Muster's cells of the sample, from a store of its own. @returns by what each is called */
async function foldedApart(server, events) {
  const { url, database, to } = await freshStore(server, 'sample');
  const log = new PostgresEventLog(database);
  try {
    await log.ensureTopics(TOPIC_DEFINITIONS);
    const ends = await log.append(events.map(recordOf));
    const projector = await startProjector(log, to, createLogger('warn'));
    await untilFolded(database, ends, new Promise(() => undefined));
    await projector.stop();
    const { generation } = await readHead(database);
    const cells = new Map();
    for (const cube of ['stock', 'stock_month', 'flow', 'flow_month'])
      for (const row of await readCells(database, generation.number, cube)) {
        const { level, area, profession, kind = '', day, month, ...measures } = row;
        cells.set([cube, level, area, profession, kind, day ?? month].join(' '), measures);
      }
    return { url, cells };
  } finally {
    await log.close();
    await database.close();
  }
}
