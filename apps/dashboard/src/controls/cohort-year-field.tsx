import { academicYear } from '../words/academic-years.js';
import { SelectField } from './select-field.js';

interface CohortYearFieldProps {
  readonly year: string;
  /** Academic years, by the calendar year in which each begins; one that was asked for and is not among them stays. */
  readonly years: readonly string[];
  readonly onChange: (year: string) => void;
}

export function CohortYearField({ year, years, onChange }: CohortYearFieldProps) {
  const options = years.includes(year) ? years : [...years, year];
  return (
    <SelectField
      label="Cohorts that began in"
      value={year}
      options={options.map(each => [each, academicYear(each)] as const)}
      onChange={onChange}
    />
  );
}
