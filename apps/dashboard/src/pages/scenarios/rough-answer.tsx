import { type ChartTable } from '../../charts/chart-table.js';
import { Figure } from '../../charts/figure.js';
import { TwoFutures } from '../../charts/two-futures.js';
import { type FanPoint } from '../../charts/fan.js';
import { inHundred } from '../../words/chances.js';
import { dayInWords } from '../../words/days.js';
import { derivedName } from '../../words/figures.js';
import { inDigits, signed } from '../../words/numbers.js';
import { type Target } from './query.js';
import { type Answered, type Rough } from './rough.js';

interface RoughAnswerProps {
  readonly target: Target;
  readonly forecast: Answered;
  readonly rough: Rough;
}

/** What the steps would do, at once: marked as rough wherever it stands. */
export function RoughAnswer({ target, forecast, rough }: RoughAnswerProps) {
  const { now, then, chance, chanceNow, more, on, leftOut } = rough;
  const unit = target.measure === 'fte' ? 'FTE' : 'people';
  const isChanged = Math.abs(more) >= 0.5;
  const words = `${isChanged ? `${signed(more)} ${unit} in post` : 'Nothing is changed'}${on && isChanged ? ` on ${dayInWords(on)}` : ''}.`;
  return (
    <>
      <p className="muster-answer muster-rough__answer" aria-live="polite">
        <strong className="nhsuk-tag nhsuk-tag--grey">Rough</strong>{' '}
        {chance === undefined || chanceNow === undefined ? (
          words
        ) : (
          <>
            <span className="muster-rough__chance">{begun(inHundred(isChanged ? chance : chanceNow))}</span>
            {on && ` by ${dayInWords(on)}`},{' '}
            {isChanged ? `${inHundred(chanceNow)} as things are` : 'as things are'}. {words}
          </>
        )}
      </p>
      {leftOut.length > 0 && (
        <ul className="nhsuk-list nhsuk-list--bullet muster-rough__left-out">
          {leftOut.map(({ step, why }) => (
            <li key={step}>
              Not in this sketch: {step}. {why.charAt(0).toUpperCase() + why.slice(1)}.
            </li>
          ))}
        </ul>
      )}
      <Figure
        title={`Sketch: ${target.areaName}, in post as things are and with these changes`}
        description={`${words} A sketch of the latest forecast: the middle moves, the width stays. Save the changes for the exact answer.`}
        source={sourceInWords(forecast)}
        dated={`From ${dayInWords(forecast.from.origin)}.`}
        table={futuresTable(now, isChanged ? then : [], unit, 'With these changes, roughly')}
      >
        {width => (
          <TwoFutures
            width={width}
            title="Sketch of what the changes would do"
            description={words}
            unit={unit}
            from={{ on: forecast.from.origin, value: forecast.from.inPost }}
            now={now}
            then={isChanged ? then : undefined}
            thenName="With these changes, roughly"
            needed={neededIn(forecast)}
            room={0.04 * forecast.from.inPost}
          />
        )}
      </Figure>
    </>
  );
}

export const begun = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The stock at which the target is met, by the day it is due. */
export function neededIn({ from }: Pick<Answered, 'from'>) {
  return from.dueOn === null
    ? undefined
    : { on: from.dueOn, value: from.inPost + from.amount - from.counted };
}

export function sourceInWords({ from, model }: Pick<Answered, 'from' | 'model'>): string {
  const source = from.published
    ? `Published figures: series ${from.published.series}, vintage ${from.published.vintage}`
    : derivedName(from.simulated);
  return `${source}; ${model} model.`;
}

export function futuresTable(
  now: readonly FanPoint[],
  then: readonly FanPoint[],
  unit: string,
  thenName: string,
): ChartTable {
  const levels = ['0.1', '0.5', '0.9'] as const;
  const words = (level: string) => `${Math.round(100 * Number(level))} in 100 are below`;
  return {
    columns: [
      { label: 'Day' },
      { label: unit },
      ...levels.map(level => ({ label: words(level), digits: 0 })),
    ],
    rows: [
      ...now.map(({ on, quantiles }) => [
        dayInWords(on),
        'As things are',
        ...levels.map(level => quantiles[level] ?? null),
      ]),
      ...then.map(({ on, quantiles }) => [
        dayInWords(on),
        thenName,
        ...levels.map(level => quantiles[level] ?? null),
      ]),
    ],
  };
}

/** 22,411 (21,300 to 23,500) */
export function middleInWords(quantiles: Readonly<Record<string, number>>): string {
  const [low, middle, high] = [quantiles['0.1'], quantiles['0.5'], quantiles['0.9']];
  if (middle === undefined) return 'not told';
  return low === undefined || high === undefined
    ? inDigits(middle)
    : `${inDigits(middle)} (${inDigits(low)} to ${inDigits(high)})`;
}
