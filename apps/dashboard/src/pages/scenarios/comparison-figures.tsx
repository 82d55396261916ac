import { DotWhisker, type WhiskerRow } from '../../charts/dot-whisker.js';
import { type ChartColumn } from '../../charts/chart-table.js';
import { Figure } from '../../charts/figure.js';
import { ofHundred } from '../../words/chances.js';
import { dayInWords, instantInWords } from '../../words/days.js';
import { inDigits, signed } from '../../words/numbers.js';
import { type Comparison } from './query.js';
import { neededIn, sourceInWords } from './rough-answer.js';

interface ComparisonFiguresProps {
  readonly comparison: Comparison;
  readonly unit: string;
  readonly madeAt: string;
}

/** What is in post under each scenario, and the difference from the first. */
export function ComparisonFigures({ comparison, unit, madeAt }: ComparisonFiguresProps) {
  const { scenarios, differences, from } = comparison;
  const first = scenarios[0]!;
  const on = differences[0]?.on ?? first.points.at(-1)!.on;
  const needed = neededIn({ from });
  const quantilesOf = ({ points }: Compared) => points.find(point => point.on === on)?.quantiles;
  const provenance = {
    source: sourceInWords(comparison),
    dated: `From ${dayInWords(from.origin)}; compared on ${instantInWords(madeAt)}.`,
  };
  return (
    <>
      <Figure
        title={`In post on ${dayInWords(on)} under each scenario`}
        description="The dot is the middle of what is likely; 80 in 100 outcomes lie within the whisker."
        {...provenance}
        table={{
          columns: [...QUANTILES, { label: 'Chance of the target, per cent', digits: 0 }],
          rows: scenarios.map(compared => [
            nameIn(comparison, compared.scenario),
            ...LEVELS.map(level => quantilesOf(compared)?.[level] ?? null),
            chanceOf(compared),
          ]),
        }}
      >
        {width => (
          <DotWhisker
            width={width}
            title={`In post on ${dayInWords(on)}`}
            description="One row a scenario, with 80 in 100 outcomes, and the stock that is needed."
            unit={unit}
            rows={scenarios.map(compared =>
              whisker(nameIn(comparison, compared.scenario), quantilesOf(compared)),
            )}
            line={needed && { at: needed.value, name: `needed: ${inDigits(needed.value)}` }}
          />
        )}
      </Figure>
      {differences.length > 0 && (
        <Figure
          title={`Difference in post from “${first.name}” on ${dayInWords(on)}`}
          description="Future by future, on the same luck: 80 in 100 lie within the whisker."
          {...provenance}
          table={{
            columns: [...QUANTILES, { label: 'More in post, of 100 futures', digits: 0 }],
            rows: differences.map(({ scenario, difference: { quantiles }, better }) => [
              nameIn(comparison, scenario),
              ...LEVELS.map(level => quantiles[level]),
              ofHundred(better),
            ]),
          }}
        >
          {width => (
            <DotWhisker
              width={width}
              title="Difference in post"
              description={`One row a scenario, against ${first.name}.`}
              unit={unit}
              rows={differences.map(({ scenario, difference }) =>
                whisker(nameIn(comparison, scenario), difference.quantiles, signed),
              )}
              line={{ at: 0, name: first.name }}
            />
          )}
        </Figure>
      )}
    </>
  );
}

type Compared = Comparison['scenarios'][number];

const LEVELS = ['0.1', '0.5', '0.9'] as const;
const QUANTILES: readonly ChartColumn[] = [
  { label: 'Scenario' },
  ...LEVELS.map(level => ({ label: `${100 * Number(level)} in 100 are below`, digits: 1 })),
];

function chanceOf({ hit }: Compared): string | null {
  const chance = (hit.due ?? hit.byDay.at(-1))?.chance;
  return chance === undefined ? null : ofHundred(chance);
}

/** Two may have the same name: their names in addresses tell them apart. */
function nameIn({ scenarios }: Comparison, id: string): string {
  const { name } = scenarios.find(({ scenario }) => scenario === id) ?? { name: id };
  return scenarios.filter(other => other.name === name).length > 1 ? `${name} (${id})` : name;
}

function whisker(
  name: string,
  quantiles: Readonly<Record<string, number>> | undefined,
  write: (value: number) => string = value => inDigits(value),
): WhiskerRow {
  const [low, value, high] = LEVELS.map(level => quantiles?.[level]);
  if (low === undefined || value === undefined || high === undefined)
    return { name, value: null, low: null, high: null, words: 'not told' };
  return { name, value, low, high, words: `${write(value)} (${write(low)} to ${write(high)})` };
}
