import { type Filters } from '../../address/filters.js';
import { DataTable } from '../../charts/figure.js';
import { Defined } from '../../definitions/defined.js';
import { Nothing } from '../../states/nothing.js';
import { figureInWords } from '../../words/figures.js';
import { type CohortYear } from './cohort-years.js';
import { type Provenanced } from '../../charts/chart-csv.js';
import { academicYear } from '../../words/academic-years.js';

/** Doctors in run-through training count by specialty training years. */
const RUN_THROUGH: readonly Filters['profession'][] = [
  'consultant-obstetrics-gynaecology',
  'obstetric-trainee',
];

/** Where those are who are in training, and why others are not any more. */
export function Training({
  year,
  profession,
  provenance,
}: {
  readonly year: CohortYear;
  readonly profession: NonNullable<Filters['profession']>;
  readonly provenance: Provenanced;
}) {
  const runThrough = RUN_THROUGH.includes(profession);
  const years = year.rows.filter(({ measure, detail }) => measure === 'in-training' && detail !== null);
  const reasons = year.rows.filter(({ measure, detail }) => measure === 'withdrawn' && detail !== null);
  const told = academicYear(year.year);
  return (
    <section>
      <h2 className="nhsuk-heading-m">In training, and withdrawn: cohorts of {told}</h2>
      <p className="muster-source">
        {provenance.source} {provenance.dated}
      </p>
      <div className="muster-pair">
        <section>
          <h3 className="nhsuk-heading-s">
            <Defined as="in-training">In training</Defined> by{' '}
            {runThrough ? 'run-through year' : 'year of the programme'}
          </h3>
          {years.length === 0 ? (
            <Nothing>Nobody of these cohorts is in training on this day.</Nothing>
          ) : (
            <DataTable
              caption={`In training, cohorts of ${told}`}
              table={{
                columns: [{ label: 'Year' }, { label: 'People', digits: 0 }],
                rows: years.map(({ detail, value }) => [
                  runThrough ? `ST${detail}` : `Year ${detail}`,
                  value,
                ]),
              }}
            />
          )}
          {!runThrough && (
            <p className="nhsuk-body-s">
              Run-through years of doctors (ST1 to ST7) stand here when Training for names consultants in
              obstetrics and gynaecology, as far as deaneries tell of them.
            </p>
          )}
        </section>
        <section>
          <h3 className="nhsuk-heading-s">
            <Defined as="withdrawn">Withdrawn</Defined> by reason
          </h3>
          {reasons.length === 0 ? (
            <Nothing>Nobody of these cohorts has withdrawn, or no reason was told.</Nothing>
          ) : (
            <DataTable
              caption={`Withdrawn by reason, cohorts of ${told}`}
              table={{
                columns: [{ label: 'Reason' }, { label: 'People' }],
                rows: reasons.map(figure => [reasonInWords(figure.detail!), figureInWords(figure)]),
              }}
            />
          )}
          <p className="nhsuk-body-s">
            Below region, reasons of fewer than eight people are not told and others are rounded to 5. Not
            told is not zero.
          </p>
        </section>
      </div>
    </section>
  );
}

function reasonInWords(reason: string): string {
  const text = reason.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
