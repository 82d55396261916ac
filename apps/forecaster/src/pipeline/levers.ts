import { type Area, ENGLAND, type Lever, type LeverChange, leverInWords, TENURE_BANDS } from '@muster/domain';
import { type Lever as PipelineLever } from '@muster/forecast';
import { type LeverTold } from '@muster/jobs';
import { type Believed } from './believed.js';

/** Levers as planners name them, as the engine pulls them; and what became of each. */
export interface Mapped {
  readonly levers: readonly PipelineLever[];
  readonly told: readonly LeverTold[];
}

/** @param about where levers hold that name no area: where the target is */
export function mapLevers(levers: readonly Lever[], believed: Believed, about: Area): Mapped {
  const mapped = levers.map(lever => ({ lever, as: map({ ...lever, area: lever.area ?? about }, believed) }));
  return {
    levers: mapped.flatMap(({ as }) => (typeof as === 'string' ? [] : as)),
    told: mapped.map(({ lever, as }) => ({
      ...{ lever, inWords: leverInWords(lever) },
      ...(typeof as === 'string' ? { applied: false, why: as } : { applied: true, why: null }),
    })),
  };
}

type When = Pick<PipelineLever, 'from' | 'until' | 'areas'>;
type Name = PipelineLever['lever'];

/** @returns why it cannot be pulled, where it cannot */
function map(lever: Lever & { readonly area: Area }, believed: Believed): PipelineLever[] | string {
  const organisations = believed.organisationsIn(lever.area);
  if (organisations.length === 0) return `${lever.area} is not among the areas of this forecast`;
  const when: When = {
    from: lever.from,
    ...(lever.until === undefined ? {} : { until: lever.until }),
    ...(lever.area === ENGLAND ? {} : { areas: organisations }),
  };
  if (TRAINING.has(lever.kind) && !believed.hasLearners)
    return 'no learners are told of: let universities and deaneries send events of training';
  const { change } = lever;
  switch (lever.kind) {
    case 'intake-places':
      return more('intake-places', change, believed.placesAYear(organisations), when);
    case 'returners':
      return more('returners', change, believed.arrivals('returning', organisations), when);
    case 'recruitment-abroad':
      return more('recruitment-abroad', change, believed.arrivals('recruitedAbroad', organisations), when);
    case 'fill-rate':
      return factor('fill', share(change, believed.fill), when);
    case 'join-rate':
      return factor('join-rate', share(change, believed.joining), when);
    case 'hours':
      return believed.measure === 'headcount'
        ? 'hours do not change a headcount'
        : factor('hours', share(change, believed.fteAHead(organisations)), when);
    case 'inactive-spells':
      return factor('inactive-spells', hazard(change, believed.inactivating), when);
    case 'time-to-first-post':
      return [{ lever: 'time-to-first-post', months: monthsLater(change, believed.delay), ...when }];
    case 'withdrawal':
      return withdrawal(lever, believed, when);
    case 'leaving-rate':
      return leaving(lever, believed, when);
    default:
      return lever satisfies never;
  }
}

const TRAINING: ReadonlySet<Lever['kind']> = new Set([
  'intake-places',
  'fill-rate',
  'withdrawal',
  'time-to-first-post',
  'join-rate',
]);

function factor(lever: Name, by: number, when: When): PipelineLever[] {
  return [{ lever, change: { by: 'factor', factor: Math.min(by, MOST) }, ...when } as PipelineLever];
}

/** The engine takes no larger factor. */
const MOST = 100;

/** People or places a year. */
function more(lever: Name, change: LeverChange, ayear: number, when: When): PipelineLever[] | string {
  if ('percent' in change)
    return ayear < 0.5
      ? 'nobody is told to have come so, and a part of nothing is nothing: say by how many a year'
      : factor(lever, 1 + change.percent / 100, when);
  const count = 'by' in change ? change.by : change.to - ayear;
  return [{ lever, change: { by: 'more-a-year', count }, ...when } as PipelineLever];
}

/** Of a hundred: what a share is multiplied by. @param now as it is believed to be, 0 to 1 */
function share(change: LeverChange, now: number): number {
  if ('percent' in change) return Math.max(0, 1 + change.percent / 100);
  const value = 'to' in change ? change.to / 100 : now + change.by / 100;
  return Math.max(0, value) / Math.max(now, 1e-9);
}

/** Of a hundred in a year: what a month's chance is multiplied by. @param monthly as it is believed to be */
function hazard(change: LeverChange, monthly: number): number {
  if ('percent' in change) return Math.max(0, 1 + change.percent / 100);
  const now = 1 - Math.exp(-12 * monthly);
  const value = 'to' in change ? change.to / 100 : now + change.by / 100;
  const wanted = -Math.log(1 - Math.min(MOST_A_YEAR, Math.max(0, value))) / 12;
  return wanted / Math.max(monthly, 1e-9);
}

/** Nearly everybody: a hazard has no end. */
const MOST_A_YEAR = 0.999;

function monthsLater(change: LeverChange, now: number): number {
  if ('percent' in change) return (now * change.percent) / 100;
  return 'by' in change ? change.by : change.to - now;
}

function withdrawal(
  { year, change }: Extract<Lever, { kind: 'withdrawal' }>,
  { withdrawing }: Believed,
  when: When,
): PipelineLever[] | string {
  if (year !== undefined && year > withdrawing.length)
    return `programmes have ${withdrawing.length} years: there is no year ${year}`;
  const years = year === undefined ? withdrawing.map((_, at) => at + 1) : [year];
  return years.map(of => ({
    ...{ lever: 'withdrawal', year: of, ...when },
    change: { by: 'factor', factor: Math.min(MOST, hazard(change, withdrawing[of - 1]!)) },
  }));
}

function leaving(
  lever: Extract<Lever, { kind: 'leaving-rate' }>,
  believed: Believed,
  when: When,
): PipelineLever[] {
  const { band, change } = lever;
  const nth = TENURE_BANDS.findIndex(name => name === band);
  const bands = band === undefined ? {} : { bands: [nth] };
  const by = hazard(change, believed.leavingOf(band === undefined ? undefined : nth));
  return [{ lever: 'leaving', change: { by: 'factor', factor: Math.min(MOST, by) }, ...bands, ...when }];
}
