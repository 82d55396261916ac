/**
 * Batches of 500 events over loopback HTTP into the PostgreSQL log, each checked, made pseudonymous, judged, appended durably, kept and
 * answered; nobody folds. Beside it the same events are appended to the same log as they are, which no door could beat.
 *
 *   npm run bench -- doors-throughput [--keep]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpuOfPostgres } from './cpu.mjs';
import { load, quantile, report, rounded } from './figures.mjs';
import { inHome } from './homes.mjs';
import { postEvents } from './people.mjs';

const { PostgresEventLog } = await import('@muster/event-log/postgres');
const { Database } = await import('@muster/store');
const { openEmbedded } = await import('@muster/store/embedded');

const BATCH = 500;
const CONNECTIONS = 4;
const EVENTS = 40_000;
/** Sent before anything is timed: what a server does first, it compiles first. */
const WARM_UP = 10_000;
const SOURCE = 'urn:ods:R0A:bench';
const PEOPLE = 'muster.people';
const PLAIN = 'bench.plain';

await inHome(async home => {
  const folder = join(home, 'store');
  mkdirSync(folder, { mode: 0o755 });
  const server = await openEmbedded({ folder, purpose: 'bench' });
  const doors = fork(fileURLToPath(new URL('doors-server.mjs', import.meta.url)), [
    server.url(),
    folder,
    SOURCE,
  ]);
  const [{ address, key }] = await once(doors, 'message');
  const database = await Database.connect({
    url: server.url(),
    applicationName: 'bench',
    poolSize: CONNECTIONS,
  });
  const log = new PostgresEventLog(database);
  try {
    const [settings] = await database.rows(
      `SELECT current_setting('server_version') AS postgres, current_setting('fsync') AS fsync,
         current_setting('synchronous_commit') AS commit`,
    );
    if (settings.fsync !== 'on' || settings.commit !== 'on')
      throw new Error('what is not durable does not count');
    const batches = batchesOf([...postEvents(SOURCE, WARM_UP + EVENTS)]);
    const bodies = batches.map(batch => Buffer.from(JSON.stringify(batch)));
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const send = body => post(`${address}/v1/events`, key, agent, body);
    await atOnce(bodies.slice(0, WARM_UP / BATCH), send);

    const cpuBefore = cpuOfPostgres(server.pid);
    const sent = await atOnce(bodies.slice(WARM_UP / BATCH), send);
    const postgresCpu = cpuOfPostgres(server.pid) - cpuBefore;
    const perSecond = EVENTS / sent.seconds;
    console.log(`doors-throughput: ${EVENTS} events in ${sent.seconds.toFixed(1)} s (${load()})`);
    await verifyKept(database, log, WARM_UP + EVENTS);
    agent.destroy();

    await log.ensureTopics([{ topic: PLAIN, partitions: 16 }]);
    const append = batch =>
      log.append(
        batch.map(event => ({ topic: PLAIN, key: event.subject, value: Buffer.from(JSON.stringify(event)) })),
      );
    await atOnce(batches.slice(0, WARM_UP / BATCH), append);
    const plain = await atOnce(batches.slice(WARM_UP / BATCH), append);
    console.log(`  plain appends: ${Math.round(EVENTS / plain.seconds)} events/s (${load()})`);

    doors.send('close');
    const [{ cpuMs }] = await once(doors, 'message');
    report(
      'doors-throughput',
      {
        events: EVENTS,
        eventsPerSecond: rounded(perSecond),
        ratioToPlain: rounded(perSecond / (EVENTS / plain.seconds)),
        p50Ms: rounded(quantile(sent.ms, 0.5)),
        p99Ms: rounded(quantile(sent.ms, 0.99)),
        doorsCpuMsPerEvent: rounded(cpuMs / (WARM_UP + EVENTS)),
        postgresCpuMsPerEvent: rounded(postgresCpu / EVENTS),
      },
      settings,
    );
  } finally {
    await log.close();
    await database.close();
    doors.kill();
    await server.stop();
  }
});

function batchesOf(events) {
  return Array.from({ length: events.length / BATCH }, (_, nth) =>
    events.slice(nth * BATCH, (nth + 1) * BATCH),
  );
}

/** Each connection sends its next batch when the one before is answered. @returns the milliseconds of each, and of all the seconds */
async function atOnce(batches, send) {
  const left = [...batches];
  const ms = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let batch = left.shift(); batch !== undefined; batch = left.shift()) {
        const at = performance.now();
        await send(batch);
        ms.push(performance.now() - at);
      }
    }),
  );
  return { ms, seconds: (performance.now() - began) / 1000 };
}

async function post(url, key, agent, body) {
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/cloudevents-batch+json',
    'content-length': body.length,
  };
  const asked = request(url, { method: 'POST', agent, headers });
  asked.end(body);
  const [answer] = await once(asked, 'response');
  const chunks = [];
  for await (const chunk of answer) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  if (answer.statusCode !== 202 || JSON.parse(text).counts.accepted !== BATCH)
    throw new Error(`the batch was answered ${answer.statusCode}: ${text.slice(0, 500)}`);
}

/** The log holds what was accepted and nothing else, and each of its positions is an item's. */
async function verifyKept(database, log, accepted) {
  const { partitions } = await log.describe(PEOPLE);
  const held = partitions.reduce((sum, { highWater, lowWater }) => sum + highWater - lowWater, 0);
  const [{ items, placed }] = await database.rows(
    `SELECT count(*) AS items, count(event) AS placed
     FROM gateway.item LEFT JOIN (log.event JOIN log.topic ON topic.number = event.topic)
       ON topic.topic = item.topic AND event.partition = item.partition AND event."offset" = item.log_offset
     WHERE item.outcome = 'accepted'`,
  );
  console.log(
    `  accepted ${accepted}: the log holds ${held}, items ${items}, of which ${placed} name their place in it`,
  );
  if (held !== accepted || items !== accepted || placed !== accepted)
    throw new Error('the log, the items and the answers do not agree');
}
