import { useQuery } from '@tanstack/react-query';
import { MEASURES, PROFESSIONS } from '../../address/filters.js';
import { useFilters } from '../../address/use-filters.js';
import { DataTable } from '../../charts/figure.js';
import { SelectField } from '../../controls/select-field.js';
import { Defined } from '../../definitions/defined.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { dayInWords } from '../../words/days.js';
import { inDigits, knownOr, percentInWords } from '../../words/numbers.js';
import { withSourceNames } from '../../words/sources.js';
import { type Reconciliation, reconciliationAsked } from './query.js';

/** The NHS's regions, and England: below them nothing is published to reconcile with. */
const AREAS = [
  ['ENG', 'England'],
  ['Y56', 'London'],
  ['Y58', 'South West'],
  ['Y59', 'South East'],
  ['Y60', 'Midlands'],
  ['Y61', 'East of England'],
  ['Y62', 'North West'],
  ['Y63', 'North East and Yorkshire'],
] as const;
const FIGURES = {
  start: 'Stock at the start',
  end: 'Stock at the end',
  joiners: 'Joiners',
  leavers: 'Leavers',
} as const;

/** Published figures beside those derived from events, and why they may differ. */
export function Reconciled() {
  const { filters, change } = useFilters();
  const [profession, area, measure] = [
    filters.profession ?? 'midwife',
    filters.area ?? 'ENG',
    filters.measure ?? 'fte',
  ];
  const query = useQuery(reconciliationAsked(profession, area, measure));
  return (
    <section>
      <h2 className="nhsuk-heading-m">Coverage and reconciliation</h2>
      <form
        className="muster-filters"
        aria-label="What is reconciled"
        onSubmit={event => event.preventDefault()}
      >
        <SelectField
          label="Profession"
          value={profession}
          options={Object.entries(PROFESSIONS) as [keyof typeof PROFESSIONS, string][]}
          onChange={value => change({ profession: value })}
        />
        <SelectField
          label="Area"
          value={area}
          options={AREAS.some(([code]) => code === area) ? AREAS : [...AREAS, [area, area]]}
          onChange={value => change({ area: value === 'ENG' ? undefined : value })}
        />
        <SelectField
          label="Measure"
          value={measure}
          options={Object.entries(MEASURES) as [keyof typeof MEASURES, string][]}
          onChange={value => change({ measure: value })}
        />
      </form>
      <Answered query={query} what="the reconciliation">
        {reply => <Comparison reply={reply} />}
      </Answered>
    </section>
  );
}

function Comparison({ reply }: { readonly reply: Reconciliation }) {
  const { status, detail, period, coverage, figures, reasons, notes, unit } = reply;
  if (status !== 'answered' || !period)
    return <Nothing>{detail ?? 'There is nothing to reconcile.'}</Nothing>;
  return (
    <>
      <p>
        {dayInWords(period.from)} to {dayInWords(period.to)}, vintage {period.vintage}, in {unit}.{' '}
        {coverage && (
          <>
            Feeds <Defined as="coverage">cover</Defined> {knownOr(coverage.from.percent, percentInWords)} at
            the start and {knownOr(coverage.to.percent, percentInWords)} at the end.
          </>
        )}
      </p>
      <DataTable
        caption="Published and derived figures"
        table={{
          columns: [
            { label: 'Figure' },
            ...['Published', `Events${reply.simulated ? ' (simulated)' : ''}`, 'Difference', 'in %'].map(
              label => ({ label, digits: 1 }),
            ),
          ],
          rows: figures.map(({ figure, published, derived, difference, percent }) => [
            FIGURES[figure],
            published,
            derived,
            difference,
            percent,
          ]),
        }}
      />
      {reasons.length > 0 && (
        <>
          <p>Why they may differ, the likeliest first:</p>
          <ol className="nhsuk-list nhsuk-list--number">
            {reasons.map(({ reason, detail: why, size }) => (
              <li key={reason}>
                {withSourceNames(why)}
                {size !== null && ` (may explain ${inDigits(size)} ${unit})`}
              </li>
            ))}
          </ol>
        </>
      )}
      {notes.map(note => (
        <p key={note} className="nhsuk-body-s">
          {note}
        </p>
      ))}
    </>
  );
}
