import { BarsWithMarks } from '../../charts/bars-with-marks.js';
import { Figure } from '../../charts/figure.js';
import { ReliabilityChart } from '../../charts/reliability-chart.js';
import { Defined } from '../../definitions/defined.js';
import { Nothing } from '../../states/nothing.js';
import { ofHundred } from '../../words/chances.js';
import { inDigits, PER_CENT } from '../../words/numbers.js';
import { wilson } from './intervals.js';
import { type BacktestGroup } from './query.js';
import { groupName, percent, pitInWords } from './scores.js';

interface Calibrated {
  readonly group: BacktestGroup;
  /** What the past was read from. */
  readonly source: string;
  readonly dated: string;
}

/** Whether chances and ranges mean what they say. */
export function Calibration({ group, ...told }: Calibrated) {
  return (
    <>
      <h3 className="nhsuk-heading-s">
        Do its ranges and chances hold? <Defined as="pit">Where outcomes lay</Defined>, and{' '}
        <Defined as="reliability">how often it came</Defined>
      </h3>
      <WhereOutcomesLay group={group} {...told} />
      <Reliability group={group} {...told} />
    </>
  );
}

function WhereOutcomesLay({ group, source, dated }: Calibrated) {
  const { pit } = group;
  const total = pit.reduce((sum, count) => sum + count, 0);
  const title = `Where outcomes lay in what was forecast of them: ${groupName(group)}`;
  const rows = pit.map((count, nth) => ({
    name: nth === 0 ? 'Lowest tenth' : nth === pit.length - 1 ? 'Highest tenth' : `Tenth ${nth + 1}`,
    count,
  }));
  return (
    <Figure
      title={title}
      description={pitInWords(pit)}
      source={source}
      dated={dated}
      level={3}
      table={{
        columns: [
          { label: 'Part of the range' },
          { label: 'Outcomes', digits: 0 },
          { label: 'Expected', digits: 1 },
        ],
        rows: rows.map(({ name, count }) => [name, count, total / pit.length]),
      }}
    >
      {width => (
        <BarsWithMarks
          width={width}
          title={title}
          description={rows.map(({ name, count }) => `${name}: ${count}`).join('; ')}
          unit="outcomes"
          names={{ bar: 'Outcomes', mark: 'As many as should be' }}
          rows={rows.map(({ name, count }) => ({
            name,
            value: count,
            mark: total / pit.length,
            words: inDigits(count),
          }))}
        />
      )}
    </Figure>
  );
}

function Reliability({ group, source, dated }: Calibrated) {
  const told = group.reliability.flatMap(({ from, to, count, meanChance, cameAbout }) =>
    meanChance === null || cameAbout === null ? [] : [{ from, to, count, meanChance, cameAbout }],
  );
  const title = `Chances, and how often it came: ${groupName(group)}`;
  if (told.length === 0) return <Nothing>No chance was given to anything of this group.</Nothing>;
  return (
    <Figure
      title={title}
      description="Of all targets that were given about the same chance, so many came about. Below the dashed line the chances were too high, above it too low. One past day gives many chances, which come or fail together: intervals are narrower than they should be."
      source={source}
      dated={dated}
      table={{
        columns: [
          { label: 'Chance given' },
          { label: 'So many', digits: 0 },
          { label: 'Mean chance in %', digits: 1 },
          { label: 'Came about in %', digits: 1 },
        ],
        rows: told.map(({ from, to, count, meanChance, cameAbout }) => [
          `${percent(from)} to ${percent(to)}`,
          count,
          100 * meanChance,
          100 * cameAbout,
        ]),
      }}
    >
      {width => (
        <ReliabilityChart
          width={width}
          title={title}
          description={told
            .map(
              ({ count, meanChance, cameAbout }) =>
                `of ${count} given ${ofHundred(meanChance)}${PER_CENT}, ${percent(cameAbout)} came`,
            )
            .join('; ')}
          points={told.map(({ count, meanChance, cameAbout }) => ({
            said: meanChance,
            came: cameAbout,
            ...wilson(cameAbout, count),
          }))}
        />
      )}
    </Figure>
  );
}
