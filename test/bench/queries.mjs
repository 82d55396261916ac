/**
 * How soon questions are answered while events come in: 50 requests a second over 20 connections, each sent when it is due whatever became of
 * those before, to an api that reads what a million events came to; 500 events a second come in meanwhile.
 *
 *   npm run bench -- queries [--people 215000] [--pipeline] [--seconds 30] [--keep]
 *
 * With --pipeline the events are of learners and applicants too, those that come in meanwhile among them, and so are the questions. It has no
 * baseline of its own. What PostgreSQL takes for what comes in is in its figure too.
 */
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuOfPostgres, cpuOfProcess } from './cpu.mjs';
import { load, quantile, report, rounded } from './figures.mjs';
import { startService } from './services.mjs';
import { fill, foldByServices, freshStore, inWorld, option, postgresOf, recordOf } from './world.mjs';

const { CLEAN, simulate } = await import('@muster/simulator');
const { REGIONS } = await import('@muster/domain');

const MIXED = process.argv.includes('--pipeline');
/** With three years and mergers, about a million events. */
const PEOPLE = option('people', 215_000);
const SECONDS = option('seconds', 30);
const PER_SECOND = 50;
const CONNECTIONS = 20;
const EVENTS_PER_SECOND = 500;
const WARM_UP_S = 5;

const regions = [...REGIONS.keys()];
const OF_LEARNERS = [
  () => '/v1/pipeline?profession=midwife&level=region&on=2021-09-30',
  nth => `/v1/intakes?profession=midwife&level=region&area=${regions[nth % 7]}&on=2021-09-30`,
  nth => `/v1/exposure?level=region&area=${regions[nth % 7]}&on=2021-09-30`,
  () => '/v1/participation?profession=midwife&attribute=ethnicGroup',
  () => '/v1/redistribution?profession=midwife&on=2021-09-30',
];
/** What planners ask, in turns. */
const QUESTIONS = [
  ...(MIXED ? OF_LEARNERS : []),
  nth => `/v1/stock?level=region&area=${regions[nth % 7]}&profession=midwife&from=2019-01-01&to=2021-09-30`,
  () => '/v1/stock?level=england&profession=midwife&every=day&from=2021-06-01&to=2021-08-31',
  nth => `/v1/flows?level=region&area=${regions[nth % 7]}&profession=midwife&from=2020-09-30&to=2021-09-30`,
  nth => `/v1/bridge?level=region&area=${regions[nth % 7]}&profession=midwife&from=2019-09-30&to=2021-09-30`,
  () => '/v1/bridge?level=england&profession=midwife&from=2019-09-30&to=2021-09-30&every=year',
  () => '/v1/stock?level=icb&profession=midwife&from=2021-09-30&to=2021-09-30',
  () => '/v1/targets',
];

await inWorld(async ({ broker, server, log }) => {
  const { events, ends } = await fill(log, { people: PEOPLE, pipeline: MIXED });
  const store = await freshStore(server, 'whole');
  const where = { postgresUrl: store.url, brokers: broker.address };
  await foldByServices(1, { broker, server, store, events, ends });
  const services = [await startService('projector', where), await startService('api', where)];
  const [, api] = services;
  try {
    await Promise.all(services.map(service => service.ready()));
    const coming = new AbortController();
    const incoming = comingIn(log, coming.signal);
    await asked(api.url, WARM_UP_S);
    await printEachAlone(api.url);
    const cpuOf = () => [cpuOfProcess(api.pid), cpuOfPostgres(server.pid)];
    const before = cpuOf();
    const { delays, failed } = await asked(api.url, SECONDS);
    const [apiCpu, postgresCpu] = cpuOf().map((ms, nth) => ms - before[nth]);
    coming.abort();
    const came = await incoming;
    console.log(
      `  ${delays.length} questions, ${failed} not answered with 200, ${came} events came in (${load()})`,
    );
    report(
      MIXED ? 'queries-mixed' : 'queries',
      {
        events,
        questions: delays.length,
        failed,
        p50Ms: rounded(quantile(delays, 0.5)),
        p99Ms: rounded(quantile(delays, 0.99)),
        maxMs: rounded(Math.max(...delays)),
        apiCpuMsPerQuestion: rounded(apiCpu / delays.length),
        postgresCpuMsPerQuestion: rounded(postgresCpu / delays.length),
      },
      await postgresOf(store.database),
    );
    if (failed > 0) throw new Error(`${failed} questions were not answered with 200`);
  } finally {
    await Promise.all(services.map(service => service.stop()));
    await store.database.close();
  }
});

/** @returns milliseconds from when each question was due to the end of its answer */
async function asked(url, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const began = performance.now();
  let failed = 0;
  const delays = await Promise.all(
    Array.from({ length: seconds * PER_SECOND }, async (_, nth) => {
      const due = began + (nth * 1000) / PER_SECOND;
      await sleep(due - performance.now());
      const question = QUESTIONS[nth % QUESTIONS.length](nth);
      const status = await statusOf(`${url}${question}`, agent);
      if (status !== 200 && (failed += 1) === 1) console.log(`  ${status} for ${question}`);
      return performance.now() - due;
    }),
  );
  agent.destroy();
  return { delays, failed };
}

/** Which question is dear: its median of five, asked one after another while events come in. @throws where one is not answered with 200 */
async function printEachAlone(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (const question of QUESTIONS) {
    const took = [];
    for (let nth = 0; nth < 5; nth += 1) {
      const began = performance.now();
      const status = await statusOf(`${url}${question(nth)}`, agent);
      if (status !== 200) throw new Error(`${status} for ${question(nth)}`);
      took.push(performance.now() - began);
    }
    console.log(`  ${rounded(quantile(took, 0.5))} ms  ${question(0)}`);
  }
  agent.destroy();
}

function statusOf(url, agent) {
  return new Promise((resolve, reject) => {
    get(url, { agent }, response => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    }).on('error', reject);
  });
}

/** @returns how many events came in until it was told to stop */
async function comingIn(log, stop) {
  const dirt = { ...CLEAN, duplicates: 0.02, corrections: 0.03, disorder: 0.1 };
  const people = MIXED ? 6_000 : 30_000;
  const events = simulate({ people, years: 3, from: '2018-09-30', seed: 2, pipeline: MIXED, dirt });
  const began = performance.now();
  let came = 0;
  while (!stop.aborted) {
    const due = ((performance.now() - began) / 1000) * EVENTS_PER_SECOND;
    const page = [];
    while (came + page.length < due) page.push(recordOf(events.next().value));
    if (page.length > 0) await log.append(page);
    came += page.length;
    await sleep(10);
  }
  return came;
}
