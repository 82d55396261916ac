import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from './figures.mjs';

const { Kafka, logLevel } = await import('kafkajs');
const { Database } = await import('@muster/store');

const FOLDER = fileURLToPath(new URL('plain/', import.meta.url));
const TOPIC = 'plain.people';
const PAGE = 500;
const WARM_UP = 500;
const LEAST_EVENTS = 2_000;
/** One that is slower is no measure. */
const LEAST_PER_SECOND = 150;
const SILENT_MS = 60_000;

/**
 * Has the plain consumer take events in, and compares the cells that it comes to.
 * @param {{ brokers: string, url: string, events: object[], cells: Map<string, Record<string, number>> }} options `url` of a store whose
 * newest reference people are folded under; its tables are made in there
 * @returns {Promise<number>} events a second, once it is warm
 * @throws where the run is void, or the cells differ
 */
export async function plainConsumer({ brokers, url, events, cells }) {
  if (events.length < WARM_UP + LEAST_EVENTS)
    throw new Error(`void: ${events.length} events are too few to compare with`);
  if (!existsSync(new URL('plain/node_modules', import.meta.url)))
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: FOLDER,
      stdio: 'ignore',
    });
  await send(brokers, events);
  const child = spawn(process.execPath, ['consumer.mjs'], {
    cwd: FOLDER,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      KAFKAJS_NO_PARTITIONER_WARNING: '1',
      PLAIN_BROKERS: brokers,
      PLAIN_TOPIC: TOPIC,
      PLAIN_POSTGRES_URL: url,
      PLAIN_DOMAIN: new URL('../../libs/domain/dist/index.js', import.meta.url).href,
      PLAIN_REFERENCE: new URL('plain/reference.mjs', import.meta.url).href,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the plain consumer ended with ${code}`);
  });
  ended.catch(() => undefined); // told to whoever waits for it
  try {
    const at = await Promise.race([whenTaken(child, events.length), ended]);
    const perSecond = ((events.length - WARM_UP) / (at.at(-1) - at[WARM_UP - 1])) * 1000;
    console.log(`  plain consumer: ${events.length} events, ${Math.round(perSecond)} a second (${load()})`);
    if (perSecond < LEAST_PER_SECOND)
      throw new Error(`void: the plain consumer does ${perSecond.toFixed(0)} events a second`);
    await requireSameCells(url, cells);
    return perSecond;
  } finally {
    child.kill('SIGKILL');
  }
}

/** When it had taken in each of so many events. @throws where it says nothing for a minute */
function whenTaken(child, many) {
  return new Promise((resolve, reject) => {
    const at = [];
    const stuck = () =>
      reject(new Error(`void: the plain consumer stopped after ${at.length} of ${many} events`));
    let waiting = setTimeout(stuck, SILENT_MS);
    child.on('message', told => {
      clearTimeout(waiting);
      if (at.push(told.at) === many) resolve(at);
      else waiting = setTimeout(stuck, SILENT_MS);
    });
  });
}

async function send(brokers, events) {
  const producer = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING }).producer();
  await producer.connect();
  for (let from = 0; from < events.length; from += PAGE)
    await producer.send({
      topic: TOPIC,
      messages: events
        .slice(from, from + PAGE)
        .map(event => ({ key: event.subject, value: JSON.stringify(event) })),
    });
  await producer.disconnect();
}

async function requireSameCells(url, expected) {
  const database = await Database.connect({ url, applicationName: 'bench', poolSize: 1 });
  try {
    const rows = await database.rows('SELECT * FROM plain.cell');
    const found = rows.filter(({ measures }) => Object.values(measures).some(value => value !== 0));
    const differing = found.filter(({ cube, level, area, profession, kind, period, measures }) => {
      const own = expected.get([cube, level, area, profession, kind, period].join(' '));
      return !own || Object.entries(measures).some(([name, value]) => value !== own[snakeCase(name)]);
    });
    console.log(
      `  cells: ${found.length} by the plain consumer, ${expected.size} by Muster, ${differing.length} differ`,
    );
    if (differing.length > 0 || found.length !== expected.size)
      throw new Error(`cells differ: ${JSON.stringify(differing.slice(0, 3))}`);
  } finally {
    await database.close();
  }
}

function snakeCase(name) {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}
