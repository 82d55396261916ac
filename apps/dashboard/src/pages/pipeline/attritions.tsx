import { DotWhisker, type WhiskerRow } from '../../charts/dot-whisker.js';
import { Figure } from '../../charts/figure.js';
import { Defined } from '../../definitions/defined.js';
import { withInterval } from '../../words/figures.js';
import { type CohortYear } from './cohort-years.js';
import { type Provenanced } from '../../charts/chart-csv.js';
import { academicYear } from '../../words/academic-years.js';

const TWO = [
  {
    measure: 'withdrawn-share',
    title: 'Withdrawn: left for good',
    description:
      'Of everybody who began, who withdrew and did not return. It grows while a cohort is in training: young cohorts are low because they are young.',
  },
  {
    measure: 'repair-share',
    title: 'RePAIR attrition: not completed within the standard pathway',
    description:
      'Of those whose standard pathway has ended, who had not completed by its end: late or lost. Whoever completes a year late counts here, and is no loss.',
  },
] as const;

/** Two attritions beside each other, on charts of their own: they have different denominators, and add up to nothing. */
export function Attritions({
  years,
  provenance,
}: {
  readonly years: readonly CohortYear[];
  readonly provenance: Provenanced;
}) {
  const begun = years.filter(year => year.count('starters') > 0);
  const highest = begun.flatMap(year => TWO.map(({ measure }) => year.of(measure)?.high ?? 0));
  return (
    <section>
      <h2 className="nhsuk-heading-m">Two attritions, never mixed</h2>
      <p>
        <Defined as="withdrawn-share">Withdrawn</Defined> is who left.{' '}
        <Defined as="repair-share">RePAIR</Defined> is who was not through in time. A high RePAIR figure
        beside a low withdrawn one means late, not lost. Do not add them up.
      </p>
      <div className="muster-pair">
        {TWO.map(({ measure, title, description }) => {
          const rows = begun.map((year): WhiskerRow => {
            const figure = year.of(measure);
            return {
              name: academicYear(year.year),
              value: figure?.value ?? null,
              low: figure?.low ?? null,
              high: figure?.high ?? null,
              words: withInterval(figure),
              shape: measure === 'repair-share' ? 'square' : 'circle',
            };
          });
          return (
            <Figure
              key={measure}
              title={title}
              description={description}
              {...provenance}
              table={{
                columns: [
                  { label: 'Cohorts of' },
                  { label: 'Per cent', digits: 1 },
                  { label: 'Lower limit (95 %)', digits: 1 },
                  { label: 'Upper limit', digits: 1 },
                  { label: 'Of people', digits: 0 },
                ],
                rows: begun.map(year => {
                  const figure = year.of(measure);
                  return [
                    academicYear(year.year),
                    figure?.value ?? null,
                    figure?.low ?? null,
                    figure?.high ?? null,
                    figure?.of ?? null,
                  ];
                }),
              }}
            >
              {width => (
                <DotWhisker
                  width={width}
                  title={title}
                  description={rows.map(({ name, words }) => `${name}: ${words}`).join('; ')}
                  rows={rows}
                  unit="per cent, with 95 % interval"
                  domain={[0, Math.max(10, ...highest)]}
                />
              )}
            </Figure>
          );
        })}
      </div>
    </section>
  );
}
