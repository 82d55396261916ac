import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Area, type Day, ENGLAND, type Month, TENURE_BANDS, trainingFor } from '@muster/domain';
import {
  compile,
  learnParameters,
  type PipelineEvidence,
  runPipeline,
  withSteadyIntake,
} from '@muster/forecast';
import { systemClock } from '@muster/platform';
import { Moments } from '@muster/forecaster/working';
import { type Event, FoldedStore } from '@muster/projector/testing';
import { CLEAN, simulate, type Simulation } from '@muster/simulator';
import {
  cellSums,
  flowsByMonth,
  type People,
  peopleEvidence,
  readHead,
  readTenure,
  stockSeries,
  type ToldPeople,
} from '@muster/store';

/** Two regions, four years, with the whole way into midwifery. */
const WORLD: Simulation = {
  ...{ people: 1_500, from: '2019-09-30' as Day, years: 4, seed: 7 },
  areas: ['Y58', 'Y61'] as Area[],
  ...{ pipeline: true, exposureMonths: 100, dirt: CLEAN },
};
const ORIGIN = '2023-07-31' as Day;
const MONTH = ORIGIN.slice(0, 7) as Month;

let store: FoldedStore;
let evidence: PipelineEvidence;
let generation: number;
beforeAll(async () => {
  store = await FoldedStore.open('evidence');
  await store.empty();
  await store.fold([...simulate(WORLD)] as unknown as Event[], [1_000]);
  await store.settle();
  generation = (await readHead(store.database)).generation!.number;
  ({ evidence } = (await peopleOf('Y61' as Area, ORIGIN)) as ToldPeople);
});
afterAll(() => store.drop());

function peopleOf(area: Area, origin: Day): Promise<People> {
  const moments = new Moments(store.database, systemClock);
  return moments.read(moment => peopleEvidence(moment, { profession: 'midwife', area }, origin));
}

const ENGLAND_OF = [{ profession: 'midwife', area: ENGLAND }] as const;
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const sum = <T>(all: readonly T[], of: (one: T) => number) => total(all.map(of));

const cohortCells = (...kinds: readonly string[]) =>
  cellSums(store.database, generation, 'cohort', {
    by: ['kind', 'detail', 'day'],
    where: { profession: trainingFor('midwife'), level: 'england', kind: kinds },
    until: ORIGIN,
  });

