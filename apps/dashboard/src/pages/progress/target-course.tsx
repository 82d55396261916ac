import { useQuery } from '@tanstack/react-query';
import { CourseChart } from '../../charts/course-chart.js';
import { type ChartTable } from '../../charts/chart-table.js';
import { Figure } from '../../charts/figure.js';
import { forecastAsked, type ForecastReply } from '../../client/queries.js';
import { Nothing } from '../../states/nothing.js';
import { Problem } from '../../states/problem.js';
import { addYears, dayInWords } from '../../words/days.js';
import { type FanPoint } from '../../charts/fan.js';
import { type Course, courseInWords, courseOf } from './course.js';
import { fanOf } from './forecast.js';
import { derivedAsked, type PositionReply, publishedAsked, type Target } from './query.js';
import { begun } from './target-summary.js';

/** A target's stock over time, what is needed, and where it may go. */
export function TargetCourse({ target, reply }: { readonly target: Target; readonly reply: PositionReply }) {
  const { position, asked, unit } = reply;
  const isStock = asked.measure === 'fte' || asked.measure === 'headcount';
  const measured = {
    profession: target.profession,
    area: target.area,
    measure: asked.measure as 'fte' | 'headcount',
  };
  const baselineOn = position?.baseline.on ?? target.baselineOn;
  const published = useQuery({ ...publishedAsked(measured, target.vintage), enabled: isStock });
  const derived = useQuery({
    ...derivedAsked(measured, addYears(baselineOn, -1), position?.on ?? asked.on),
    enabled: isStock && position !== null,
  });
  const forecast = useQuery(forecastAsked(target.id));
  const course = courseOf(reply, published.data, derived.data);
  const asSet = asked.basis === reply.setAs.basis && asked.measure === reply.setAs.measure;
  const { fan, fanFrom } = fanOf(asSet ? forecast.data : null, target);

  if (published.isPending && isStock)
    return <p className="muster-awaited muster-awaited--chart">Asking for the series …</p>;
  return (
    <>
      {course.series.length > 0 && position && (
        <Figure
          title={`${target.profession === 'midwife' ? 'Midwives' : 'Staff'} in post in ${target.areaName}, and what is needed`}
          description={courseInWords(course, unit)}
          source={sourceOf(course, published.data?.series ?? null)}
          dated={`Up to ${dayInWords(position.on)}; asked on ${dayInWords(new Date().toISOString().slice(0, 10))}.`}
          table={tableOf(course, fan, unit)}
        >
          {width => (
            <CourseChart
              width={width}
              title={`In post in ${target.areaName}`}
              description={courseInWords(course, unit)}
              unit={unit}
              {...course}
              fan={fan}
              {...(fanFrom && { fanFrom })}
            />
          )}
        </Figure>
      )}
      <section>
        <h3 className="nhsuk-heading-s">Will the rest arrive in time?</h3>
        {forecast.error && <Problem error={forecast.error} again={() => void forecast.refetch()} />}
        {forecast.data ? (
          <ForecastInWords reply={forecast.data} standing={reply.sentence} />
        ) : (
          !forecast.error && (
            <Nothing>
              {forecast.isPending
                ? 'Asking for the forecast …'
                : 'There is no forecast yet. What the last year’s pace would lead to stands above; it is no forecast.'}
            </Nothing>
          )
        )}
      </section>
    </>
  );
}

/** @param standing what is said above of where the target stands, and may say why nothing can be told */
function ForecastInWords({
  reply: { forecast, words, changed },
  standing,
}: {
  readonly reply: ForecastReply;
  readonly standing: string;
}) {
  if (forecast.status !== 'answered')
    return (
      <Nothing>
        {standing.includes(forecast.detail) ? 'Nothing can be forecast of it' : begun(forecast.detail)}.{' '}
        {begun(forecast.remedy)}.
      </Nothing>
    );
  return (
    <>
      {forecast.from.simulated && (
        <p className="muster-tags">
          <strong className="nhsuk-tag nhsuk-tag--yellow">Forecast from simulated people</strong>
        </p>
      )}
      {words.map(line => (
        <p key={line}>{line}</p>
      ))}
      {changed && <p className="nhsuk-body-s">{changed.words}</p>}
    </>
  );
}

function sourceOf({ series }: Course, name: string | null): string {
  const told = series.map(({ evidence, name: seriesName }) =>
    evidence === 'reported'
      ? `Published figures: series ${name ?? 'not named'}, ${seriesName.replace('Published ', 'vintage ')}`
      : seriesName,
  );
  return `${told.join('; ')}.`;
}

function tableOf({ series, needed }: Course, fan: readonly FanPoint[], unit: string): ChartTable {
  return {
    columns: [{ label: 'Day' }, { label: 'What' }, { label: unit, digits: 1 }],
    rows: [
      ...series.flatMap(({ name, points }) => points.map(({ on, value }) => [dayInWords(on), name, value])),
      ...needed.map(({ on, value }) => [dayInWords(on), 'Needed', value]),
      ...fan.flatMap(({ on, quantiles }) =>
        Object.entries(quantiles).map(([share, value]) => [
          dayInWords(on),
          `Forecast: ${Math.round(Number(share) * 1000) / 10} % of outcomes are below`,
          value,
        ]),
      ),
    ],
  };
}
