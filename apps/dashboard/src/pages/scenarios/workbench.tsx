import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type ForecastReply } from '../../client/queries.js';
import { Nothing } from '../../states/nothing.js';
import { monthAfter, monthInWords } from '../../words/months.js';
import { useDraft } from './draft.js';
import { LeverPanel } from './lever-panel.js';
import { ftePerHeadAsked, type Scenario, type Target } from './query.js';
import { RoughAnswer } from './rough-answer.js';
import { type Answered, roughly } from './rough.js';
import { SaveScenario } from './save-scenario.js';
import { changesAnything, type LeverStep, stepInWords, stepOf } from './steps.js';

interface WorkbenchProps {
  readonly target: Target;
  readonly reply: ForecastReply | null;
  /** The scenario that is open. */
  readonly scenario: Scenario | undefined;
}

/** Changes to be tried: levers on one side, what they would do on the other. */
export function Workbench({ target, reply, scenario }: WorkbenchProps) {
  const forecast = reply?.forecast.status === 'answered' ? reply.forecast : undefined;
  const saved = useMemo(() => scenario?.levers.map(stepOf) ?? [], [scenario]);
  const { steps, departs, change } = useDraft(saved);
  const firstMonth = forecast ? monthAfter(forecast.from.origin) : monthAfter(new Date().toISOString());
  return (
    <section aria-labelledby="try-changes">
      <h2 className="nhsuk-heading-m" id="try-changes">
        {scenario ? `Changes of “${scenario.name}”` : 'Try changes'}
      </h2>
      <p className="muster-hint">
        Move a slider, or write a number. What you set stands in the address bar: the address is the link to
        it.
        {forecast &&
          ` The forecast begins in ${monthInWords(firstMonth)}, after the newest figures; so does a change, unless you date it.`}
      </p>
      <div className="muster-workbench">
        <ul className="nhsuk-list nhsuk-list--bullet muster-printed">
          {steps.filter(changesAnything).map((step, nth) => (
            <li key={nth}>{stepInWords(step)}</li>
          ))}
        </ul>
        <LeverPanel steps={steps} firstMonth={firstMonth} change={change} />
        <div className="muster-rough">
          {forecast ? (
            <Sketch target={target} forecast={forecast} steps={steps} />
          ) : (
            <NoSketch reply={reply} />
          )}
        </div>
      </div>
      <SaveScenario
        key={scenario?.id ?? 'new'}
        target={target}
        scenario={scenario}
        steps={steps}
        departs={departs}
      />
    </section>
  );
}

function Sketch({
  target,
  forecast,
  steps,
}: {
  readonly target: Target;
  readonly forecast: Answered;
  readonly steps: readonly LeverStep[];
}) {
  const { data: perHead = 1 } = useQuery(ftePerHeadAsked(target, forecast.from));
  const rough = useMemo(() => roughly(forecast, steps, perHead), [forecast, steps, perHead]);
  return <RoughAnswer target={target} forecast={forecast} rough={rough} />;
}

function NoSketch({ reply }: { readonly reply: ForecastReply | null }) {
  return (
    <Nothing>
      {reply === null
        ? 'There is no forecast of this target yet, so nothing can be sketched. It is looked for every few seconds.'
        : `Nothing can be sketched: ${reply.words.join(' ')} A scenario can be saved all the same.`}
    </Nothing>
  );
}
