import { type Month, TENURE_BANDS } from '@muster/domain';
import { BANDS, type ByBand, type OrganisationEvidence, type PipelineEvidence } from '../evidence.js';
import { type CubeRows, type FlowRow, type TenureRow } from './cubes.js';
import { groupsBy, shared, sumsBy, total } from './sums.js';

/** Rates are learned from so many months, or from as many as there are: older ones say little of now. */
const WINDOW = 36;
const YEAR = 12;

/** Months that rates are learned from: places in `months`, the last is the origin's. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Of the last three years, from the first month on that any feed covers: what came before is told of those alone who stayed. */
export function windowOf(rows: CubeRows): Window {
  const to = rows.months.length - 1;
  return { from: Math.min(to, Math.max(coveredFrom(rows), to + 1 - WINDOW)), to };
}

/** The first of `months`, from the second on, that any feed covers. */
export function coveredFrom({ months, coveredFrom: covered }: CubeRows): number {
  const first = Object.values(covered).sort().at(0);
  const at = first === undefined ? 1 : months.findIndex(month => month >= first);
  return at === -1 ? months.length - 1 : Math.max(1, at);
}

/**
 * Tenure without the months that a feed does not cover: nobody is told to have left in them. Who left in a month was in post at the end of
 * the one before.
 */
function atRisk(rows: CubeRows, window: Window): (row: TenureRow) => RiskRow {
  const { months, coveredFrom } = rows;
  const usual = months[window.from]!;
  return ({ organisation, band, inPost, exits }) => {
    const since = coveredFrom[organisation] ?? usual;
    const seen = months.map(month => month >= since);
    return {
      ...{ organisation, band, now: inPost.at(-1)! },
      people: months.map((_, at) => (at > 0 && seen[at] ? inPost[at - 1]! : 0)),
      left: exits.left.map((count, at) => (seen[at] ? count : 0)),
    };
  };
}

interface RiskRow {
  readonly organisation: string;
  readonly band: string;
  /** In post on the origin. */
  readonly now: number;
  /** By month: in post at its beginning, and who left in it. */
  readonly people: readonly number[];
  readonly left: readonly number[];
}

/** What each organisation tells of its people, in order of their codes; who was in post under a code that was succeeded counts at its successor. */
export function organisationsOf(rows: CubeRows, window: Window, firstPosts: ReadonlyMap<string, number>) {
  const codeOf = (organisation: string) => rows.places[organisation]?.organisation;
  const here = <Row extends { readonly organisation: string }>(all: readonly Row[]) =>
    groupsBy(
      all.filter(({ organisation }) => codeOf(organisation) !== undefined),
      ({ organisation }) => codeOf(organisation)!,
    );
  const [tenure, flows] = [here(rows.tenure.map(atRisk(rows, window))), here(rows.flows)];
  const stocks = here(rows.stocks.filter(({ month }) => month === rows.origin));
  const codes = [...new Set([...tenure.keys(), ...flows.keys(), ...stocks.keys()])].sort();
  const region = new Map(Object.values(rows.places).map(place => [place.organisation, place.region]));
  const told = codes.map(code =>
    organisation(
      { code, region: region.get(code)! },
      { tenure: tenure.get(code) ?? [], flows: flows.get(code) ?? [] },
      total((stocks.get(code) ?? []).map(({ fte }) => fte)) / 100_000,
      rows.months,
      window,
    ),
  );
  return withoutFirstPosts(told, firstPosts);
}

