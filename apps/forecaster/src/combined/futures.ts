import { ENGLAND, type Lever, type LeverKind } from '@muster/domain';
import { type AreaForecast, combine, type PipelineForecast } from '@muster/forecast';
import { type LeverTold, type NoAnswer } from '@muster/jobs';
import { type ForecastGround, type ToldPeople } from '@muster/store';
import { type Future, type Futures } from '../models/futures.js';
import { missingForPipeline } from '../models/missing.js';
import { type Part } from '../models/part.js';
import { mapLevers } from '../pipeline/levers.js';
import { noPeople, type Prepared, prepare } from '../pipeline/prepared.js';
import { run } from '../pipeline/run.js';
import { type Drawn, type Draws, drawSeries, underLevers } from '../series/drawn.js';
import { futureOf } from '../series/futures.js';
import { barsOf } from '../series/sensitivity.js';

/** Means of first posts, which is all that is taken of the pipeline, are known well by so many. */
const TRAJECTORIES = 2_000;

/** Levers that move first posts, and so the pipeline's part; the others move the series. */
const OF_TRAINING: ReadonlySet<LeverKind> = new Set([
  'intake-places',
  'fill-rate',
  'withdrawal',
  'time-to-first-post',
  'join-rate',
]);

/** The series, and of the pipeline what it brings beyond its own usual. */
export function combinedFutures(ground: ForecastGround, draws: Draws): Futures | NoAnswer {
  const drawn = drawSeries(ground, draws);
  if ('code' in drawn) return drawn;
  const prepared = prepare(ground, draws);
  if ('code' in prepared)
    return { ...prepared, ...(prepared.code === 'no-pipeline-evidence' && noPeople('combined', ground)) };
  const people = ground.people as ToldPeople;
  const fault = notCombined(drawn, people);
  if (fault) return { status: 'no-answer', ...fault };
  const both = { drawn, prepared, people };
  return {
    model: 'combined',
    missing: missingForPipeline(ground),
    under: (levers, part) => under(both, levers, part),
    bars: async (levers, part) => barsOf((await combinedUnder(both, levers, part)).drawn),
  };
}

interface Both {
  readonly drawn: Drawn;
  readonly prepared: Prepared;
  readonly people: ToldPeople;
}

function notCombined(
  { forecast }: Drawn,
  { firstPosts, missing }: ToldPeople,
): Omit<NoAnswer, 'status'> | undefined {
  const [lack] = missing;
  if (lack)
    return {
      code: 'no-pipeline-evidence',
      detail: `the combined model has not what it needs here: ${lack.what}`,
      remedy: `${lack.remedy}; or ask the series model`,
    };
  const years = Object.values(firstPosts)[0]?.length ?? 0;
  if (years === 0)
    return {
      code: 'no-usual-intake',
      detail: 'no whole year of first posts has been seen, so nothing says what more than usual would be',
      remedy: 'wait for a year of events, or ask the series or the pipeline model',
    };
  return forecast.learned.stepsAYear === 1
    ? undefined
    : {
        code: 'not-yearly',
        detail: 'the pipeline is added to a series of years, and this one has shorter periods',
        remedy: 'ask the series or the pipeline model',
      };
}

async function under(both: Both, levers: readonly Lever[], part: Part): Promise<Future> {
  const { drawn, told } = await combinedUnder(both, levers, part);
  const future = futureOf(drawn, told);
  return { ...future, summary: () => ({ ...future.summary(), model: 'combined' }) };
}

async function combinedUnder(
  { drawn, prepared, people }: Both,
  levers: readonly Lever[],
  part: Part,
): Promise<{ readonly drawn: Drawn; readonly told: readonly LeverTold[] }> {
  const isTraining = ({ kind }: Lever) => OF_TRAINING.has(kind);
  const mapped = mapLevers(levers.filter(isTraining), prepared.believed, prepared.area);
  const pulled = underLevers(
    drawn,
    levers.filter(lever => !isTraining(lever)),
  );
  const horizon = 12 * drawn.forecast.targets.length;
  const trajectories = Math.min(TRAJECTORIES, prepared.draws.trajectories);
  const pipeline = await run(prepared.model({ levers: mapped.levers, horizon }), trajectories, part);
  const { forecast } = pulled.drawn;
  const areas = areasCombined(forecast.areas, { prepared, people, pipeline });
  const told = [...mapped.told, ...pulled.told];
  return {
    drawn: { ...pulled.drawn, forecast: { ...forecast, areas } },
    told: levers.map(lever => told.find(of => of.lever === lever)!),
  };
}

interface WithPipeline {
  readonly prepared: Pick<Prepared, 'evidence' | 'measure' | 'scale' | 'draws'>;
  readonly people: Pick<ToldPeople, 'firstPosts'>;
  readonly pipeline: PipelineForecast;
}

/** Areas of a series, with what the pipeline brings to each beyond its usual. */
export function areasCombined(areas: readonly AreaForecast[], of: WithPipeline): AreaForecast[] {
  return together(areas, area => withPipeline(area, of));
}

/** England departs by as much as its regions do together. */
function together(
  areas: readonly AreaForecast[],
  combined: (area: AreaForecast) => AreaForecast,
): AreaForecast[] {
  const parts = areas.filter(({ area }) => area !== ENGLAND);
  if (parts.length === 0) return areas.map(combined);
  const after = new Map(parts.map(of => [of.area, combined(of)]));
  return areas.map(of => {
    if (of.area !== ENGLAND) return after.get(of.area)!;
    const more = of.stock.map((draws, step) =>
      draws.map((value, at) =>
        parts.reduce(
          (sum, part) => sum + after.get(part.area)!.stock[step]![at]! - part.stock[step]![at]!,
          value,
        ),
      ),
    );
    return withStock(of, more);
  });
}

function withPipeline(area: AreaForecast, { prepared, people, pipeline }: WithPipeline): AreaForecast {
  const { evidence, measure, scale, draws } = prepared;
  if (area.area !== ENGLAND && !pipeline.regions.includes(area.area)) return area;
  const each = scale * (measure === 'fte' ? evidence.fteAtEntry.firstPost : 1);
  const expected = area.stock.map((_, year) => {
    const months = Array.from({ length: 12 }, (_, month) => 12 * year + month);
    return months.reduce((sum, step) => sum + each * pipeline.mean(area.area, 'firstPosts', step), 0);
  });
  const own = evidence.organisations.filter(({ region }) => area.area === ENGLAND || region === area.area);
  const posts = own.flatMap(({ organisation }) => [...(people.firstPosts[organisation] ?? [])]);
  const years = Object.values(people.firstPosts)[0]!.length;
  const usual = (each * posts.reduce((sum, count) => sum + count, 0)) / years;
  const { stock } = combine({
    ...{ area: area.area, seed: draws.seed, atOrigin: area.atOrigin, stock: area.stock },
    ...{ expected, usual },
  });
  return withStock(area, stock);
}

/** What is more in post has joined. */
function withStock(area: AreaForecast, stock: readonly Float64Array[]): AreaForecast {
  const more = (step: number, at: number) => (step < 0 ? 0 : stock[step]![at]! - area.stock[step]![at]!);
  const joiners = area.flows?.joiners.map((draws, step) =>
    draws.map((value, at) => value + more(step, at) - more(step - 1, at)),
  );
  return { ...area, stock, ...(joiners && { flows: { ...area.flows!, joiners } }) };
}
