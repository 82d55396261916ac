import { DefinedTable } from '../../definitions/defined-table.js';
import { Defined } from '../../definitions/defined.js';
import { figureInWords, withInterval } from '../../words/figures.js';
import { type CohortYear } from './cohort-years.js';
import { type Provenanced } from '../../charts/chart-csv.js';
import { type PipelineRow } from './query.js';
import { academicYear } from '../../words/academic-years.js';

interface Column {
  readonly measure: PipelineRow['measure'];
  readonly name: string;
  readonly detail?: string;
}

const TABLES: readonly { readonly name: string; readonly columns: readonly Column[] }[] = [
  {
    name: 'Coming in',
    columns: [
      { measure: 'applications', name: 'Applications' },
      { measure: 'applications-per-place', name: 'Per place' },
      { measure: 'offers', name: 'Offers' },
      { measure: 'accepted', name: 'Accepted' },
      { measure: 'planned', name: 'Planned' },
      { measure: 'confirmed', name: 'Confirmed' },
      { measure: 'starters', name: 'Starters' },
      { measure: 'fill-rate', name: 'Fill rate' },
    ],
  },
  {
    name: 'Coming through',
    columns: [
      { measure: 'starters', name: 'Starters' },
      { measure: 'transferred-in', name: 'Transferred in' },
      { measure: 'transferred-out', name: 'Transferred out' },
      { measure: 'in-training', name: 'In training' },
      { measure: 'interrupted', name: 'Of them interrupted' },
      { measure: 'withdrawn', name: 'Withdrawn' },
      { measure: 'completed-on-time', name: 'Completed on time' },
      { measure: 'completed-late', name: 'Completed late' },
      { measure: 'registered', name: 'Registered' },
    ],
  },
  {
    name: 'Coming into post',
    columns: [
      { measure: 'first-post', name: 'First post' },
      { measure: 'first-post-share', detail: '3', name: 'Within 3 months' },
      { measure: 'first-post-share', detail: '6', name: 'Within 6 months' },
      { measure: 'first-post-share', detail: '12', name: 'Within 12 months' },
      { measure: 'in-post-share', detail: '12', name: 'In post after 12' },
      { measure: 'in-post-share', detail: '24', name: 'In post after 24' },
      { measure: 'left-profession', name: 'Left the profession' },
    ],
  },
];

const OF_APPLICATIONS: readonly Column['measure'][] = ['applications', 'offers', 'accepted'];

/** Every cohort year, figure by figure. */
export function YearTables({
  years,
  provenance,
}: {
  readonly years: readonly CohortYear[];
  readonly provenance: Provenanced;
}) {
  return (
    <section>
      <h2 className="nhsuk-heading-m">All cohorts</h2>
      <p className="muster-source">
        {provenance.source} {provenance.dated} Limits in brackets are those of 95 % intervals.
      </p>
      {TABLES.map(({ name, columns }) => (
        <section key={name}>
          <h3 className="nhsuk-heading-s">{name}</h3>
          <DefinedTable
            caption={`${name}, by the academic year in which cohorts began`}
            head={columns.map(({ measure, name: label }) => (
              <Defined key={label} as={measure}>
                {label}
              </Defined>
            ))}
            rows={years.map(year => ({
              name: academicYear(year.year),
              cells: columns.map(({ measure, detail }) => cellOf(year, measure, detail)),
            }))}
          />
        </section>
      ))}
    </section>
  );
}

function cellOf(year: CohortYear, measure: Column['measure'], detail: string | undefined): string {
  const figure = year.of(measure, detail);
  // Nobody told of any application: that is no 0.
  if (OF_APPLICATIONS.includes(measure) && year.count('applications') === 0) return figureInWords(undefined);
  if (figure?.unit === 'per cent') return withInterval(figure);
  return figureInWords(figure, measure === 'applications-per-place' ? 1 : 0);
}
