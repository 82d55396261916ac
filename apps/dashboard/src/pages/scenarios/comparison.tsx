import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFilters } from '../../address/use-filters.js';
import { DotWhisker, type WhiskerRow } from '../../charts/dot-whisker.js';
import { Figure } from '../../charts/figure.js';
import { ProblemError } from '../../client/problem.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { Problem } from '../../states/problem.js';
import { inHundred } from '../../words/chances.js';
import { dayInWords, instantInWords } from '../../words/days.js';
import { inDigits, signed } from '../../words/numbers.js';
import { Assumptions, Missing } from './assumptions.js';
import { JobProgress } from './job-progress.js';
import {
  compare,
  type Comparison,
  comparisonAsked,
  type ComparisonReply,
  saveScenario,
  type Scenario,
  scenariosAsked,
  type ScenarioBody,
  type Target,
} from './query.js';
import { middleInWords, neededIn, sourceInWords } from './rough-answer.js';

/** Two to four scenarios on the same luck: what each assumes, what comes of it, and how sure the difference is. */
export function SideBySide({ target }: { readonly target: Target }) {
  const { filters, change } = useFilters();
  const { data } = useQuery(scenariosAsked);
  const [fault, setFault] = useState<Error>();
  const chosen = filters.compare?.split('*') ?? [];
  const ask = async (scenarios: string[]) => {
    setFault(undefined);
    try {
      const { id } = await compare(scenarios, target.id);
      change({ comparison: id });
    } catch (error) {
      setFault(error as Error);
    }
  };
  return (
    <section aria-labelledby="side-by-side">
      <h2 className="nhsuk-heading-m" id="side-by-side">
        Side by side
      </h2>
      <p>
        Choose up to four above. They are compared on the same luck: each future under one beside the same
        future under the other, so that the difference is known far better than either. The first is what the
        others are compared with.
      </p>
      <p className="muster-downloads muster-asking">
        <button
          type="button"
          className="nhsuk-button nhsuk-button--small"
          disabled={chosen.length < 2}
          onClick={() => void ask(chosen)}
        >
          Compare {chosen.length < 2 ? 'those chosen' : `the ${chosen.length} chosen`}
        </button>
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          disabled={chosen.length < 1 || chosen.length > 3 || chosen.includes(asThingsAre(target))}
          onClick={() =>
            void firstOf(target, data?.scenarios ?? []).then(
              first => ask([first, ...chosen]),
              (error: unknown) => setFault(error as Error),
            )
          }
        >
          Compare with things as they are
        </button>
      </p>
      {fault && <Problem error={fault} />}
      {filters.comparison ? (
        <Compared id={filters.comparison} target={target} />
      ) : (
        chosen.length < 2 && <Nothing>Nothing is compared yet.</Nothing>
      )}
    </section>
  );
}

const asThingsAre = ({ id }: Target) => `as-things-are-${id}`.slice(0, 80);

/** The scenario that changes nothing: the one that is saved, or one that is saved now. */
async function firstOf(target: Target, scenarios: readonly Scenario[]): Promise<string> {
  const id = asThingsAre(target);
  if (scenarios.some(scenario => scenario.id === id)) return id;
  const profession = target.profession as ScenarioBody['profession'];
  const body = { name: 'As things are', by: 'the page Scenarios', target: target.id, profession, levers: [] };
  await saveScenario(id, body).catch((error: unknown) => {
    if (!(error instanceof ProblemError && error.code === 'scenario-exists')) throw error;
  });
  return id;
}

function Compared({ id, target }: { readonly id: string; readonly target: Target }) {
  const query = useQuery(comparisonAsked(id));
  return (
    <Answered query={query} what="the comparison" room="chart">
      {reply => <Told reply={reply} target={target} />}
    </Answered>
  );
}

function Told({ reply, target }: { readonly reply: ComparisonReply; readonly target: Target }) {
  const { answer, job, words, madeAt, status } = reply;
  if (answer?.status === 'answered')
    return <Columns comparison={answer} target={target} madeAt={madeAt!} words={words} />;
  if (status === 'under-way' && job) return <JobProgress job={job} what="the comparison" />;
  return (
    <Nothing>
      {status === 'no-answer'
        ? words.join(' ')
        : 'It was not made: it failed, or was cancelled. Compare again later.'}
    </Nothing>
  );
}

interface ColumnsProps {
  readonly comparison: Comparison;
  readonly target: Target;
  readonly madeAt: string;
  readonly words: readonly string[];
}

