import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useFilters } from '../../address/use-filters.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { instantShort } from '../../words/days.js';
import { Assumptions } from './assumptions.js';
import { type Scenario, scenariosAsked, type Target } from './query.js';

/** So many stand beside each other. */
const MOST = 4;

/** The scenarios of a target: to be opened, and to be put side by side. */
export function SavedScenarios({ target }: { readonly target: Target }) {
  const query = useQuery(scenariosAsked);
  return (
    <section aria-labelledby="saved-scenarios">
      <h2 className="nhsuk-heading-m" id="saved-scenarios">
        Saved scenarios
      </h2>
      <Answered query={query} what="the scenarios">
        {({ scenarios }) => {
          const own = scenarios.filter(scenario => scenario.target === target.id);
          return own.length === 0 ? (
            <Nothing>None is saved for this target yet. Move a slider, give it a name, and save it.</Nothing>
          ) : (
            <ScenarioTable scenarios={own} />
          );
        }}
      </Answered>
    </section>
  );
}

function ScenarioTable({ scenarios }: { readonly scenarios: readonly Scenario[] }) {
  const { filters, change, searchWith } = useFilters();
  const asked = useMemo(() => filters.compare?.split('*') ?? [], [filters.compare]);
  // A tick shows at once; the address follows.
  const [chosen, setChosen] = useState<readonly string[]>(asked);
  useEffect(() => setChosen(asked), [asked]);
  const choose = (id: string, isChosen: boolean) => {
    const next = isChosen ? [...chosen, id] : chosen.filter(each => each !== id);
    setChosen(next);
    change({ compare: next.length === 0 ? undefined : next.join('*') });
  };
  return (
    <div className="muster-scroll" tabIndex={0} role="region" aria-label="Table: Saved scenarios">
      <table className="muster-table muster-scenarios">
        <caption className="nhsuk-u-visually-hidden">Saved scenarios</caption>
        <thead>
          <tr>
            <th scope="col">Side by side</th>
            <th scope="col">Scenario</th>
            <th scope="col">What it assumes</th>
            <th scope="col">By, and when</th>
          </tr>
        </thead>
        <tbody>
          {scenarios.map(scenario => {
            const { id, name, by, recordedAt } = scenario;
            const isChosen = chosen.includes(id);
            return (
              <tr key={id}>
                <td>
                  <input
                    type="checkbox"
                    className="muster-checkbox"
                    aria-label={`Side by side: ${name}`}
                    checked={isChosen}
                    disabled={!isChosen && chosen.length >= MOST}
                    onChange={({ target }) => choose(id, target.checked)}
                  />
                </td>
                <th scope="row">
                  <Link
                    to={`/scenarios${searchWith({ scenario: id, levers: undefined })}`}
                    preventScrollReset
                    aria-current={id === filters.scenario ? 'true' : undefined}
                  >
                    {name}
                  </Link>
                  {id === filters.scenario && ' (open)'}
                </th>
                <td>
                  <Assumptions scenario={scenario} />
                </td>
                <td>
                  {by}, {instantShort(recordedAt)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
