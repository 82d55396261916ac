import { type CountedCell, type ReleasedCut } from './cut.js';
import { type AttributeValues, type ProtectedTable } from './table.js';

/** Values of an attribute put together: the cells of the finer table, added up. */
interface Grouping {
  readonly of: string;
  /** What each value of the finer attribute belongs to; one that is not named stays what it is. */
  readonly groups: Readonly<Record<string, string>>;
}

const together = (group: string, values: string) =>
  Object.fromEntries([...values].map(value => [value, group]));

/**
 * White and BME as the Workforce Race Equality Standard groups the NHS ethnic categories: A, B and C are white, D to S are black and
 * minority ethnic; who did not say is neither.
 * @see NHS England, WRES technical guidance, "Definitions of ethnicity"
 */
export const GROUPINGS: Readonly<Record<string, Grouping>> = {
  ethnicGroup: {
    of: 'ethnicity',
    groups: { ...together('white', 'ABC'), ...together('bme', 'DEFGHJKLMNPRS') },
  },
};

/** The attribute whose released cut answers for a table: the finer one's, so that both always tell of the same people. */
export function countedAttribute(attribute: string): string {
  return groupingOf(attribute)?.of ?? attribute;
}

/** What a value of the finer attribute counts as under an attribute; where that is not grouped, the value itself. */
export function groupOf(attribute: string, value: string): string {
  return groupingOf(attribute)?.groups[value] ?? value;
}

/** The groups in the order in which their first values come, then the values in none. */
export function groupedValues(attribute: string, finer: readonly string[]): AttributeValues {
  return [...new Set(finer.map(value => groupOf(attribute, value)))];
}

/** A released cut of the finer table as one of the table asked for; where that is not grouped, the same. */
export function groupedCut(
  { attribute }: Pick<ProtectedTable, 'attribute'>,
  cut: ReleasedCut | undefined,
): ReleasedCut | undefined {
  if (cut === undefined || groupingOf(attribute) === undefined) return cut;
  const cells = cut.cells.map((cell): CountedCell => ({ ...cell, value: groupOf(attribute, cell.value) }));
  return { ...cut, cells };
}

function groupingOf(attribute: string): Grouping | undefined {
  return Object.hasOwn(GROUPINGS, attribute) ? GROUPINGS[attribute] : undefined;
}
