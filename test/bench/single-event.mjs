/**
 * Single events at 200 a second to `muster start`, which folds them in the same process: how long until each is answered with 202, counted
 * from when it was due and not from when it could be sent; and how long until `/v1/live` tells that it is folded in. Then single
 * events after quiet.
 *
 *   npm run bench -- single-event [--per-second 200] [--keep]
 */
import { once } from 'node:events';
import { Agent, get, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuOfProcess } from './cpu.mjs';
import { load, quantile, report, rounded } from './figures.mjs';
import { inHome, muster, prints } from './homes.mjs';
import { postEvents } from './people.mjs';

const { Database } = await import('@muster/store');
const { openEmbedded } = await import('@muster/store/embedded');

const PER_SECOND = Number(process.argv[process.argv.indexOf('--per-second') + 1 || Infinity] ?? 200);
const SECONDS = 30;
/** Sent before anything is counted: what a server does first, it compiles first. */
const WARM_UP_SECONDS = 5;
const QUIET_SAMPLES = 50;
const QUIET_MS = 400;
const SOURCE = 'urn:ods:R0A:bench';
const PEOPLE = 'muster.people';
/** An honest answer of a door that has too much in hand. It is counted: nothing is sent again, for the next is due already. */
const TOO_BUSY = 503;

await inHome(async home => {
  const start = muster(home, 'start', '--port', '0');
  try {
    const [, address] = await prints(start, /Muster serves at (\S+) /);
    const [, key] = await prints(start, /use this key.*\n\s+(\S+)/);
    const live = await follow(address);
    const events = postEvents(SOURCE, PER_SECOND * (WARM_UP_SECONDS + SECONDS) + QUIET_SAMPLES);
    const agent = new Agent({ keepAlive: true });
    const send = due => sendOne(`${address}/v1/events`, key, agent, events.next().value, due);

    await openLoop(PER_SECOND * WARM_UP_SECONDS, send);
    const cpuBefore = cpuOfProcess(start.child.pid);
    const busy = await openLoop(PER_SECOND * SECONDS, send);
    console.log(`single-event: ${busy.length} events at ${PER_SECOND}/s (${load()})`);
    const cpu = cpuOfProcess(start.child.pid) - cpuBefore;
    const quiet = [];
    for (let nth = 0; nth < QUIET_SAMPLES; nth++) {
      await sleep(QUIET_MS);
      quiet.push(await send(performance.now()));
    }
    await sleep(3 * QUIET_MS);
    agent.destroy();
    live.stop();
    const { postgres, positions } = await keptPositions(home);
    const seen = seenBy(live, positions);
    const taken = busy.filter(({ became }) => became === 'accepted');
    const answers = taken.map(({ due, answered }) => answered - due);
    const busySeen = taken.map(({ id, answered }) => seen(id) - answered);
    const quietSeen = quiet
      .filter(({ became }) => became === 'accepted')
      .map(({ id, answered }) => seen(id) - answered);
    report(
      'single-event',
      {
        perSecond: PER_SECOND,
        refused: busy.filter(({ became }) => became === 'refused').length,
        unanswered: busy.filter(({ became }) => became === 'unanswered').length,
        p50Ms: rounded(quantile(answers, 0.5)),
        p99Ms: rounded(quantile(answers, 0.99)),
        maxMs: rounded(Math.max(...answers)),
        cpuMsPerEvent: rounded(cpu / taken.length),
        liveP50Ms: rounded(quantile(busySeen, 0.5)),
        liveP99Ms: rounded(quantile(busySeen, 0.99)),
        liveMaxMs: rounded(Math.max(...busySeen)),
        quietLiveP50Ms: rounded(quantile(quietSeen, 0.5)),
        quietLiveP99Ms: rounded(quantile(quietSeen, 0.99)),
      },
      { postgres },
    );
  } finally {
    start.child.kill('SIGTERM');
    await start.ended.catch(() => undefined);
  }
});

/** Sends each event when it is due, whatever became of those before. */
async function openLoop(count, send) {
  const began = performance.now();
  const sendings = [];
  for (let nth = 0; nth < count; nth++) {
    const due = began + (nth * 1000) / PER_SECOND;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    const sending = send(due);
    sending.catch(() => undefined); // told to whoever waits for all of them
    sendings.push(sending);
  }
  return Promise.all(sendings);
}

async function sendOne(url, key, agent, event, due) {
  const body = JSON.stringify(event);
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/cloudevents+json',
    'content-length': Buffer.byteLength(body),
  };
  const asked = request(url, { method: 'POST', agent, headers });
  asked.end(body);
  const answer = await once(asked, 'response').then(
    ([response]) => response,
    () => undefined,
  );
  if (!answer) return { id: event.id, became: 'unanswered' };
  const answered = performance.now();
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) text += chunk;
  const { statusCode } = answer;
  if (statusCode !== 202 && statusCode !== TOO_BUSY)
    throw new Error(`an event was answered ${statusCode}: ${text.slice(0, 500)}`);
  return { id: event.id, due, answered, became: statusCode === 202 ? 'accepted' : 'refused' };
}

/** Everything that `/v1/live` tells of people, and when it did. */
async function follow(address) {
  const asked = get(`${address}/v1/live?topics=${PEOPLE}`, { agent: false });
  const [stream] = await once(asked, 'response');
  const folded = new Map();
  let text = '';
  stream.setEncoding('utf8').on('data', chunk => {
    const at = performance.now();
    const frames = (text + chunk).split('\n\n');
    text = frames.pop();
    for (const frame of frames) {
      const [, told] = /^event: folded\ndata: (.+)$/m.exec(frame) ?? [];
      if (told === undefined) continue;
      const { partition, next } = JSON.parse(told);
      folded.set(partition, [...(folded.get(partition) ?? []), { next, at }]);
    }
  });
  stream.on('error', () => undefined); // ended by ourselves
  return { folded, stop: () => asked.destroy() };
}

/** An answer does not say where in the log an event is; the store does. */
async function keptPositions(home) {
  const server = await openEmbedded({ folder: join(home, 'store'), purpose: 'bench' });
  const database = await Database.connect({ url: server.url(), applicationName: 'bench', poolSize: 1 });
  try {
    const [{ server_version: postgres }] = await database.rows('SHOW server_version');
    const rows = await database.rows(
      `SELECT id, partition, log_offset AS "offset" FROM gateway.item WHERE outcome = 'accepted'`,
    );
    return { postgres, positions: new Map(rows.map(({ id, ...at }) => [id, at])) };
  } finally {
    await database.close();
    await server.stop();
  }
}

/** @returns when `/v1/live` first told that an event is folded in */
function seenBy({ folded }, positions) {
  return id => {
    const at = positions.get(id);
    const told = folded.get(at?.partition)?.find(({ next }) => next > at.offset);
    if (!told) throw new Error(`nothing told of the event ${id}, which was accepted`);
    return told.at;
  };
}
