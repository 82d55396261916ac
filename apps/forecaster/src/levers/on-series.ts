import { type Lever, type LeverKind, leverInWords, type Month, monthNumber } from '@muster/domain';
import { type AreaForecast, type SeriesForecast } from '@muster/forecast';
import { type LeverTold } from '@muster/jobs';

/**
 * Levers on draws of the series model. It knows stock and flows, and no cohorts: what changes who leaves, who comes back or from abroad, and
 * hours, departs from its draws in every trajectory by what the lever does to that trajectory's own flows. Whoever is there because of a
 * lever leaves as others do. No uniform is drawn anew, so scenarios share their luck.
 */
export interface Levered {
  readonly forecast: SeriesForecast;
  readonly told: readonly LeverTold[];
}

/** @param ftePerHead where FTE are forecast: what a person counts; 1 for headcount */
export function pullOnSeries(
  forecast: SeriesForecast,
  levers: readonly Lever[],
  ftePerHead: number,
): Levered {
  const told = levers.map(lever => tell(lever, whyNot(lever, forecast)));
  const pulled = told.filter(({ applied }) => applied).map(({ lever }) => lever);
  if (pulled.length === 0) return { forecast, told };
  const [regions, england] = [
    forecast.areas.filter(({ area }) => area !== ENGLAND),
    forecast.areas.find(({ area }) => area === ENGLAND),
  ];
  const parts = regions.length > 0 ? regions : [england!];
  const shifted = parts.map(area => shift(area, pulled, forecast, ftePerHead));
  const areas = regions.length > 0 && england ? [sumOf(england, regions, shifted), ...shifted] : shifted;
  return { forecast: { ...forecast, areas }, told };
}

const ENGLAND = 'ENG';

/** Why a lever cannot be pulled here; undefined where it can. */
function whyNot(lever: Lever, forecast: SeriesForecast): string | undefined {
  const { kind, area, change } = lever;
  if (NEEDS_PIPELINE.has(kind))
    return 'a series knows no cohorts: this lever needs the pipeline model, and events about training';
  if ('band' in lever && lever.band !== undefined)
    return 'a series does not know how long people have been in post: leave the band out';
  if (area !== undefined && !forecast.areas.some(told => told.area === area))
    return `${area} is not among the areas of this series`;
  if (kind === 'hours' && forecast.measure === 'headcount') return 'hours do not change a headcount';
  if ((kind === 'returners' || kind === 'recruitment-abroad') && !('by' in change))
    return 'a series does not tell them apart from other joiners: say by how many a year';
  if (kind === 'inactive-spells') return 'a series counts who is in post, and not whose post is inactive';
  if (forecast.areas.some(({ flows }) => flows === undefined))
    return 'joiners and leavers are not published of every area';
  return undefined;
}

const NEEDS_PIPELINE: ReadonlySet<LeverKind> = new Set([
  'intake-places',
  'fill-rate',
  'withdrawal',
  'time-to-first-post',
  'join-rate',
]);

function tell(lever: Lever, why: string | undefined): LeverTold {
  return { lever, inWords: leverInWords(lever), applied: why === undefined, why: why ?? null };
}

