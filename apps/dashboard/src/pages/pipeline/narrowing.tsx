import { type Filters } from '../../address/filters.js';
import { useFilters } from '../../address/use-filters.js';
import { SelectField } from '../../controls/select-field.js';
import { type IntakeRow } from './query.js';

const ALL = '';
const NARROWED_BY = {
  institution: 'Institution',
  programme: 'Programme',
  route: 'Entry route',
} as const;
type NarrowedBy = keyof typeof NARROWED_BY;
type Narrowing = Pick<Filters, NarrowedBy>;

/** The cohorts of what was chosen; what was not narrows nothing. */
export function narrowed(rows: readonly IntakeRow[], to: Narrowing): IntakeRow[] {
  return rows.filter(row =>
    (Object.keys(NARROWED_BY) as NarrowedBy[]).every(by => to[by] === undefined || row[by] === to[by]),
  );
}

/** "HE58A, degree", of what was chosen; empty where nothing was. */
export function narrowingInWords(to: Narrowing): string {
  return (Object.keys(NARROWED_BY) as NarrowedBy[]).flatMap(by => to[by] ?? []).join(', ');
}

interface NarrowingProps {
  readonly rows: readonly IntakeRow[];
}

/** Chooses of which programme and route cohorts are shown, of those that there are. */
export function NarrowingFields({ rows }: NarrowingProps) {
  return (
    <>
      <NarrowingField by="programme" rows={rows} />
      <NarrowingField by="route" rows={rows} />
    </>
  );
}

export function NarrowingField({ by, rows }: NarrowingProps & { readonly by: NarrowedBy }) {
  const { filters, change } = useFilters();
  const values = [...new Set(rows.map(row => row[by]).concat(filters[by] ?? []))].sort();
  return (
    <SelectField
      label={NARROWED_BY[by]}
      value={filters[by] ?? ALL}
      options={[[ALL, 'All'], ...values.map(value => [value, value] as const)]}
      onChange={value => change({ [by]: value === ALL ? undefined : value, cohort: undefined })}
    />
  );
}