function Columns({ comparison, target, madeAt, words }: ColumnsProps) {
  const { scenarios, differences, from, missing } = comparison;
  const { data } = useQuery(scenariosAsked);
  const unit = target.measure === 'fte' ? 'FTE' : 'people';
  const on = differences[0]?.on ?? scenarios[0]!.points.at(-1)!.on;
  const provenance = {
    source: sourceInWords(comparison),
    dated: `From ${dayInWords(from.origin)}; compared on ${instantInWords(madeAt)}.`,
  };
  const first = scenarios[0]!;
  const needed = neededIn({ from } as Parameters<typeof neededIn>[0]);
  return (
    <>
      {from.simulated && (
        <p className="muster-tags">
          <strong className="nhsuk-tag nhsuk-tag--yellow">From simulated people</strong>
        </p>
      )}
      {words.map(line => (
        <p key={line}>{line}</p>
      ))}
      <ul className="muster-columns">
        {scenarios.map(({ scenario, name, by, levers, hit, points }) => {
          const difference = differences.find(each => each.scenario === scenario);
          const saved = data?.scenarios.find(each => each.id === scenario);
          const then = points.find(point => point.on === on);
          return (
            <li key={scenario} className="muster-column">
              <h3 className="nhsuk-heading-s">{name}</h3>
              <p className="muster-column__chance">
                {inHundred((hit.due ?? hit.byDay.at(-1))?.chance ?? 0)} by {dayInWords(on)}
              </p>
              {then && (
                <p>
                  {middleInWords(then.quantiles)} {unit} in post; 80 in 100 outcomes in brackets.
                </p>
              )}
              {difference ? (
                <p>
                  {signed(difference.difference.quantiles['0.5'])} {unit} against “{first.name}” (
                  {signed(difference.difference.quantiles['0.1'])} to{' '}
                  {signed(difference.difference.quantiles['0.9'])}
                  ). {betterInWords(difference)}
                </p>
              ) : (
                <p>What the others are compared with.</p>
              )}
              <p>
                <strong>It assumes</strong>, by {by}:
              </p>
              {saved ? (
                <Assumptions scenario={saved} told={levers} />
              ) : (
                <p>{levers.map(({ inWords }) => inWords).join('; ') || 'As things are.'}</p>
              )}
            </li>
          );
        })}
      </ul>
      <Missing missing={missing} />
      <Figure
        title={`In post on ${dayInWords(on)} under each scenario`}
        description="The dot is the middle of what is likely; 80 in 100 outcomes lie within the whisker."
        {...provenance}
        table={{
          columns: [
            { label: 'Scenario' },
            ...['0.1', '0.5', '0.9'].map(level => ({
              label: `${100 * Number(level)} in 100 are below`,
              digits: 1,
            })),
            { label: 'Chance, per cent', digits: 1 },
          ],
          rows: scenarios.map(({ name, points, hit }) => {
            const at = points.find(point => point.on === on)?.quantiles;
            return [name, at?.['0.1'] ?? null, at?.['0.5'] ?? null, at?.['0.9'] ?? null, chanceOf(hit)];
          }),
        }}
      >
        {width => (
          <DotWhisker
            width={width}
            title={`In post on ${dayInWords(on)}`}
            description="One row a scenario"
            unit={unit}
            rows={scenarios.map(({ name, points }) =>
              whisker(name, points.find(point => point.on === on)?.quantiles),
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
            columns: [
              { label: 'Scenario' },
              { label: '10 in 100 are below', digits: 1 },
              { label: 'Middle', digits: 1 },
              { label: '90 in 100 are below', digits: 1 },
              { label: 'More in post, of 100 futures', digits: 0 },
            ],
            rows: differences.map(({ scenario, difference: { quantiles }, better }) => [
              nameIn(comparison, scenario),
              quantiles['0.1'],
              quantiles['0.5'],
              quantiles['0.9'],
              100 * better,
            ]),
          }}
        >
          {width => (
            <DotWhisker
              width={width}
              title="Difference in post"
              description="One row a scenario"
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

/** "More in post in 98 of 100 futures; the target is 9 in 100 likelier." */
function betterInWords({ better, chance }: Comparison['differences'][number]): string {
  const points = Math.round(100 * Math.abs(chance));
  const likelier = points === 0 ? 'as likely' : `${points} in 100 ${chance > 0 ? 'likelier' : 'less likely'}`;
  return `More in post in ${inHundred(better).replace(' in 100', '')} of 100 futures; the target is ${likelier}.`;
}

function chanceOf(hit: Comparison['scenarios'][number]['hit']): number | null {
  const chance = (hit.due ?? hit.byDay.at(-1))?.chance;
  return chance === undefined ? null : 100 * chance;
}

function nameIn({ scenarios }: Comparison, id: string): string {
  return scenarios.find(({ scenario }) => scenario === id)?.name ?? id;
}

function whisker(
  name: string,
  quantiles: Readonly<Record<string, number>> | undefined,
  write: (value: number) => string = value => inDigits(value),
): WhiskerRow {
  const [low, value, high] = [quantiles?.['0.1'], quantiles?.['0.5'], quantiles?.['0.9']];
  if (low === undefined || value === undefined || high === undefined)
    return { name, value: null, low: null, high: null, words: 'not told' };
  return { name, value, low, high, words: `${write(value)} (${write(low)} to ${write(high)})` };
}
