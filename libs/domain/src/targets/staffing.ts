import { type Day } from '../calendar/day.js';

/**
 * Who tells of an area's posts: `organisation`: organisations' own reports, added up; `area`: a report for the area itself. The
 * two are never added; where both are there, the area's own counts.
 */
export type ToldBy = 'organisation' | 'area';

/** From a day on so much more (or less), in so many more (or fewer) reports. FTE in hundred-thousandths. */
export interface NeedChange {
  readonly toldBy: ToldBy;
  readonly day: Day;
  readonly fte: number;
  readonly reports: number;
}

/** All that was reported of an area's posts and of what is needed there, for one profession. */
export interface Needs {
  readonly funded: readonly NeedChange[];
  readonly required: readonly (NeedChange & { readonly method: string; readonly source: string })[];
}

export const NO_NEEDS_REPORTED: Needs = { funded: [], required: [] };

/** So many FTE on a day, and how many reports they come from. */
export interface Funded {
  readonly toldBy: ToldBy;
  readonly fte: number;
  readonly reports: number;
}

/** Beside a position, all in FTE (hundred-thousandths) but for posts and people. What the evidence cannot tell is undefined. */
export interface Staffing {
  readonly on: Day;
  readonly funded: Funded | undefined;
  /** FTE in post. */
  readonly filled: number | undefined;
  /**
   * funded − filled; negative: more in post than funded. Undefined where only some of the organisations whose people are counted
   * have reported their posts.
   */
  readonly vacant: number | undefined;
  /** vacant ÷ funded, in percent. */
  readonly vacancyRate: number | undefined;
  readonly required: readonly (Funded & {
    readonly method: string;
    readonly source: string;
    /** required − funded. */
    readonly lessFunded: number | undefined;
    /** required − in post. */
    readonly lessInPost: number | undefined;
  })[];
  readonly people:
    | {
        /** Posts whose FTE is not known: in post, and 0 in every FTE. */
        readonly unknownFte: number;
        readonly onLeave: { readonly people: number; readonly fte: number };
        /** in post − on leave. */
        readonly working: { readonly people: number; readonly fte: number };
      }
    | undefined;
}

/** Funded posts on a day; undefined while nothing is reported. */
export function fundedOn(needs: Needs, on: Day): Funded | undefined {
  return preferred(needs.funded, on);
}

/**
 * How funded posts changed between two days, as told by the same. Where the number of organisations that report is another, the
 * like-for-like part is not known: who began to report is no new post.
 */
export function fundedChange(
  needs: Needs,
  from: Day,
  to: Day,
): { readonly change: number; readonly likeForLike: number | undefined } | undefined {
  for (const toldBy of ['area', 'organisation'] as const) {
    const [before, after] = [from, to].map(day => sumOn(needs.funded, toldBy, day));
    if (!before || !after || before.reports === 0 || after.reports === 0) continue;
    const change = after.fte - before.fte;
    return { change, likeForLike: before.reports === after.reports ? change : undefined };
  }
  return undefined;
}

/**
 * @param filled FTE in post on the day
 * @param organisations how many organisations those are in post in; undefined where the evidence does not tell
 * @param people undefined where the evidence does not tell them apart
 */
export function staffingOn(
  needs: Needs,
  on: Day,
  filled: number | undefined,
  organisations: number | undefined,
  people: Staffing['people'],
): Staffing {
  const funded = fundedOn(needs, on);
  const isOfAll = ({ toldBy, reports }: Funded) =>
    toldBy === 'area' || (organisations !== undefined && reports >= organisations);
  const vacant = funded && isOfAll(funded) ? less(funded.fte, filled) : undefined;
  return {
    on,
    funded,
    filled,
    vacant,
    vacancyRate: vacant === undefined || funded?.fte === 0 ? undefined : (100 * vacant) / funded!.fte,
    required: requirementsOn(needs, on).map(required => ({
      ...required,
      lessFunded: funded && isOfAll(funded) && isOfAll(required) ? less(required.fte, funded.fte) : undefined,
      lessInPost: isOfAll(required) ? less(required.fte, filled) : undefined,
    })),
    people,
  };
}

function requirementsOn(needs: Needs, on: Day): (Funded & { method: string; source: string })[] {
  const named = new Map(
    needs.required.map(({ method, source }) => [`${method}\n${source}`, { method, source }]),
  );
  return [...named.values()].flatMap(({ method, source }) => {
    const own = needs.required.filter(change => change.method === method && change.source === source);
    const required = preferred(own, on);
    return required ? [{ ...required, method, source }] : [];
  });
}

function preferred(changes: readonly NeedChange[], on: Day): Funded | undefined {
  return (['area', 'organisation'] as const)
    .map(toldBy => sumOn(changes, toldBy, on))
    .find(({ reports }) => reports > 0);
}

function sumOn(changes: readonly NeedChange[], toldBy: ToldBy, on: Day): Funded {
  return changes
    .filter(change => change.toldBy === toldBy && change.day <= on)
    .reduce<Funded>(
      (sum, { fte, reports }) => ({ toldBy, fte: sum.fte + fte, reports: sum.reports + reports }),
      { toldBy, fte: 0, reports: 0 },
    );
}

function less(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a - b;
}
