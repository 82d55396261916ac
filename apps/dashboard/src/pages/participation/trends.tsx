import { useQueries } from '@tanstack/react-query';
import { BarsWithMarks } from '../../charts/bars-with-marks.js';
import { Figure } from '../../charts/figure.js';
import { placeName } from '../../geography/areas.js';
import { Nothing } from '../../states/nothing.js';
import { Problem } from '../../states/problem.js';
import { derivedSource, figureInWords } from '../../words/figures.js';
import { groupName, isOfApplications, STAGES, type StageName } from './attributes.js';
import { type GroupAtStage, groupsAt, shareInWords } from './groups.js';
import { participationAsked, type ParticipationQuestion } from './query.js';
import { academicYear } from '../../words/academic-years.js';

interface TrendsProps {
  readonly question: ParticipationQuestion;
  readonly stage: StageName;
  /** The newest first. */
  readonly years: readonly string[];
}

/** The two groups by cohort year: whether it gets better. */
export function Trends({ question, stage, years }: TrendsProps) {
  const oldestFirst = [...years].reverse();
  const asked = useQueries({
    queries: oldestFirst.map(year =>
      participationAsked({
        ...question,
        year,
        stage,
        profession: isOfApplications(stage) ? undefined : question.profession,
        compared: undefined,
      }),
    ),
  });
  const fault = asked.find(({ error }) => error)?.error;
  const told = oldestFirst.map((year, nth) => ({
    year,
    reply: asked[nth]!.data,
    groups: groupsAt(asked[nth]!.data?.rows ?? [], question.attribute, stage),
  }));
  const simulated = told.some(({ reply }) => reply?.simulated);
  const dated = `${placeName(question.area)}, cohorts of ${academicYear(oldestFirst[0]!)} to ${academicYear(oldestFirst.at(-1)!)}.`;
  return (
    <section>
      <h2 className="nhsuk-heading-m">Year by year</h2>
      {fault && <Problem error={fault} again={() => asked.forEach(query => void query.refetch())} />}
      {asked.some(({ isPending }) => isPending) ? (
        <p className="muster-awaited muster-awaited--chart">Asking for the years …</p>
      ) : question.compared === undefined || told.every(({ groups }) => groups === undefined) ? (
        <Nothing>No year is released yet for this stage.</Nothing>
      ) : isUntold(told.flatMap(({ groups }) => groups ?? [])) ? (
        <Nothing>In none of the years did anybody tell which group they are of.</Nothing>
      ) : (
        <div className="muster-pair">
          {question.compared.map(value => {
            const name = groupName(question.attribute, value);
            const title = `${name}: share of those who reached “${STAGES[stage]}”`;
            const rows = told.map(({ year, groups }) => ({
              year,
              group: groups?.find(each => each.value === value),
            }));
            return (
              <Figure
                key={value}
                title={title}
                description="By the academic year in which cohorts began. Bars are of protected figures: a step of a few people is noise."
                source={`${derivedSource(simulated)} Protected.`}
                dated={dated}
                table={{
                  columns: [
                    { label: 'Cohorts of' },
                    { label: 'People (rounded to 5)' },
                    { label: 'Share' },
                    { label: 'Population' },
                  ],
                  rows: rows.map(({ year, group }) => [
                    academicYear(year),
                    group ? figureInWords(group.people) : 'not released yet',
                    group ? figureInWords(group.share) : 'not released yet',
                    group ? figureInWords(group.population) : 'not released yet',
                  ]),
                }}
              >
                {width => (
                  <BarsWithMarks
                    width={width}
                    title={title}
                    description={rows
                      .map(
                        ({ year, group }) =>
                          `${academicYear(year)}: ${group ? shareInWords(group) : 'not released yet'}`,
                      )
                      .join('; ')}
                    rows={rows.map(({ year, group }) => ({
                      name: academicYear(year),
                      value: group?.share?.value ?? null,
                      mark: group?.population?.value ?? null,
                      words: group ? figureInWords(group.share) : 'not released yet',
                    }))}
                    unit="per cent"
                    names={{
                      bar: 'Share',
                      mark: rows.some(({ group }) => group?.population?.value != null)
                        ? 'Of the population'
                        : undefined,
                    }}
                  />
                )}
              </Figure>
            );
          })}
        </div>
      )}
    </section>
  );
}

function isUntold(groups: readonly GroupAtStage[]): boolean {
  return groups.every(({ share, value }) => share?.status === 'not-told' || value === 'absent');
}
