import { type Area, type Day, followUps, kaplanMeier, levelOf, type Month, monthOf } from '@muster/domain';
import { cellSums } from '@muster/store';
import { valueOf } from '../figures/figure.js';
import { type Snapshot } from '../freshness/snapshots.js';
import { ApiProblem } from '../http/problems.js';
import { cohortId, type CohortName } from './cohort-id.js';
import { type CohortReply, type CohortRow, curveJson, MEASURE_OF_KIND } from './cohort-reply.js';

interface DaySum {
  readonly kind: string;
  readonly detail: string;
  readonly day: Day;
  readonly count: number;
}

const EVERYWHERE = { level: 'organisation' } as const;

const STOCKS: readonly string[] = ['in-year', 'interrupted'];

/**
 * One cohort followed through time.
 * @param area those alone who are placed there; left out: wherever they are
 * @throws {ApiProblem} `unknown-cohort`
 */
export async function cohortReply(
  snapshot: Snapshot,
  named: CohortName,
  on: Day,
  area?: Area,
): Promise<CohortReply> {
  const { programme, route, cohort, institution } = named;
  const cells = await cellSums(snapshot, snapshot.generation, 'cohort', {
    by: ['profession', 'kind', 'detail', 'day'],
    where: { ...(area === undefined ? EVERYWHERE : { level: levelOf(area), area }), ...named },
    until: on,
  });
  const sums = cells as unknown as readonly (DaySum & { readonly profession: string })[];
  if (sums.length === 0)
    throw new ApiProblem(
      'unknown-cohort',
      `nobody had begun in such a cohort${area === undefined ? '' : ` and was placed in ${area}`} by ${on}; /v1/intakes lists them with their ids`,
    );
  const of = (...kinds: string[]) => sums.filter(({ kind }) => kinds.includes(kind));
  const met = (kind: string) => of(kind).map(sum => ({ ...sum, months: Number(sum.detail) }));
  const completed = of('completed-on-time', 'completed-late');
  return {
    id: cohortId(named),
    programme,
    route,
    cohort,
    institution,
    professions: [...new Set(sums.map(({ profession }) => profession))],
    on,
    simulated: snapshot.asOf.simulated,
    rows: monthly(sums),
    firstPost: curveJson('without-first-post', kaplanMeier(followUps(completed, met('first-post'), on))),
    retention: curveJson('retained', kaplanMeier(followUps(of('first-post'), met('left-profession'), on))),
    asOf: snapshot.asOf,
  };
}

/** In order of month and measure. A month's stock is told where it changed. Reasons and years are together: few are of one cohort. */
function monthly(sums: readonly DaySum[]): CohortRow[] {
  const rows: (CohortRow & { readonly order: number })[] = [];
  Object.entries(MEASURE_OF_KIND).forEach(([kind, measure], order) => {
    const months = new Map<Month, number>();
    for (const sum of sums)
      if (sum.kind === kind) months.set(monthOf(sum.day), (months.get(monthOf(sum.day)) ?? 0) + sum.count);
    let stock = 0;
    for (const month of [...months.keys()].sort()) {
      const change = months.get(month)!;
      stock += change;
      if (change !== 0)
        rows.push({ order, month, ...valueOf(measure, STOCKS.includes(kind) ? stock : change) });
    }
  });
  return rows
    .sort((a, b) => (a.month === b.month ? a.order - b.order : a.month < b.month ? -1 : 1))
    .map(({ order: _order, ...row }) => row);
}
