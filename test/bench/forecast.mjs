/**
 * The pipeline forecast: how long a country, a region's worth and one organisation take in two threads, and how many times as long the same
 * model takes person by person.
 *
 * Every trajectory draws all of its parameters (England's rates by tenure band as gammas, factors of seven regions and of each organisation
 * for eight rates and for withdrawal, shares of fill, outcome, registration, first post, delay and destination as betas, the walks of
 * leaving and of hours). Every organisation and month draws: how many go, and of each of these in one the band, the way (leaving, retiring,
 * moving, inactive) and the month of joining, and the destination; who comes back from inactivity, and to which band; returners, recruits
 * from abroad and other joiners; the place of each first post. Every cohort and month draws: who stops, and which of these withdraw; who
 * resumes; and once, starters, outcomes, registrations, first posts and their delays.
 *
 * Figures of processor time, of all threads together, say more than those by the clock where others use the machine.
 *
 *   npm run bench -- forecast [--trajectories 10000] [--months 120] [--organisations 200] [--keep]
 */
import { performance } from 'node:perf_hooks';
import { load, report, rounded } from './figures.mjs';

const { compile, learnParameters, runPipeline } = await import('@muster/forecast');
const { evidenceOfSize, PlainSimulation } = await import('@muster/forecast/testing');
const { runPipelineInThreads } = await import('@muster/forecast/threads');

const THREADS = 2;
/** A profession of England: as many people as there are midwives, in as many organisations as have some. */
const COUNTRY = { heads: 130, starters: 14 };
/** Trajectories of the person-by-person simulation, which take long. */
const PLAIN_TRAJECTORIES = 4;
const SEED = 1;

const trajectories = option('trajectories', 10_000);
const months = option('months', 120);
const organisations = option('organisations', 200);

const country = modelOf({ organisations, ...COUNTRY }, months);
const whole = await timed(country, trajectories);
const one = modelOf({ organisations: 1, heads: 130, starters: 14 }, 60);
// On this thread, as a forecaster answers small questions: threads would take longer to start.
await timed(one, 2_000, 0);
const alone = await timed(one, 2_000, 0);
const england = modelOf({ organisations, ...COUNTRY }, 60);
const short = await timed(england, 1_000);

// Both on this thread alone, one after the other.
const perTrajectory = (await timed(england, 100, 0)).cpuSeconds / 100;
const plain = new PlainSimulation(england);
const began = process.cpuUsage();
for (let trajectory = 0; trajectory < PLAIN_TRAJECTORIES; trajectory += 1) plain.run(trajectory, Math.random);
const spent = process.cpuUsage(began);
const perPlain = (spent.user + spent.system) / 1e6 / PLAIN_TRAJECTORIES;

console.log(`  ${trajectories} trajectories × ${months} months × ${organisations} organisations; ${load()}`);
report(
  'forecast',
  {
    trajectories,
    months,
    organisations,
    wholeSeconds: rounded(whole.seconds),
    wholeCpuSeconds: rounded(whole.cpuSeconds),
    oneOrganisationMs: rounded(1000 * alone.seconds),
    oneOrganisationCpuMs: rounded(1000 * alone.cpuSeconds),
    englandSeconds: rounded(short.seconds),
    englandCpuSeconds: rounded(short.cpuSeconds),
    cpuNanosecondsPerMonth: rounded((1e9 * whole.cpuSeconds) / (trajectories * months * organisations)),
    ratioToPlain: rounded(perPlain / perTrajectory),
    heapMb: rounded(whole.heapMb),
    drawsMb: rounded(whole.drawsMb),
  },
  { postgres: 'none' },
);

function modelOf(size, horizon) {
  const evidence = evidenceOfSize(size);
  return compile(evidence, learnParameters(evidence), { seed: SEED, horizon });
}

async function timed(model, count, threads = THREADS) {
  const before = process.cpuUsage();
  const from = performance.now();
  const forecast =
    threads === 0 ? runPipeline(model, count) : await runPipelineInThreads(model, count, { threads });
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(before);
  const { heapUsed } = process.memoryUsage();
  const drawsMb = (4 * count * 7 * model.regions.length * model.horizon) / 2 ** 20;
  if (!(forecast.mean('ENG', 'headcount', model.horizon - 1) > 0))
    throw new Error('nobody is in post at the end');
  return { seconds, cpuSeconds: (user + system) / 1e6, heapMb: heapUsed / 2 ** 20, drawsMb };
}

function option(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
}
