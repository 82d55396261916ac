import { type Day, dayFromNumber, dayNumber } from '../calendar/day.js';
import { type Area, type Level } from '../organisations/area.js';
import { type OdsCode } from '../organisations/ods-code.js';
import { type Profession } from '../professions.js';
import { type Reference } from '../reference/reference.js';
import { whereaboutsOf } from '../reference/whereabouts.js';

/** Below this share of the published stock a derived change is not comparable. */
export const COMPARABLE_FROM = 0.95;

/** How much of an area's workforce the feeds tell of on a day. */
export interface CoverageOn {
  /** Organisations there whose feed covers the profession on the day. */
  readonly organisations: number;
  /** Their share, of one; undefined where there is nothing to take a share of. */
  readonly share: number | undefined;
  /**
   * What it is a share of: the latest published stock; where none is published, the organisations there that feeds or
   * events about people ever told of, each counted once.
   */
  readonly of: 'published-stock' | 'organisations';
  readonly comparable: boolean;
}

/** A time in which an organisation's feed covers a profession, and in which the organisation lies in an area. Day numbers; half-open. */
interface Covered {
  readonly organisation: OdsCode;
  readonly from: number;
  readonly to: number;
}

/** What organisations weigh, and against what. */
export interface CoverageWeights {
  /** The stock of an organisation on its `weighingDays`. */
  readonly stockOf: ReadonlyMap<OdsCode, number>;
  /** The latest published stock of each area that has one, in the same unit. */
  readonly published: ReadonlyMap<Area, number>;
  /** Organisations that events about people in the profession ever told of. */
  readonly heardOf: readonly OdsCode[];
}

/**
 * The day on which each organisation with a feed is weighed: the day of the latest published stock or, where its feed does not
 * cover that one, the nearest day that it covers.
 */
export function weighingDays(
  reference: Reference,
  profession: Profession,
  publishedOn: Day,
): Map<OdsCode, Day> {
  const days = new Map<OdsCode, Day>();
  for (const { organisation, from, to } of coveredTimes(reference, profession)) {
    const nearest = Math.min(Math.max(dayNumber(publishedOn), from), to - 1);
    const before = days.get(organisation);
    const distance = (day: number) => Math.abs(day - dayNumber(publishedOn));
    if (before === undefined || distance(nearest) < distance(dayNumber(before)))
      days.set(organisation, dayFromNumber(nearest));
  }
  return days;
}

/** The coverage of a profession, in the areas of a level, on any day. Pure: made of one epoch's reference and of weights. */
export class CoverageOf {
  private readonly covered: TimesByArea;
  private readonly heard: TimesByArea;

  constructor(
    reference: Reference,
    profession: Profession,
    private readonly level: Level,
    private readonly weights: CoverageWeights,
  ) {
    const times = timesOf(reference, profession, level);
    this.covered = times.covered;
    let heard = times.heard.get(weights.heardOf);
    if (!heard) {
      heard = heardTimes(reference, profession, level, weights.heardOf);
      times.heard.set(weights.heardOf, heard);
    }
    this.heard = heard;
  }

  /** The organisations in an area whose feed covers the profession on a day. */
  coveredIn(area: Area, day: Day): ReadonlySet<OdsCode> {
    return organisationsOn(this.covered.get(area), day);
  }

  on(area: Area, day: Day): CoverageOn {
    const there = this.coveredIn(area, day);
    const { share, of } = this.shareOf(area, day, there);
    return {
      organisations: there.size,
      share,
      of,
      comparable: share !== undefined && share >= COMPARABLE_FROM,
    };
  }

  private shareOf(
    area: Area,
    day: Day,
    there: ReadonlySet<OdsCode>,
  ): { readonly share: number | undefined; readonly of: CoverageOn['of'] } {
    const published = this.weights.published.get(area);
    if (this.level !== 'organisation' && published !== undefined && published > 0) {
      const weight = [...there].reduce((sum, code) => sum + (this.weights.stockOf.get(code) ?? 0), 0);
      return { share: weight / published, of: 'published-stock' };
    }
    const heard = organisationsOn(this.heard.get(area), day).size;
    return { share: heard === 0 ? undefined : there.size / heard, of: 'organisations' };
  }
}

type TimesByArea = ReadonlyMap<Area, readonly Covered[]>;

/** What hangs on the reference alone, and on a list of those heard of: they are asked for again and again. */
interface Times {
  readonly covered: TimesByArea;
  readonly heard: WeakMap<readonly OdsCode[], TimesByArea>;
}

const TIMES = new WeakMap<Reference, Map<string, Times>>();

function timesOf(reference: Reference, profession: Profession, level: Level): Times {
  const known = TIMES.get(reference) ?? new Map<string, Times>();
  TIMES.set(reference, known);
  const name = `${profession} ${level}`;
  let times = known.get(name);
  if (!times) {
    const covered = new Map<Area, Covered[]>();
    for (const time of coveredTimes(reference, profession)) placed(reference, level, time, covered);
    known.set(name, (times = { covered, heard: new WeakMap() }));
  }
  return times;
}

function heardTimes(
  reference: Reference,
  profession: Profession,
  level: Level,
  heardOf: readonly OdsCode[],
): TimesByArea {
  const heard = new Map<Area, Covered[]>();
  const feeding = [...reference.feeds].filter(([, feed]) => feed.has(profession)).map(([code]) => code);
  for (const organisation of new Set([...feeding, ...heardOf])) {
    const from = existsFrom(reference, profession, organisation);
    placed(reference, level, { organisation, from, to: Infinity }, heard);
  }
  return heard;
}

/** From when to when each feed covers the profession, while the code means its own organisation. */
function coveredTimes(reference: Reference, profession: Profession): Covered[] {
  const times: Covered[] = [];
  for (const [organisation, feed] of reference.feeds) {
    const coverage = feed.get(profession);
    if (coverage === undefined) continue;
    const [from, to] = [
      dayNumber(coverage.from),
      coverage.to === undefined ? Infinity : dayNumber(coverage.to),
    ];
    for (const span of whereaboutsOf(reference, organisation))
      if (span.organisation === organisation && span.from < to && span.to > from)
        times.push({ organisation, from: Math.max(from, span.from), to: Math.min(to, span.to) });
  }
  return times;
}

/** An organisation whose feed does not begin before a succession made it what it is began to be with that. */
function existsFrom(reference: Reference, profession: Profession, organisation: OdsCode): number {
  const coverage = reference.feeds.get(organisation)?.get(profession);
  const made = [...reference.successions.values()]
    .filter(({ successors }) => successors.includes(organisation))
    .map(({ on }) => on)
    .sort()[0];
  return coverage !== undefined && made !== undefined && coverage.from >= made ? dayNumber(made) : -Infinity;
}

function placed(reference: Reference, level: Level, time: Covered, into: Map<Area, Covered[]>): void {
  for (const span of whereaboutsOf(reference, time.organisation)) {
    const area = span.areas[level];
    const [from, to] = [Math.max(time.from, span.from), Math.min(time.to, span.to)];
    if (area === undefined || span.organisation !== time.organisation || from >= to) continue;
    const there = into.get(area);
    if (there) there.push({ organisation: time.organisation, from, to });
    else into.set(area, [{ organisation: time.organisation, from, to }]);
  }
}

function organisationsOn(times: readonly Covered[] | undefined, day: Day): Set<OdsCode> {
  const on = dayNumber(day);
  return new Set(
    (times ?? []).filter(({ from, to }) => from <= on && on < to).map(({ organisation }) => organisation),
  );
}
