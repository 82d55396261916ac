import { useFilters } from '../../address/use-filters.js';
import { BarsWithMarks } from '../../charts/bars-with-marks.js';
import { Figure } from '../../charts/figure.js';
import { SelectField } from '../../controls/select-field.js';
import { Defined } from '../../definitions/defined.js';
import { placeName } from '../../geography/areas.js';
import { Nothing } from '../../states/nothing.js';
import { monthShort } from '../../words/days.js';
import { derivedSource, figureInWords } from '../../words/figures.js';
import { ATTRIBUTES, STAGES, type StageName } from './attributes.js';
import { everybodyAt, type GroupAtStage, groupsAt, shareInWords } from './groups.js';
import { type ParticipationQuestion, type ParticipationRow } from './query.js';
import { academicYear } from '../../words/academic-years.js';

interface SharesProps {
  readonly question: ParticipationQuestion;
  readonly stage: StageName;
  readonly rows: readonly ParticipationRow[];
  readonly simulated: boolean;
}

/** How large each group is at a stage, beside how large it is in the population. */
export function Shares({ question, stage, rows, simulated }: SharesProps) {
  const { change } = useFilters();
  const groups = groupsAt(rows, question.attribute, stage);
  const { label } = ATTRIBUTES[question.attribute];
  const title = `${STAGES[stage]}, by ${label}: cohorts of ${academicYear(question.year)}`;
  const withPopulation = groups?.some(({ population }) => population?.value != null) ?? false;
  const month = rows.find(row => row.stage === stage)?.month;
  return (
    <section>
      <h2 className="nhsuk-heading-m">
        <Defined as="share">Shares</Defined> against the <Defined as="population-share">population’s</Defined>
      </h2>
      <form
        className="muster-filters muster-filters--within"
        aria-label="Which stage"
        onSubmit={event => event.preventDefault()}
      >
        <SelectField
          label="Of those who reached"
          value={stage}
          options={Object.entries(STAGES) as [StageName, string][]}
          onChange={chosen => change({ stage: chosen === 'started' ? undefined : chosen })}
        />
      </form>
      {groups === undefined ? (
        <Nothing>
          Not released yet: too few people of {academicYear(question.year)} have reached “{STAGES[stage]}” in{' '}
          {placeName(question.area)}, or nobody told of any. An earlier stage, an earlier year or a larger
          area may be told.
        </Nothing>
      ) : (
        <Figure
          title={title}
          description={`Of ${everybodyAt(rows, stage)} at this stage (noise added, rounded to 5). ${howToRead(groups, withPopulation)}`}
          source={`${derivedSource(simulated)} Protected.${withPopulation ? ' Population: ONS, Census 2021, all ages.' : ''}`}
          dated={`${placeName(question.area)}${month ? `, as at the end of ${monthShort(`${month}-01`)}` : ''}.`}
          table={{
            columns: [
              { label: 'Group' },
              { label: 'People (rounded to 5)' },
              { label: 'Share, per cent' },
              { label: 'Population, per cent' },
              { label: 'Share to population' },
            ],
            rows: groups.map(({ name, people, share, population, toPopulation }) => [
              name,
              figureInWords(people),
              figureInWords(share),
              figureInWords(population),
              figureInWords(toPopulation, 2),
            ]),
          }}
        >
          {width => (
            <BarsWithMarks
              width={width}
              title={title}
              description={groups.map(group => `${group.name}: ${shareInWords(group)}`).join('; ')}
              rows={groups.map(group => ({
                name: group.name,
                value: group.share?.value ?? null,
                mark: group.population?.value ?? null,
                words: shareInWords(group),
                hollow: group.untold,
              }))}
              unit="per cent"
              names={{
                bar: 'Share of those at the stage',
                hollow: 'Not stated, not known, absent',
                mark: withPopulation ? 'Share of the population' : undefined,
              }}
            />
          )}
        </Figure>
      )}
    </section>
  );
}

function howToRead(groups: readonly GroupAtStage[], withPopulation: boolean): string {
  if (groups.some(({ share }) => share?.status === 'not-told'))
    return 'Nobody, or hardly anybody, told which group they are of.';
  return withPopulation
    ? 'A bar that ends before its diamond: fewer than in the population.'
    : 'No denominator: Muster has no population by this attribute.';
}
