import { useQuery } from '@tanstack/react-query';
import { useFilters } from '../../address/use-filters.js';
import { Figure } from '../../charts/figure.js';
import { MonthLines } from '../../charts/month-lines.js';
import { SelectField } from '../../controls/select-field.js';
import { placeName } from '../../geography/areas.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { monthShort } from '../../words/days.js';
import { inDigits } from '../../words/numbers.js';
import { type Provenanced } from '../../charts/chart-csv.js';
import { NarrowingFields, narrowed } from './narrowing.js';
import { cohortAsked, type CohortReply, cohortsThere, type PipelineQuestion } from './query.js';

interface FollowedProps extends PipelineQuestion {
  readonly year: string;
  readonly provenance: Provenanced;
}

/** One cohort of one institution, followed through time: those of it who are placed in the area. */
export function FollowedCohort({ year, provenance, ...question }: FollowedProps) {
  const { filters, change } = useFilters();
  const intakes = useQuery(cohortsThere(question, year));
  const begun = narrowed(intakes.data?.rows ?? [], filters)
    .filter(({ enrolled }) => enrolled > 0)
    .sort((a, b) => b.enrolled - a.enrolled);
  const id = filters.cohort ?? begun[0]?.cohortId;
  const options = begun.map(
    ({ cohortId, institution, route, cohort, enrolled }) =>
      [cohortId, `${institution}, ${route}, ${monthShort(`${cohort}-01`)} (${enrolled} began)`] as const,
  );
  return (
    <section>
      <h2 className="nhsuk-heading-m">One cohort, followed</h2>
      <form
        className="muster-filters muster-filters--within"
        aria-label="Which cohort"
        onSubmit={event => event.preventDefault()}
      >
        <NarrowingFields rows={intakes.data?.rows ?? []} />
        {id !== undefined && (
          <SelectField
            label="Cohort"
            value={id}
            options={options.some(([cohort]) => cohort === id) ? options : [[id, id], ...options]}
            onChange={cohort => change({ cohort })}
          />
        )}
      </form>
      {id === undefined ? (
        <Answered query={intakes} what="the cohorts" room="chart">
          {() => (
            <Nothing>
              No such cohort has begun with anybody placed in {placeName(question.area)} who could be
              followed.
            </Nothing>
          )}
        </Answered>
      ) : (
        <Followed id={id} {...question} provenance={provenance} />
      )}
    </section>
  );
}

function Followed({
  id,
  area,
  on,
  provenance,
}: Pick<PipelineQuestion, 'area' | 'on'> & {
  readonly id: string;
  readonly provenance: Provenanced;
}) {
  const query = useQuery(cohortAsked(id, { area, on }));
  return (
    <Answered query={query} what="the cohort" room="chart">
      {reply => (
        <div className="muster-pair">
          <Curve
            curve={reply.firstPost}
            title="Without a first post"
            description="Of those who completed, the share still without a first post. The sooner the line falls, the sooner they came."
            none="Nobody of this cohort has completed yet."
            medianOf="had a first post"
            {...{ id, provenance }}
          />
          <Curve
            curve={reply.retention}
            title="Retained after the first post"
            description="Of those who had a first post, the share who have not left the profession."
            none="Nobody of this cohort has had a first post yet."
            medianOf="had left the profession"
            {...{ id, provenance }}
          />
        </div>
      )}
    </Answered>
  );
}

function Curve({
  id,
  curve,
  title,
  description,
  none,
  medianOf,
  provenance,
}: {
  readonly id: string;
  readonly curve: CohortReply['firstPost'];
  readonly title: string;
  readonly description: string;
  readonly none: string;
  readonly medianOf: string;
  readonly provenance: Provenanced;
}) {
  if (curve.rows.length === 0) return <Nothing>{none}</Nothing>;
  const points = [
    { month: 0, value: 100, low: null, high: null },
    ...curve.rows.flatMap(({ detail, value, low, high }) =>
      value === null ? [] : [{ month: Number(detail), value, low, high }],
    ),
  ];
  const { month } = curve.median;
  const median =
    month === null
      ? `Fewer than half ${medianOf} while they were followed.`
      : `Half ${medianOf} within ${month} ${month === 1 ? 'month' : 'months'}.`;
  const told = `${inDigits(curve.followed)} people are followed. ${median} ${description}`;
  return (
    <Figure
      title={`${title}: ${id}`}
      description={`${told} The band is the 95 % interval.`}
      source={`${provenance.source} Kaplan and Meier’s estimate.`}
      dated={provenance.dated}
      table={{
        columns: [
          { label: 'Whole months after', digits: 0 },
          { label: 'Per cent', digits: 1 },
          { label: 'Lower limit (95 %)', digits: 1 },
          { label: 'Upper limit', digits: 1 },
          { label: 'Followed up to then', digits: 0 },
        ],
        rows: curve.rows.map(({ detail, value, low, high, atRisk }) => [
          Number(detail),
          value,
          low,
          high,
          atRisk,
        ]),
      }}
    >
      {width => (
        <MonthLines
          width={width}
          title={title}
          description={told}
          months="whole months after"
          unit="per cent"
          series={[{ name: title, points }]}
          steps
        />
      )}
    </Figure>
  );
}
