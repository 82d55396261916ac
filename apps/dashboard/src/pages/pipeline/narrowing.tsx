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

/** Chooses of which institution, programme and route cohorts are shown, of those that there are. */
export function NarrowingFields({ rows }: { readonly rows: readonly IntakeRow[] }) {
  const { filters, change } = useFilters();
  return (Object.entries(NARROWED_BY) as [NarrowedBy, string][]).map(([by, label]) => {
    const values = [...new Set(rows.map(row => row[by]).concat(filters[by] ?? []))].sort();
    return (
      <SelectField
        key={by}
        label={label}
        value={filters[by] ?? ALL}
        options={[[ALL, 'All'], ...values.map(value => [value, value] as const)]}
        onChange={value => change({ [by]: value === ALL ? undefined : value, cohort: undefined })}
      />
    );
  });
}
