import { useQuery } from '@tanstack/react-query';
import { type Filters } from '../../address/filters.js';
import { BarsWithMarks } from '../../charts/bars-with-marks.js';
import { Figure } from '../../charts/figure.js';
import { Defined } from '../../definitions/defined.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { dayInWords } from '../../words/days.js';
import { derivedSource, statusInWords } from '../../words/figures.js';
import { inDigits } from '../../words/numbers.js';
import { redistributionAsked, type RedistributionRow } from './query.js';

const CHARTS = [
  {
    by: 'region',
    measure: 'training-posts-per-100000-people',
    title: 'Training posts per 100,000 people, by region',
  },
  {
    by: 'region',
    measure: 'training-posts-per-1000-births',
    title: 'Training posts per 1,000 births, by region',
  },
  {
    by: 'deprivation',
    measure: 'training-posts-per-100000-people',
    title: 'Training posts per 100,000 people, by deprivation of the board',
  },
] as const;

/** Whether training goes where people are, and where they are worst off. */
export function Redistribution({
  profession,
  on,
}: {
  readonly profession: NonNullable<Filters['profession']>;
  readonly on: string;
}) {
  const query = useQuery(redistributionAsked(profession, on));
  return (
    <section>
      <h2 className="nhsuk-heading-m">Does training go where people are?</h2>
      <p>
        <Defined as="training-posts">Training posts</Defined> against those who live there and are born there.
        Fifths are of boards by their average score of deprivation (IMD 2025); 1 is the most deprived.
      </p>
      <Answered query={query} what="where training is" room="chart">
        {({ rows, simulated, sources, on: counted }) => (
          <>
            {regionsUntold(rows) > 0 && (
              <p>
                Of {regionsUntold(rows)} of the {regionsOf(rows)} regions nobody told: they have no figure,
                and what England has is not known.
              </p>
            )}
            <div className="muster-pair">
              {CHARTS.map(({ by, measure, title }) => {
                const own = rows.filter(row => row.by === by && row.measure === measure);
                const england =
                  regionsUntold(rows) > 0
                    ? null
                    : (rows.find(row => row.by === 'england' && row.measure === measure)?.value ?? null);
                return (
                  <Figure
                    key={title}
                    title={title}
                    description={
                      england === null
                        ? 'England is not known.'
                        : `England: ${inDigits(england, 1)}. A bar that ends before the diamond: less than England.`
                    }
                    source={`${derivedSource(simulated)} ${sources.join('; ')}.`}
                    dated={`On ${dayInWords(counted)}.`}
                    table={{
                      columns: [
                        { label: by === 'region' ? 'Region' : 'Fifth of boards' },
                        { label: 'Posts', digits: 0 },
                        { label: 'People', digits: 0 },
                        { label: 'Births', digits: 0 },
                        { label: title, digits: 1 },
                      ],
                      rows: own.map(row => [
                        row.groupName,
                        postsOf(rows, row),
                        row.people,
                        row.births,
                        row.value,
                      ]),
                    }}
                  >
                    {width => (
                      <BarsWithMarks
                        width={width}
                        title={title}
                        description={own.map(row => `${row.groupName}: ${inWords(row)}`).join('; ')}
                        rows={own.map(row => ({
                          name: row.groupName,
                          value: row.value,
                          mark: england,
                          words: inWords(row),
                        }))}
                        unit={own[0]?.unit ?? ''}
                        names={{ bar: 'Here', mark: england === null ? undefined : 'England' }}
                      />
                    )}
                  </Figure>
                );
              })}
            </div>
            {rows
              .filter(
                ({ measure, status }) => measure.startsWith('training-investment') && status === 'given',
              )
              .map(row => (
                <p key={`${row.by} ${row.group} ${row.measure}`}>
                  {row.groupName}: {inDigits(row.value!, 2)} {row.unit}
                </p>
              ))}
            <Nothing>{missingInWords(rows)}</Nothing>
          </>
        )}
      </Answered>
    </section>
  );
}

/** Where a region's posts are not told, England's are too few. */
function regionsUntold(rows: readonly RedistributionRow[]): number {
  return rows.filter(
    ({ by, measure, value }) => by === 'region' && measure === 'training-posts' && value === null,
  ).length;
}

function regionsOf(rows: readonly RedistributionRow[]): number {
  return rows.filter(({ by, measure }) => by === 'region' && measure === 'training-posts').length;
}

function inWords(row: RedistributionRow): string {
  return row.value === null ? statusInWords(row.status) : inDigits(row.value, 1);
}

function postsOf(rows: readonly RedistributionRow[], { by, group }: RedistributionRow): number | null {
  return (
    rows.find(row => row.by === by && row.group === group && row.measure === 'training-posts')?.value ?? null
  );
}

function missingInWords(rows: readonly RedistributionRow[]): string {
  const pounds = rows.some(
    ({ measure, value }) => measure.startsWith('training-investment') && value !== null,
  );
  const rurality = rows.some(({ by, value }) => by === 'rurality' && value !== null);
  return [
    !pounds && 'Pounds of training investment: no event tells of funding yet.',
    !rurality &&
      'Rurality: nobody tells in which district a placement lies, so no post can be called rural or coastal.',
    'Births are known of regions alone, not of boards.',
  ]
    .filter(text => text !== false)
    .join(' ');
}
