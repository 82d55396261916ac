import { type LeverTold, type Scenario } from './query.js';
import { stepInWords, stepOf } from './steps.js';

/** What a scenario changes, in words, and what of it the model could not do. */
export function Assumptions({
  scenario,
  told,
}: {
  readonly scenario: Pick<Scenario, 'levers'>;
  readonly told?: readonly LeverTold[];
}) {
  if (scenario.levers.length === 0)
    return <p className="muster-assumptions">Nothing is changed: as things are.</p>;
  return (
    <ul className="nhsuk-list nhsuk-list--bullet muster-assumptions">
      {scenario.levers.map(lever => {
        const of = told?.find(({ inWords }) => inWords === lever.inWords);
        return (
          <li key={lever.inWords}>
            {stepInWords(stepOf(lever))}
            {of && !of.applied && (
              <>
                {' '}
                <strong className="nhsuk-tag nhsuk-tag--orange">Not in the answer</strong> {of.why}.
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What the models would have to be told to do all of it. */
export function Missing({
  missing,
}: {
  readonly missing: readonly { readonly what: string; readonly remedy: string }[];
}) {
  if (missing.length === 0) return null;
  return (
    <details className="muster-quiet-details">
      <summary>What is missing for the rest</summary>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {missing.map(({ what, remedy }) => (
          <li key={what}>
            {what.charAt(0).toUpperCase() + what.slice(1)}: {remedy}.
          </li>
        ))}
      </ul>
    </details>
  );
}
