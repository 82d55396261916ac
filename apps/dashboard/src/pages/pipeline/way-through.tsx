import { BarsWithMarks } from '../../charts/bars-with-marks.js';
import { Figure } from '../../charts/figure.js';
import { FlowChart, LEAST_FLOW_WIDTH } from '../../charts/flow-chart.js';
import { Defined } from '../../definitions/defined.js';
import { Nothing } from '../../states/nothing.js';
import { withInterval } from '../../words/figures.js';
import { type CohortYear } from './cohort-years.js';
import { type Provenanced } from '../../charts/chart-csv.js';
import { learnerFlow, reachedStages, yearInWords } from './stages.js';
import { academicYear } from '../../words/academic-years.js';

/** The cohorts of one academic year, from the first application to two years in post. */
export function WayThrough({
  year,
  provenance,
}: {
  readonly year: CohortYear;
  readonly provenance: Provenanced;
}) {
  const stages = reachedStages(year);
  const told = academicYear(year.year);
  const flow = learnerFlow(year);
  return (
    <section>
      <h2 className="nhsuk-heading-m">Cohorts of {told}</h2>
      <p className="muster-answer">{yearInWords(year)}</p>
      <p>
        <Defined as="repair-share">RePAIR attrition</Defined> {withInterval(year.of('repair-share'))};{' '}
        <Defined as="withdrawn-share">withdrawn</Defined> {withInterval(year.of('withdrawn-share'))}. They are
        two things: see below.
      </p>
      <Figure
        title={`Stage by stage: cohorts of ${told}`}
        description="How many reached each stage. Applications are not people: somebody who applies to five institutions makes five. In post 12 and 24 months after counts only those who completed so long ago."
        {...provenance}
        table={{
          columns: [
            { label: 'Stage' },
            { label: 'Number', digits: 0 },
            { label: 'Counts' },
            { label: 'In words' },
          ],
          rows: stages.map(({ name, count, unit, words }) => [name, count, unit, words]),
        }}
      >
        {width => (
          <BarsWithMarks
            width={width}
            title={`Stage by stage: cohorts of ${told}`}
            description={stages.map(({ name, words }) => `${name}: ${words}`).join('; ')}
            rows={stages.map(({ name, count, unit, words }) => ({
              name,
              value: count,
              mark: null,
              words,
              hollow: unit === 'applications',
            }))}
            unit="applications, then people"
            names={{ bar: 'People', hollow: 'Applications' }}
          />
        )}
      </Figure>
      {flow === undefined ? (
        <Nothing>
          Where each learner went cannot be drawn for {told}: the counts of those who began, withdrew,
          completed and are in training do not go into each other.
        </Nothing>
      ) : (
        <Figure
          title={`Where the learners of ${told} are now`}
          description="Everybody who began or transferred in, and what became of them. What leaves a stage is what came to it: nobody is counted twice, and nobody is left out."
          {...provenance}
          table={{
            columns: [{ label: 'From' }, { label: 'To' }, { label: 'People', digits: 0 }],
            rows: flow.links.map(({ source, target, value }) => [
              flow.nodes.find(({ id }) => id === source)!.name,
              flow.nodes.find(({ id }) => id === target)!.name,
              value,
            ]),
          }}
        >
          {width =>
            width >= LEAST_FLOW_WIDTH ? (
              <FlowChart
                width={width}
                title={`Where the learners of ${told} are now`}
                description={yearInWords(year)}
                {...flow}
              />
            ) : (
              <BarsWithMarks
                width={width}
                title={`Where the learners of ${told} are now`}
                description={yearInWords(year)}
                rows={flow.nodes.flatMap(({ id, name }) => {
                  const value = flow.links
                    .filter(({ target }) => target === id)
                    .reduce((sum, link) => sum + link.value, 0);
                  return value > 0 ? [{ name, value, mark: null, words: String(value) }] : [];
                })}
                unit="people"
                names={{ bar: 'People' }}
              />
            )
          }
        </Figure>
      )}
    </section>
  );
}