describe('evidence of the pipeline, from the cubes of a simulated England', () => {
  it('has everybody in post on the origin, by tenure, with their FTE', async () => {
    const asked = { profession: 'midwife', from: MONTH, to: MONTH } as const;
    const tenure = await readTenure(store.database, generation, asked);
    for (const [nth, band] of TENURE_BANDS.entries()) {
      const told = sum(
        tenure.filter(row => row.band === band),
        ({ inPost }) => inPost[0]!,
      );
      expect(told).toBeGreaterThan(0);
      expect(sum(evidence.organisations, ({ inPost }) => inPost[nth]!)).toBe(told);
    }
    const [england] = await stockSeries(store.database, generation, 'england', ENGLAND_OF, [ORIGIN]);
    const { fte, headcount } = england!.stocks[0]!;
    expect(sum(evidence.organisations, of => of.fte)).toBeCloseTo(fte / 100_000, 3);
    expect(sum(evidence.organisations, ({ inPost }) => total(inPost))).toBeGreaterThanOrEqual(headcount);
  });

  it('has those who left in three years, and who came but by first posts of the cohorts', async () => {
    const asked = { profession: 'midwife', from: '2020-08' as Month, to: MONTH } as const;
    const tenure = await readTenure(store.database, generation, asked);
    const left = sum(tenure, ({ exits }) => total(exits.left));
    expect(left).toBeGreaterThan(100);
    expect(sum(evidence.organisations, of => total(of.left))).toBe(left);
    const flows = await flowsByMonth(store.database, generation, { ...asked, level: 'organisation' });
    const told = (...kinds: readonly string[]) =>
      sum(
        flows.filter(({ kind }) => kinds.includes(kind)),
        ({ headcount }) => headcount,
      );
    expect(sum(evidence.organisations, ({ movedOut }) => movedOut)).toBe(told('move-out'));
    expect(sum(evidence.organisations, ({ inactivated }) => inactivated)).toBe(told('inactivated'));
    const posts = (await cohortCells('first-post')).filter(({ day }) => day >= '2020-08-01');
    const firstPosts = sum(posts, ({ count }) => count);
    expect(firstPosts).toBeGreaterThan(50);
    expect(sum(evidence.organisations, ({ joinedOtherwise }) => joinedOtherwise)).toBe(
      told('new', 'role-in') - firstPosts,
    );
  });

  it('has all who ever started, where they stand, and the places that are told of cohorts to come', async () => {
    const counted = async (...kinds: readonly string[]) =>
      sum(
        (await cohortCells(...kinds)).filter(({ kind, detail }) => kind !== 'started' || detail === ''),
        ({ count }) => count,
      );
    const { cohorts, planned } = evidence;
    expect(sum(cohorts, ({ starters }) => starters)).toBe(await counted('started'));
    expect(sum(cohorts, of => of.inTraining + of.interrupted)).toBe(await counted('in-year'));
    expect(sum(cohorts, ({ outcomes }) => total(outcomes.slice(0, 4)))).toBe(
      await counted('completed-on-time', 'completed-late'),
    );
    expect(sum(cohorts, ({ firstPosts }) => total(firstPosts))).toBe(await counted('first-post'));
    expect(new Set(planned.map(({ start }) => start))).toEqual(new Set(['2023-09', '2024-01']));
    expect(evidence.programmes.map(({ lengthMonths }) => lengthMonths)).toEqual([24, 36, 48]);
  });

  it('teaches the model what the simulated world is made of', () => {
    const { programmes, rates, filling } = learnParameters(evidence);
    const degree = programmes.find(({ programme }) => programme === 'midwifery')!;
    const [first, second] = degree.withdrawing.england.map(({ shape, rate }) => (12 * shape) / rate);
    // 8 % and 5 % a year, of which some are told as interruptions first.
    expect(first).toBeGreaterThan(0.05);
    expect(first).toBeLessThan(0.12);
    expect(second).toBeLessThan(first!);
    expect(filling.england.yes / (filling.england.yes + filling.england.no)).toBeGreaterThan(0.9);
    const [newest, , , , longest] = rates.leaving.england.map(({ shape, rate }) => shape / rate);
    expect(newest).toBeGreaterThan(longest!);
  });

  it('is enough to see a year ahead: what came lies within what was likely', async () => {
    const before = (await peopleOf('Y61' as Area, '2022-07-31' as Day)) as ToldPeople;
    const { evidence: seen } = withSteadyIntake(before.evidence, 12);
    const model = compile(seen, learnParameters(seen), { seed: 1, horizon: 12 });
    const forecast = runPipeline(model, 1_000);
    const asked = { profession: 'midwife', from: MONTH, to: MONTH } as const;
    const tenure = await readTenure(store.database, generation, asked);
    const covered = new Set(
      before.evidence.organisations.filter(({ region }) => region === 'Y61').map(of => of.organisation),
    );
    const came = sum(
      tenure.filter(({ organisation }) => covered.has(organisation)),
      ({ inPost }) => inPost[0]!,
    );
    const [low, high] = forecast.quantiles('Y61', 'headcount', 11, [0.005, 0.995]);
    expect(came).toBeGreaterThanOrEqual(low!);
    expect(came).toBeLessThanOrEqual(high!);
  });

  it('says of which area feeds tell too little', async () => {
    const none = await peopleOf('Y58' as Area, ORIGIN);
    expect(none).toMatchObject({
      status: 'no-people',
      missing: [
        { what: expect.stringContaining('feeds tell of about 93 % of the people of South West') },
        {},
      ],
    });
    expect(await peopleOf('Y61' as Area, '2024-03-31' as Day)).toMatchObject({
      status: 'no-people',
      missing: [{ what: expect.stringContaining('do not reach so far') }, {}],
    });
  });
});
