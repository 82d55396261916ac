import { type Month } from '@muster/domain';

/**
 * What the cubes hold of a profession up to the origin, as rows: what `evidenceFromCubes` is made of. Organisations are by the codes that the
 * cubes have; `places` says where each of them is on the origin.
 */
export interface CubeRows {
  readonly profession: string;
  readonly origin: Month;
  /** The months that lists of `tenure` have a figure for: years up to the origin. */
  readonly months: readonly Month[];
  /** By code. What lies outside England is absent, and not counted. */
  readonly places: Readonly<Record<string, PlaceNow>>;
  /** The first whole month that the feed of a code covers, where it says so: before it the cubes know only of those who stayed. */
  readonly coveredFrom: Readonly<Record<string, Month>>;
  readonly tenure: readonly TenureRow[];
  /** Of organisations, up to the origin; those of months before `months` in the first of them. */
  readonly flows: readonly FlowRow[];
  readonly stocks: readonly StockRow[];
  /** `move-out` at the level of regions. */
  readonly movedBetweenRegions: readonly { readonly month: Month; readonly headcount: number }[];
  readonly cohorts: readonly CohortRow[];
  readonly intakes: readonly PlacesRow[];
}

export interface PlaceNow {
  /** As it is called on the origin: a code that was succeeded means its successor. */
  readonly organisation: string;
  readonly icb: string;
  readonly region: string;
}

/** Cube `tenure`. */
export interface TenureRow {
  readonly organisation: string;
  readonly band: string;
  readonly inPost: readonly number[];
  readonly exits: { readonly left: readonly number[] };
}

/** Cube `flow_month`; `fte` in hundred-thousandths. */
export interface FlowRow {
  readonly organisation: string;
  readonly kind: string;
  readonly month: Month;
  readonly headcount: number;
  readonly fte: number;
}

/** Cube `stock_month`, summed up to the end of a month; `fte` in hundred-thousandths. */
export interface StockRow {
  readonly organisation: string;
  readonly month: Month;
  readonly headcount: number;
  readonly fte: number;
}

/** Cube `cohort`, by month. `detail`: of `first-post` and `started`. */
export interface CohortRow {
  readonly organisation: string;
  readonly institution: string;
  readonly programme: string;
  readonly route: string;
  readonly cohort: Month;
  readonly kind: string;
  readonly detail: string;
  readonly month: Month;
  readonly count: number;
}

/** Cube `intake`: of one cohort at one institution, as confirmed, else as planned. */
export interface PlacesRow {
  readonly institution: string;
  readonly programme: string;
  readonly route: string;
  readonly cohort: Month;
  readonly places: number;
}
