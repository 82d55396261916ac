import { type Level, REGIMES, toldUnder } from '@muster/domain';
import { type Figure, nothing, shareOf, valueOf } from '../figures/figure.js';
import { type PipelineMeasure } from './pipeline-reply.js';

/** What came of a group of cohorts up to a day, by kind and detail: cells of the cube `cohort` added up. */
export interface KindSum {
  readonly kind: string;
  readonly detail: string;
  readonly count: number;
}

type PipelineFigure = Figure<PipelineMeasure>;

const RETURN = 'return';

/** Everything that the cohorts themselves say, in the order of the measures. */
export function cohortFigures(level: Level, sums: readonly KindSum[]): PipelineFigure[] {
  const of = (kind: string, detail?: string) =>
    sums.reduce(
      (sum, cell) =>
        cell.kind === kind && (detail === undefined || cell.detail === detail) ? sum + cell.count : sum,
      0,
    );
  const returned = of('started', RETURN);
  const starters = of('started') - returned;
  const [came, went] = [of('transferred-in'), of('transferred-out')];
  const withdrew = of('withdrew');
  return [
    valueOf('starters', starters),
    valueOf('returned', returned),
    valueOf('transferred-in', came),
    valueOf('transferred-out', went),
    valueOf('in-training', of('in-year')),
    ...byDetail(sums, 'in-year').map(([year, count]) => valueOf('in-training', count, year)),
    valueOf('interrupted', of('interrupted')),
    valueOf('withdrawn', withdrew),
    ...reasons(level, byDetail(sums, 'withdrew')),
    shareOf('withdrawn-share', withdrew - returned, starters + came - went),
    valueOf('due', of('due')),
    valueOf('completed-on-time', of('completed-on-time')),
    valueOf('completed-late', of('completed-late')),
    shareOf('repair-share', of('not-on-time'), of('due')),
    valueOf('registered', of('registered')),
    valueOf('first-post', of('first-post')),
    ...([3, 6, 12] as const).map(months =>
      shareOf('first-post-share', of(`first-post-${months}`), of(`qualified-${months}`), String(months)),
    ),
    ...([12, 24] as const).map(months =>
      shareOf('in-post-share', of(`in-post-${months}`), of(`qualified-${months}`), String(months)),
    ),
    valueOf('left-profession', of('left-profession')),
  ];
}

/** Below region few people's reasons are not told, nor which reasons those are. */
function reasons(level: Level, counts: readonly (readonly [string, number])[]): PipelineFigure[] {
  const regime = level === 'england' || level === 'region' ? REGIMES.open : REGIMES.hes;
  const told = counts.map(([reason, count]) => [reason, toldUnder(count, regime)] as const);
  const figures = told.flatMap(([reason, { kind, ...rest }]): PipelineFigure[] =>
    kind === 'count' && 'value' in rest ? [valueOf('withdrawn', rest.value, reason)] : [],
  );
  return figures.length === told.length
    ? figures
    : [...figures, nothing('withdrawn', 'suppressed', 'other reasons')];
}

function byDetail(sums: readonly KindSum[], kind: string): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const cell of sums)
    if (cell.kind === kind) counts.set(cell.detail, (counts.get(cell.detail) ?? 0) + cell.count);
  return [...counts].filter(([, count]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}
