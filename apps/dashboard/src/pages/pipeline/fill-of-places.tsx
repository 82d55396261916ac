import { useQuery } from '@tanstack/react-query';
import { COHORTS_BY, type Filters } from '../../address/filters.js';
import { useFilters } from '../../address/use-filters.js';
import { BarsWithMarks } from '../../charts/bars-with-marks.js';
import { Figure } from '../../charts/figure.js';
import { SelectField } from '../../controls/select-field.js';
import { Defined } from '../../definitions/defined.js';
import { ENGLAND, placeName } from '../../geography/areas.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { inDigits, knownOr, percentInWords } from '../../words/numbers.js';
import { groupOf, type IntakeGroup, intakeGroups } from './intake-groups.js';
import { type Provenanced } from '../../charts/chart-csv.js';
import { NarrowingFields, narrowed, narrowingInWords } from './narrowing.js';
import { cohortsThere, type IntakeRow, intakesAsked, type PipelineQuestion } from './query.js';
import { academicYear } from '../../words/academic-years.js';

interface FillProps extends PipelineQuestion {
  readonly year: string;
  readonly provenance: Provenanced;
}

/** Places planned, confirmed and filled, and who still owes an answer; of an area, who of them is placed there. */
export function FillOfPlaces({ year, provenance, ...question }: FillProps) {
  const { filters, change } = useFilters();
  const told = useQuery(intakesAsked(question, year));
  const there = useQuery(cohortsThere(question, year));
  const by = filters.by ?? 'institution';
  const place = placeName(question.area);
  const chosen = narrowingInWords(filters);
  const rows = narrowed(told.data?.rows ?? [], filters);
  const placed = question.area === ENGLAND ? [] : narrowed(there.data?.rows ?? [], filters);
  return (
    <section>
      <h2 className="nhsuk-heading-m">Are the places filled? Cohorts of {academicYear(year)}</h2>
      <form
        className="muster-filters muster-filters--within"
        aria-label="How places are put together"
        onSubmit={event => event.preventDefault()}
      >
        <SelectField
          label="Put together by"
          value={by}
          options={Object.entries(COHORTS_BY) as [typeof by, string][]}
          onChange={chosen =>
            change({ by: chosen === 'institution' ? undefined : chosen } satisfies
              Partial<Filters> | { by: undefined })
          }
        />
        <NarrowingFields rows={[...(told.data?.rows ?? []), ...(there.data?.rows ?? [])]} />
      </form>
      <Answered query={told} what="the places" room="chart">
        {() => rows.length > 0 && <Groups rows={rows} by={by} year={year} provenance={provenance} />}
      </Answered>
      <Answered query={there} what="the places" room="chart">
        {() => (
          <>
            {placed.length > 0 && (
              <PlacedThere rows={placed} by={by} year={year} place={place} provenance={provenance} />
            )}
            {rows.length + placed.length === 0 && (
              <Nothing>
                {chosen === ''
                  ? `Nobody told of places or enrolments of these cohorts${question.area === ENGLAND ? '' : ` in ${place}`}.`
                  : `No cohort of ${chosen} began in ${academicYear(year)}${question.area === ENGLAND ? '' : ` with anybody placed in ${place}`}.`}
              </Nothing>
            )}
          </>
        )}
      </Answered>
    </section>
  );
}

/** Places have no area but that of their institution, and universities lie in none: of an area there is who enrolled, and no fill rate. */
function PlacedThere({
  rows,
  by,
  year,
  place,
  provenance,
}: {
  readonly rows: readonly IntakeRow[];
  readonly by: keyof typeof COHORTS_BY;
  readonly year: string;
  readonly place: string;
  readonly provenance: Provenanced;
}) {
  const groups = intakeGroups(rows, by);
  const title = `Enrolled and placed in ${place}, ${academicYear(year)}, by ${COHORTS_BY[by].toLowerCase()}`;
  return (
    <Figure
      title={title}
      description={`${inDigits(groupOf('All', rows).enrolled)} of those who enrolled are placed in ${place}. Nobody tells for which area the places of an institution are, and universities belong to no region: an area has no fill rate.`}
      {...provenance}
      table={{
        columns: [{ label: COHORTS_BY[by] }, { label: `Enrolled, placed in ${place}`, digits: 0 }],
        rows: groups.map(({ name, enrolled }) => [name, enrolled]),
      }}
    >
      {width => (
        <BarsWithMarks
          width={width}
          title={title}
          description={groups.map(({ name, enrolled }) => `${name}: ${inDigits(enrolled)}`).join('; ')}
          rows={groups.map(({ name, enrolled }) => ({
            name,
            value: enrolled,
            mark: null,
            words: inDigits(enrolled),
          }))}
          unit="people"
          names={{ bar: 'Enrolled' }}
        />
      )}
    </Figure>
  );
}

