import { type Area } from '@muster/domain';
import { planOf } from '../calibration/plan.js';
import { type Published } from '../calibration/published.js';
import { ENGLAND_STOCK, HABITS, RATES, SIMULATED, type Simulated } from '../calibration/rates.js';
import { assumedTargets, publishedTargets, stockOn, type YearTarget } from '../calibration/targets.js';
import { withFeeds } from '../organisations/feeds.js';
import { type Trust } from '../organisations/trust.js';
import { trustsOf } from '../organisations/trusts.js';
import { pipelineOf } from '../pipeline/build.js';
import { randomOf } from '../random/random.js';
import { regionsOf, type Simulation } from '../simulation.js';
import { type Teller } from '../telling/teller.js';
import { type Window, windowOf } from '../window.js';
import { sizeFor } from './choosing.js';
import { professionIndex } from './roles.js';
import { carriesOf, type Group, type World } from './world.js';

/**
 * An NHS without anybody in it yet, but with all that is planned for it.
 * @param keepsLives whether everybody's stretches are kept, for the truth
 */
export function buildWorld(
  simulation: Simulation,
  published: Published,
  teller: Teller,
  keepsLives: boolean,
): World {
  const window = windowOf(simulation.from, simulation.years);
  const regions = regionsOf(simulation);
  const { seed } = simulation;
  const mergers = simulation.mergers ?? true;
  const every = trustsOf(published, regions, window, mergers, randomOf(seed, 'mergers'));
  const targets = regions.map(region => targetsOf(published, region, window, regions, every));
  const full = targets.flat().reduce((sum, of) => sum + stockOn(of, window.first).headcount, 0);
  const scale = simulation.people === 'full' ? 1 : simulation.people / full;
  const trusts = withFeeds(every, window, scale);

  return {
    seed,
    published,
    window,
    regions,
    mergers,
    scale,
    trusts,
    trustsIn: regions.map((_, region) => trusts.filter(trust => trust.region === region)),
    groups: targets.map((ofRegion, region) =>
      ofRegion.map((of, profession) => groupFor(seed, window, regions, region, profession, of, scale)),
    ),
    postsAt: new Map(),
    teller,
    lives: keepsLives ? [] : undefined,
    agenda: new Map(),
    qualified: regions.map(() => []),
    pipeline: simulation.pipeline === true ? pipelineOf(simulation, regions.length, keepsLives) : undefined,
    counters: { person: 1, post: 1, learner: 1, application: 1 },
  };
}

/** Midwives' are published; the others' are England's assumed stock, by the size of the regions' trusts. */
function targetsOf(
  published: Published,
  region: Area,
  window: Window,
  regions: readonly Area[],
  trusts: readonly Trust[],
): YearTarget[][] {
  const years = (window.after - window.first) / 365.25;
  const ownTrusts = trusts.filter(trust => trust.region === regions.indexOf(region));
  const midwives = publishedTargets(published, region);
  return SIMULATED.map(profession => {
    if (profession === 'midwife') return midwives;
    const size = ownTrusts.reduce((sum, trust) => sum + sizeFor(trust, professionIndex(profession)), 0);
    const opening = (ENGLAND_STOCK[profession] * size) / englandSize(published, profession);
    return assumedTargets(opening, window.first, years, RATES[profession]);
  });
}

/** Published FTE of all trusts that have midwives: of the midwives, or of the doctors there. */
function englandSize(published: Published, profession: Simulated): number {
  const rows = published.trustStaff.filter(({ Month }) => Month === '2017-SEP');
  const midwives = new Map(
    rows
      .filter(row => row['Staff group'] === 'Midwives')
      .map(row => [row['Organisation code'], Number(row.FTE)]),
  );
  if (profession !== 'consultant-obstetrics-gynaecology' && profession !== 'obstetric-trainee')
    return [...midwives.values()].reduce((a, b) => a + b, 0);
  return rows
    .filter(
      row => row['Staff group'] === 'HCHS doctors' && (midwives.get(row['Organisation code']) ?? 0) >= 20,
    )
    .reduce((sum, row) => sum + Number(row.FTE), 0);
}

function groupFor(
  seed: number,
  window: Window,
  regions: readonly Area[],
  region: number,
  profession: number,
  targets: readonly YearTarget[],
  scale: number,
): Group {
  const habits = HABITS[SIMULATED[profession] as Simulated];
  const key = [regions[region] as string, profession] as const;
  return {
    region,
    profession,
    habits,
    targets,
    plan: planOf(window, targets, habits, scale, randomOf(seed, 'plan', ...key)),
    inPost: [],
    absent: [],
    formers: [],
    stock: { headcount: 0, fte: 0 },
    intended: { headcount: 0, fte: 0 },
    acceptsHours: () => 1,
    carry: carriesOf(randomOf(seed, 'carry', ...key)),
  };
}
