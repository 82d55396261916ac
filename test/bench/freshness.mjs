/**
 * How soon a second reader sees an event that a producer has been told is kept: 1,000 events a second into Kafka, one projector as a service
 * runs it, and a reader that is notified and asks PostgreSQL what is folded. Once with nothing else to do on the machine, once beside a
 * process that works at low priority without a pause, as a forecast does.
 *
 *   npm run bench -- freshness [--seconds 30] [--keep]
 */
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { load, quantile, report, rounded } from './figures.mjs';
import { startService } from './services.mjs';
import {
  freshStore,
  inWorld,
  option,
  postgresOf,
  recordOf,
  requireTrueCells,
  untilFolded,
} from './world.mjs';

const { CHECKPOINT_CHANNEL } = await import('@muster/store');
const { CLEAN, simulate } = await import('@muster/simulator');

const SECONDS = option('seconds', 30);
const PER_SECOND = 1_000;
const TICK_MS = 10;
/** Not measured: the first transactions of a process are slow. */
const WARM_UP_S = 5;

await inWorld(async ({ broker, server, log }) => {
  const store = await freshStore(server, 'fresh');
  const projector = await startService('projector', {
    postgresUrl: store.url,
    brokers: broker.address,
  });
  try {
    const events = simulate({
      people: 30_000,
      years: 3,
      from: '2018-09-30',
      seed: 1,
      dirt: { ...CLEAN, duplicates: 0.02, corrections: 0.03, disorder: 0.1 },
    });
    await measured(store, log, events, WARM_UP_S);
    const quiet = await measured(store, log, events, SECONDS);
    console.log(`  alone: ${quiet.length} events (${load()})`);
    const worker = spawn('nice', ['-n', '10', process.execPath, '-e', 'for (;;) Math.sqrt(Math.random())']);
    const busy = await measured(store, log, events, SECONDS).finally(() => worker.kill('SIGKILL'));
    console.log(`  beside a process that works at low priority: ${busy.length} events (${load()})`);
    await requireTrueCells(store.to);
    report(
      'freshness',
      {
        events: quiet.length + busy.length,
        p50Ms: rounded(quantile(quiet, 0.5)),
        p99Ms: rounded(quantile(quiet, 0.99)),
        busyP50Ms: rounded(quantile(busy, 0.5)),
        busyP99Ms: rounded(quantile(busy, 0.99)),
      },
      await postgresOf(store.database),
    );
  } finally {
    await projector.stop();
    await store.database.close();
  }
});

/** @returns milliseconds from each event's acknowledgement until it was seen */
async function measured(store, log, events, seconds) {
  const reader = await readerOf(store.database);
  const acknowledged = [];
  const began = performance.now();
  for (let tick = 0; tick * TICK_MS < seconds * 1000; tick++) {
    await sleep(Math.max(0, began + tick * TICK_MS - performance.now()));
    for (let nth = 0; nth < (PER_SECOND * TICK_MS) / 1000; nth++) {
      const { value: event, done } = events.next();
      if (done) throw new Error('the simulated NHS has no more to say');
      acknowledged.push(
        log.append([recordOf(event)]).then(([position]) => {
          reader.acknowledged(position);
          return position;
        }),
      );
    }
  }
  await untilFolded(store.database, await Promise.all(acknowledged), new Promise(() => undefined));
  await sleep(500);
  return reader.end();
}

/** Is notified of what is folded, and asks PostgreSQL before it believes it. */
async function readerOf(database) {
  const client = await database.dedicated('bench reader');
  const seen = new Map();
  const waiting = new Map();
  const delays = [];
  client.on('notification', ({ payload }) => void look(payload));
  await client.query(`LISTEN ${CHECKPOINT_CHANNEL}`);

  async function look(payload) {
    const [topic, partition] = payload.split(':');
    const { rows } = await client.query(
      'SELECT next_offset AS next FROM muster.checkpoint WHERE topic = $1 AND partition = $2',
      [topic, partition],
    );
    const key = `${topic}:${partition}`;
    const now = performance.now();
    seen.set(key, Number(rows[0].next));
    const still = (waiting.get(key) ?? []).filter(({ offset, at }) => {
      if (offset >= seen.get(key)) return true;
      delays.push(now - at);
      return false;
    });
    waiting.set(key, still);
  }

  return {
    acknowledged: ({ topic, partition, offset }) => {
      const key = `${topic}:${partition}`;
      if (offset < (seen.get(key) ?? 0)) delays.push(0);
      else waiting.set(key, [...(waiting.get(key) ?? []), { offset, at: performance.now() }]);
    },
    end: async () => {
      await client.end();
      const unseen = [...waiting.values()].flat().length;
      if (unseen > 0) throw new Error(`${unseen} events were never seen`);
      return delays;
    },
  };
}
