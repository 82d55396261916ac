import { BarsWithMarks } from '../../charts/bars-with-marks.js';
import { Figure } from '../../charts/figure.js';
import { knownOr, signed } from '../../words/numbers.js';
import { figureInWords } from '../../words/figures.js';
import { type CohortYear } from './cohort-years.js';
import { type Provenanced } from '../../charts/chart-csv.js';
import { academicYear } from '../../words/academic-years.js';

/** Student numbers year on year, against plan. */
export function StudentNumbers({
  years,
  provenance,
}: {
  readonly years: readonly CohortYear[];
  readonly provenance: Provenanced;
}) {
  const known = years.filter(
    year => year.count('starters') > 0 || (year.of('planned')?.value ?? null) !== null,
  );
  const title = 'Student numbers, year on year and against plan';
  const changeInWords = (year: CohortYear) => {
    const change = year.of('starters-change');
    return change?.value == null ? figureInWords(change) : signed(change.value);
  };
  return (
    <section>
      <Figure
        title={title}
        level={2}
        description="Who began, beside places planned and confirmed. A year is compared with the one before once all its known cohorts have begun."
        {...provenance}
        table={{
          columns: [
            { label: 'Cohorts of' },
            { label: 'Planned', digits: 0 },
            { label: 'Confirmed', digits: 0 },
            { label: 'Starters', digits: 0 },
            { label: 'Year on year' },
            { label: 'Against plan' },
          ],
          rows: known.map(year => [
            academicYear(year.year),
            year.of('planned')?.value ?? null,
            year.of('confirmed')?.value ?? null,
            year.count('starters'),
            changeInWords(year),
            knownOr(year.of('starters-against-plan')?.value, value => signed(value), 'not comparable'),
          ]),
        }}
      >
        {width => (
          <BarsWithMarks
            width={width}
            title={title}
            description={known
              .map(year => `${academicYear(year.year)}: ${year.count('starters')} starters`)
              .join('; ')}
            rows={known.map(year => {
              const change = year.of('starters-change')?.value;
              return {
                name: academicYear(year.year),
                value: year.count('starters'),
                mark: year.of('planned')?.value ?? null,
                tick: year.of('confirmed')?.value ?? null,
                words:
                  change == null
                    ? String(year.count('starters'))
                    : `${year.count('starters')} (${signed(change)})`,
              };
            })}
            unit={
              known.some(year => year.of('starters-change')?.value != null)
                ? 'people; in brackets the change from the year before'
                : 'people'
            }
            names={{ bar: 'Starters', mark: 'Planned places', tick: 'Confirmed places' }}
          />
        )}
      </Figure>
    </section>
  );
}