function shift(
  area: AreaForecast,
  levers: readonly Lever[],
  forecast: SeriesForecast,
  ftePerHead: number,
): AreaForecast {
  const own = levers.filter(
    lever => lever.area === undefined || lever.area === ENGLAND || lever.area === area.area,
  );
  const { trajectories, targets, origin } = forecast;
  const flows = area.flows!;
  const [stock, joiners, leavers] = [copies(area.stock), copies(flows.joiners), copies(flows.leavers)];
  const residual = copies(flows.residual);
  const share = shareOfPlaces(area, forecast);
  for (let trajectory = 0; trajectory < trajectories; trajectory += 1) {
    let extra = 0; // in post because of levers, before hours
    let extraHours = 0;
    let opening = area.atOrigin;
    targets.forEach((to, step) => {
      const from = step === 0 ? origin : targets[step - 1]!;
      const left = flows.leavers[step]![trajectory]!;
      const rate = opening > 0 ? left / opening : 0;
      const years = (monthNumber(to) - monthNumber(from)) / 12;
      let [more, fewerLeft] = [0, 0];
      let factor = 1;
      for (const lever of own) {
        const held = shareHeld(lever, from, to);
        if (lever.kind === 'leaving-rate')
          fewerLeft += held * (left - leftUnder(lever, left, opening, years));
        else if (lever.kind === 'hours') factor *= hoursUnder(lever, to, ftePerHead);
        else if ('by' in lever.change) {
          const whole = lever.area === undefined || lever.area === ENGLAND ? share : 1;
          more += held * years * lever.change.by * ftePerHead * whole;
        }
      }
      const leaving = extra * Math.min(1, rate);
      extra += more + fewerLeft - leaving;
      const closing = Math.max(0, area.stock[step]![trajectory]! + extra);
      const hours = (factor - 1) * closing;
      stock[step]![trajectory] = closing + hours;
      leavers[step]![trajectory] = left - fewerLeft + leaving;
      joiners[step]![trajectory] = flows.joiners[step]![trajectory]! + more;
      residual[step]![trajectory] = flows.residual[step]![trajectory]! + hours - extraHours;
      extraHours = hours;
      opening = area.stock[step]![trajectory]!;
    });
  }
  return { ...area, stock, flows: { joiners, leavers, residual } };
}

function leftUnder({ change }: Lever, left: number, opening: number, years: number): number {
  if ('percent' in change) return left * (1 + change.percent / 100);
  const rate = 'to' in change ? change.to / 100 : left / Math.max(opening * years, 1e-9) + change.by / 100;
  return Math.max(0, rate) * opening * years;
}

/** By what hours of everybody are multiplied at the end of a month. */
function hoursUnder(lever: Lever, at: Month, ftePerHead: number): number {
  const { change, from, until } = lever;
  if (at < from || (until !== undefined && at >= until)) return 1;
  if ('percent' in change) return 1 + change.percent / 100;
  const mean = 100 * ftePerHead;
  return Math.max(0, 'to' in change ? change.to / mean : (mean + change.by) / mean);
}

/** The share of the months after `from`, up to and with `to`, in which a lever holds. */
export function shareHeld(
  { from: begins, until }: Pick<Lever, 'from' | 'until'>,
  from: Month,
  to: Month,
): number {
  const [first, last] = [monthNumber(from) + 1, monthNumber(to)];
  const begin = Math.max(first, monthNumber(begins));
  const end = until === undefined ? last : Math.min(last, monthNumber(until) - 1);
  return Math.max(0, end - begin + 1) / (last - first + 1);
}

/** An area's part of what is said of all areas together: as many as it has in post. */
function shareOfPlaces(area: AreaForecast, { areas }: SeriesForecast): number {
  const regions = areas.filter(told => told.area !== ENGLAND);
  const all = regions.reduce((sum, { atOrigin }) => sum + atOrigin, 0);
  return regions.length === 0 || all === 0 ? 1 : area.atOrigin / all;
}

/** England departs by as much as its regions do together. */
function sumOf(
  england: AreaForecast,
  before: readonly AreaForecast[],
  after: readonly AreaForecast[],
): AreaForecast {
  const departed = (of: (area: AreaForecast) => readonly Float64Array[], own: readonly Float64Array[]) =>
    own.map((draws, step) =>
      draws.map((value, trajectory) =>
        before.reduce(
          (sum, region, index) =>
            sum + of(after[index]!)[step]![trajectory]! - of(region)[step]![trajectory]!,
          value,
        ),
      ),
    );
  return {
    ...england,
    stock: departed(area => area.stock, england.stock),
    flows: england.flows && {
      joiners: departed(area => area.flows!.joiners, england.flows.joiners),
      leavers: departed(area => area.flows!.leavers, england.flows.leavers),
      residual: departed(area => area.flows!.residual, england.flows.residual),
    },
  };
}

const copies = (steps: readonly Float64Array[]) => steps.map(draws => Float64Array.from(draws));
