import { type Month } from '@muster/domain';
import { type FillEvidence, type PlannedCohort } from '../evidence.js';
import { type CohortRow, type PlacesRow } from './cubes.js';
import { type Programmes } from './programmes.js';
import { shared, sumsBy } from './sums.js';

/** Institutions place their learners where they did in so many of their latest cohorts. */
const LATEST = 6;

/** What is told of places: of cohorts to come, shared among where their learners will be placed; and of those begun, how many came. */
export function plansOf(
  rows: { readonly intakes: readonly PlacesRow[]; readonly cohorts: readonly CohortRow[] },
  origin: Month,
  programmes: Programmes,
  placed: (row: CohortRow) => string | undefined,
): { readonly planned: readonly PlannedCohort[]; readonly filled: readonly FillEvidence[] } {
  const started = rows.cohorts.filter(
    ({ kind, detail, cohort, month }) =>
      kind === 'started' && detail === '' && cohort <= origin && month <= origin,
  );
  const starters = sumsBy(started, cohortKey, ({ count }) => count);
  const filled = rows.intakes
    .filter(({ cohort, places }) => cohort <= origin && places > 0)
    .map(row => ({ places: row.places, starters: starters.get(cohortKey(row)) ?? 0 }));
  const where = new Placing(started, placed);
  const places = new Map<string, PlannedCohort>();
  for (const row of rows.intakes.filter(({ cohort, places: count }) => cohort > origin && count > 0)) {
    const programme = programmes.of(row.programme, row.route).name;
    for (const [organisation, count] of where.share(row.institution, row.places)) {
      const key = [programme, organisation, row.cohort].join('\n');
      const before = places.get(key)?.places ?? 0;
      places.set(key, { programme, organisation, start: row.cohort, places: before + count });
    }
  }
  const planned = [...places.keys()].sort().map(key => places.get(key)!);
  return { planned, filled };
}

function cohortKey(of: Pick<PlacesRow, 'institution' | 'programme' | 'route' | 'cohort'>): string {
  return [of.institution, of.programme, of.route, of.cohort].join('\n');
}

/** Where institutions place their learners: as they did lately; of one that nobody has started at, as all others do. */
class Placing {
  readonly #shares = new Map<string, Map<string, number>>();
  readonly #all = new Map<string, number>();

  constructor(started: readonly CohortRow[], placed: (row: CohortRow) => string | undefined) {
    const since = [...new Set(started.map(({ cohort }) => cohort))].sort().at(-LATEST);
    for (const row of started) {
      const organisation = placed(row);
      if (organisation === undefined || since === undefined || row.cohort < since) continue;
      const own = this.#shares.get(row.institution) ?? new Map<string, number>();
      this.#shares.set(row.institution, own);
      for (const shares of [own, this.#all])
        shares.set(organisation, (shares.get(organisation) ?? 0) + row.count);
    }
  }

  /** Nobody ever started anywhere: nothing says where, and the places are left out. */
  share(institution: string, places: number): [organisation: string, places: number][] {
    const shares = this.#shares.get(institution) ?? this.#all;
    const organisations = [...shares.keys()].sort();
    const parts = shared(
      places,
      organisations.map(organisation => shares.get(organisation)!),
    );
    return organisations.flatMap((organisation, at) =>
      parts[at]! > 0 ? [[organisation, parts[at]!] as [string, number]] : [],
    );
  }
}
