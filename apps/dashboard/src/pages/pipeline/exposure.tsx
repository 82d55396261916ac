import { useQueries, useQuery } from '@tanstack/react-query';
import { useFilters } from '../../address/use-filters.js';
import { Figure } from '../../charts/figure.js';
import { LOOKS, MonthLines, type MonthSeries } from '../../charts/month-lines.js';
import { Defined } from '../../definitions/defined.js';
import { Nothing } from '../../states/nothing.js';
import { Problem } from '../../states/problem.js';
import { monthShort } from '../../words/days.js';
import { percentInWords } from '../../words/numbers.js';
import { narrowed } from './narrowing.js';
import { practiceOf, requirementsInWords, trackOf } from './practice.js';
import { type Provenanced } from '../../charts/chart-csv.js';
import { cohortsThere, exposureAsked, type PipelineQuestion } from './query.js';
import { DefinedTable } from '../../definitions/defined-table.js';
import { academicYear } from '../../words/academic-years.js';

interface ExposureProps extends PipelineQuestion {
  readonly year: string;
  readonly provenance: Provenanced;
}

/** What learners did in practice, against what the standard asks for. */
export function Exposure({ year, provenance, ...question }: ExposureProps) {
  const { filters } = useFilters();
  const intakes = useQuery(cohortsThere(question, year));
  const cohorts = narrowed(
    intakes.data?.rows ?? [],
    filters.institution === undefined ? {} : { institution: filters.institution },
  );
  const months = [...new Set(cohorts.map(({ cohort }) => cohort))].sort();
  const programmes = new Set(cohorts.map(({ programme }) => programme));
  const asked = useQueries({
    queries: months
      .slice(0, LOOKS.length)
      .map(cohort => exposureAsked(question, cohort, filters.institution)),
  });
  const fault = asked.find(({ error }) => error)?.error;
  const replies = asked.flatMap(({ data }) => data ?? []);
  const rows = replies.flatMap(reply => reply.rows).filter(({ programme }) => programmes.has(programme));
  const series: MonthSeries[] = trackOf(rows).map(({ cohort, programme, points }) => ({
    name: `${programmes.size > 1 ? `${programme}, ` : ''}began ${monthShort(`${cohort}-01`)}`,
    points,
  }));
  const requirements =
    replies[0]?.requirements.filter(({ profession }) => profession === question.profession) ?? [];
  const practice = practiceOf(rows);
  const title = `On track with practice: cohorts of ${academicYear(year)}`;
  return (
    <section>
      <h2 className="nhsuk-heading-m">Are learners taught in all areas of practice?</h2>
      {fault && <Problem error={fault} again={() => asked.forEach(query => void query.refetch())} />}
      {intakes.isPending || asked.some(({ isPending }) => isPending) ? (
        <p className="muster-awaited muster-awaited--chart">Asking for practice …</p>
      ) : series.length === 0 || practice.length === 0 ? (
        <Nothing>Nothing is logged of what learners of {academicYear(year)} did in practice.</Nothing>
      ) : (
        <>
          <p>
            <Defined as="on-track-share">On track</Defined> in a month of the programme: the learner has
            logged by then their part of everything that is required. {requirementsInWords(requirements)}
          </p>
          <Figure
            title={title}
            description="The share of those in the programme who are on track, by month of the programme. Nothing logged is not on track. Towards the end only those who are late are left in the programme."
            source={`${provenance.source} ${[...new Set(requirements.map(({ source }) => source))].join('; ')}.`}
            dated={provenance.dated}
            table={{
              columns: [
                { label: 'Cohort' },
                { label: 'Month of the programme', digits: 0 },
                { label: 'On track, per cent', digits: 1 },
                { label: 'Lower limit (95 %)', digits: 1 },
                { label: 'Upper limit', digits: 1 },
              ],
              rows: series.flatMap(({ name, points }) =>
                points.map(({ month, value, low, high }) => [name, month, value, low, high]),
              ),
            }}
          >
            {width => (
              <MonthLines
                width={width}
                title={title}
                description={series
                  .map(
                    ({ name, points }) =>
                      `${name}: ${percentInWords(points.at(-1)!.value)} in month ${points.at(-1)!.month}`,
                  )
                  .join('; ')}
                months="month of the programme"
                unit="per cent on track"
                series={series}
              />
            )}
          </Figure>
          <h3 className="nhsuk-heading-s">What was logged</h3>
          <DefinedTable
            caption="What learners of these cohorts logged up to the day"
            first="Practice"
            head={[
              <Defined key="total" as="practice-count">
                Logged
              </Defined>,
            ]}
            rows={practice.map(({ name, words }) => ({ name, cells: [words] }))}
          />
        </>
      )}
    </section>
  );
}