function organisation(
  { code, region }: { readonly code: string; readonly region: string },
  { tenure, flows }: { readonly tenure: readonly RiskRow[]; readonly flows: readonly FlowRow[] },
  fte: number,
  months: readonly Month[],
  { from, to }: Window,
): OrganisationEvidence {
  const byBand = (of: (row: RiskRow) => number): ByBand => {
    const bands = new Array<number>(BANDS).fill(0);
    for (const row of tenure) bands[TENURE_BANDS.findIndex(band => band === row.band)]! += of(row);
    return bands as unknown as ByBand;
  };
  const sums = sumsBy(
    flows,
    ({ kind, month }) => `${kind} ${month}`,
    ({ headcount }) => headcount,
  );
  const flow = (kind: string, at: number) => sums.get(`${kind} ${months[at]!}`) ?? 0;
  const within = (...kinds: readonly string[]) =>
    total(kinds.flatMap(kind => range(from, to).map(at => flow(kind, at))));
  let away = 0;
  const inactive = months.map((_, at) =>
    Math.max(0, (away += flow('inactivated', at) - flow('reactivated', at))),
  );
  const inPost = byBand(row => row.now);
  return {
    organisation: code,
    region,
    inPost,
    // Nobody in post has no FTE, whatever posts of unknown FTE leave behind.
    fte: total(inPost) === 0 ? 0 : Math.max(fte, 1e-5),
    inactive: inactive[to]!,
    personMonths: byBand(row => total(row.people.slice(from, to + 1))),
    left: byBand(row => total(row.left.slice(from, to + 1))),
    retired: [0, 0, 0, 0, 0],
    inactivated: within('inactivated'),
    reactivated: within('reactivated'),
    inactiveMonths: total(inactive.slice(from - 1, to)),
    movedOut: within('move-out'),
    movedIn: within('move-in'),
    returned: within('return'),
    recruitedAbroad: 0,
    joinedOtherwise: within('new', 'role-in'),
  };
}

/**
 * First posts of the cohorts are among who joined, and no cube says at which organisation: those of a region's cohorts are taken from the
 * joiners of its organisations in proportion, and from those of others only where there are not enough.
 */
function withoutFirstPosts(
  organisations: readonly OrganisationEvidence[],
  firstPosts: ReadonlyMap<string, number>,
): OrganisationEvidence[] {
  const left = organisations.map(of => of.joinedOtherwise);
  let beyond = 0;
  const take = (count: number, weights: readonly number[]) => {
    const some = Math.min(count, total(weights));
    shared(some, weights).forEach((part, at) => (left[at]! -= part));
    beyond += count - some;
  };
  for (const [region, count] of firstPosts)
    take(
      count,
      organisations.map((of, at) => (of.region === region ? left[at]! : 0)),
    );
  const elsewhere = beyond;
  take(elsewhere, [...left]);
  return organisations.map((of, at) => ({ ...of, joinedOtherwise: Math.max(0, left[at]!) }));
}

/** What is told of England, by years that end with the origin, oldest first. */
export function yearsOf(
  rows: CubeRows,
  window: Window,
): Pick<PipelineEvidence, 'leavingByYear' | 'fteByYear' | 'movedBetweenRegions' | 'fteAtEntry'> {
  const { months, tenure, flows, stocks, origin } = rows;
  const here = <Row extends { readonly organisation: string }>(all: readonly Row[]) =>
    all.filter(({ organisation }) => rows.places[organisation] !== undefined);
  const risk = here(tenure).map(atRisk(rows, window));
  const ends = range(1, Math.floor((months.length - 1) / YEAR)).map(
    back => months.length - 1 - YEAR * (back - 1),
  );
  const leavingByYear = ends
    .map(end => {
      const year = (of: readonly number[]) => total(of.slice(end - YEAR + 1, end + 1));
      return {
        left: total(risk.map(row => year(row.left))),
        personMonths: total(risk.map(row => year(row.people))),
      };
    })
    .filter(({ personMonths }) => personMonths > 0)
    .reverse();
  const stock = (month: Month) => {
    const own = here(stocks).filter(of => of.month === month);
    return { fte: total(own.map(of => of.fte)) / 100_000, heads: total(own.map(of => of.headcount)) };
  };
  const fteByYear = [...ends, months.length - 1 - YEAR * ends.length]
    .map(end => stock(months[end]!))
    .filter(({ heads, fte }) => heads > 0 && fte > 0)
    .map(({ heads, fte }) => fte / heads)
    .reverse();
  const now = stock(origin);
  const usual = now.heads > 0 ? now.fte / now.heads : 1;
  const since = months[window.from]!;
  const perHead = (...kinds: readonly string[]) => {
    const own = here(flows).filter(({ kind, month }) => kinds.includes(kind) && month >= since);
    const heads = total(own.map(({ headcount }) => headcount));
    const fte = total(own.map(of => of.fte)) / 100_000 / heads;
    return heads > 0 && fte > 0 ? fte : usual;
  };
  const moved = rows.movedBetweenRegions.filter(({ month }) => month >= since);
  return {
    leavingByYear,
    fteByYear,
    movedBetweenRegions: total(moved.map(({ headcount }) => headcount)),
    fteAtEntry: { firstPost: perHead('new'), other: perHead('return', 'role-in') },
  };
}

/** Both ends belong to it. */
function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}