function Groups({
  rows,
  by,
  year,
  provenance,
}: {
  readonly rows: readonly IntakeRow[];
  readonly by: keyof typeof COHORTS_BY;
  readonly year: string;
  readonly provenance: Provenanced;
}) {
  const groups = intakeGroups(rows, by);
  const all = groupOf('All', rows);
  const owing = groups.filter(({ unconfirmed, nobodyEnrolled }) => unconfirmed + nobodyEnrolled > 0);
  const title = `Places of ${academicYear(year)} by ${COHORTS_BY[by].toLowerCase()}`;
  return (
    <>
      <p>
        {knownOr(all.planned, inDigits)} places <Defined as="planned">planned</Defined>,{' '}
        {knownOr(all.confirmed, inDigits)} <Defined as="confirmed">confirmed</Defined>,{' '}
        {inDigits(all.enrolled)} <Defined as="enrolled">enrolled</Defined>:{' '}
        <Defined as="fill-rate">fill rate</Defined> {knownOr(all.fill, percentInWords, 'not to be told yet')}.
      </p>
      <Figure
        title={title}
        description="Enrolled beside places planned and confirmed. A cohort that has not begun yet has nobody enrolled, and counts in no fill rate."
        {...provenance}
        table={{
          columns: [
            { label: COHORTS_BY[by] },
            { label: 'Planned', digits: 0 },
            { label: 'Confirmed', digits: 0 },
            { label: 'Enrolled', digits: 0 },
            { label: 'Of them without planned places told', digits: 0 },
            { label: 'Fill rate, per cent', digits: 1 },
            { label: 'Cohorts with nothing confirmed', digits: 0 },
            { label: 'Begun cohorts with nobody enrolled', digits: 0 },
          ],
          rows: groups.map(group => [
            group.name,
            group.planned,
            group.confirmed,
            group.enrolled,
            group.withoutPlan,
            group.fill,
            group.unconfirmed,
            group.nobodyEnrolled,
          ]),
        }}
      >
        {width => (
          <BarsWithMarks
            width={width}
            title={title}
            description={groups.map(group => `${group.name}: ${fillInWords(group)}`).join('; ')}
            rows={groups.map(group => ({
              name: group.name,
              value: group.enrolled,
              mark: group.planned,
              tick: group.confirmed,
              words: fillInWords(group),
            }))}
            unit="people and places"
            names={{ bar: 'Enrolled', mark: 'Planned', tick: 'Confirmed' }}
          />
        )}
      </Figure>
      {owing.length === 0 ? (
        <p>
          Everybody has answered: no planned places are without confirmation, no begun cohort without
          enrolments.
        </p>
      ) : (
        <details className="muster-quiet-details">
          <summary>
            {owing.length} of {groups.length} have not answered for all of their cohorts
          </summary>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {owing.map(group => (
              <li key={group.name}>
                {group.name}:{' '}
                {[
                  group.unconfirmed > 0 && `${group.unconfirmed} with planned places and nothing confirmed`,
                  group.nobodyEnrolled > 0 && `${group.nobodyEnrolled} begun with nobody enrolled`,
                ]
                  .filter(text => text !== false)
                  .join('; ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function fillInWords({ enrolled, planned, fill, judged, withoutPlan }: IntakeGroup): string {
  if (planned === null) return `${inDigits(enrolled)}; no plan told`;
  const unplanned = withoutPlan > 0 ? `, ${inDigits(withoutPlan)} without a plan` : '';
  if (fill === null) return `${inDigits(planned)} planned, none begun${unplanned}`;
  return `${inDigits(judged.enrolled)} of ${inDigits(judged.planned)} (${percentInWords(fill)})${unplanned}`;
}
