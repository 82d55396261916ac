import { NotA } from '../brand.js';
import { type Month } from '../calendar/month.js';
import { byValue, type CountedCell, type ReleasedCut } from './cut.js';
import { percent, type Protected, type ProtectedPercent } from './figure.js';
import { noiseOf } from './noise.js';
import { type Regime } from './regime.js';
import { type ProtectedTable } from './table.js';

export interface ProtectedRow {
  readonly value: string;
  readonly count: Protected;
  /** Of `total`: those of whom the attribute is not told counted in. */
  readonly percent: ProtectedPercent;
}

export interface ProtectedFigures {
  readonly status: 'answered';
  readonly table: ProtectedTable;
  /** The month at whose end the figures stood. */
  readonly month: Month;
  readonly regime: Regime;
  /** Protected by itself: rows need not add up to it. */
  readonly total: Protected;
  /** In the order of the table's values. */
  readonly rows: readonly ProtectedRow[];
}

export type ProtectedAnswer =
  | ProtectedFigures
  /** Fewer people than a cut must differ by, so far. */
  | { readonly status: 'not-released'; readonly table: ProtectedTable };

/**
 * The one way from raw cells to figures that may leave: noise by cell key, then the regime of the source.
 * @param cut the table's released one; undefined where there is none yet
 * @param regime the stricter of all sources that the table draws on
 * @throws {NotA} where a cell has a value that the table does not have
 */
export function protect(
  table: ProtectedTable,
  cut: ReleasedCut | undefined,
  regime: Regime,
): ProtectedAnswer {
  if (cut === undefined) return { status: 'not-released', table };
  const cells = byValue(cut.cells);
  const everybody = together([...cells.values()]);
  const isTooFew = [everybody.count, noised(everybody)].some(count => count < regime.minimum);
  const publish = (cell: CountedCell): Protected =>
    isTooFew ? { kind: 'suppressed', reason: 'too-few-people' } : published(cell, regime);
  const total = publish(everybody);
  const rows = valuesTold(table, [...cells.keys()]).map(value => {
    const count = publish(cells.get(value) ?? NOBODY);
    return { value, count, percent: percent(count, total, regime) };
  });
  return {
    status: 'answered',
    table,
    month: cut.month,
    regime,
    total,
    rows: table.values === 'as-reported' ? rows.filter(isTold) : rows,
  };
}

/** @throws {NotA} */
function valuesTold({ attribute, values }: ProtectedTable, counted: readonly string[]): readonly string[] {
  if (values === 'as-reported') return [...counted].sort();
  for (const value of counted) if (!values.includes(value)) throw new NotA(`a value of ${attribute}`, value);
  return values;
}

function isTold({ count }: ProtectedRow): boolean {
  return count.kind === 'suppressed' || count.value > 0;
}

const NOBODY: CountedCell = { value: '', count: 0, key: 0 };

function together(cells: readonly CountedCell[]): CountedCell {
  return cells.reduce(
    (sum, { count, key }) => ({ ...sum, count: sum.count + count, key: sum.key + key }),
    NOBODY,
  );
}

function noised({ count, key }: CountedCell): number {
  return count + noiseOf(count, key);
}

function published(cell: CountedCell, { suppressedUpTo, roundedTo }: Regime): Protected {
  const value = noised(cell);
  if (isSmall(cell.count) || isSmall(value)) return { kind: 'suppressed', reason: 'small-count' };
  return { kind: 'count', value: Math.round(value / roundedTo) * roundedTo };

  function isSmall(count: number): boolean {
    return count > 0 && count <= suppressedUpTo;
  }
}
