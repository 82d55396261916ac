import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFilters } from '../../address/use-filters.js';
import { ProblemError } from '../../client/problem.js';
import { Defined } from '../../definitions/defined.js';
import { Nothing } from '../../states/nothing.js';
import { Problem } from '../../states/problem.js';
import { Compared } from './comparison.js';
import { compare, saveScenario, type Scenario, scenariosAsked, type Target } from './query.js';

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
        Choose up to four above: what each assumes, its <Defined as="p-hit">chance</Defined>, and the
        difference from the first. They are compared on the same luck: each future under one beside the same
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
  const profession = target.profession;
  const body = { name: 'As things are', by: 'the page Scenarios', target: target.id, profession, levers: [] };
  await saveScenario(id, body).catch((error: unknown) => {
    if (!(error instanceof ProblemError && error.code === 'scenario-exists')) throw error;
  });
  return id;
}
