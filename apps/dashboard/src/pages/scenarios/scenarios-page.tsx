import { useQuery } from '@tanstack/react-query';
import { useFilters } from '../../address/use-filters.js';
import { forecastAsked, type ForecastReply, targetsAsked } from '../../client/queries.js';
import { SelectField } from '../../controls/select-field.js';
import { PageTitle } from '../../shell/page-title.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { monthAfter } from '../../words/months.js';
import { ExactAnswer } from './exact-answer.js';
import { scenarioAsked, type Target } from './query.js';
import { SavedScenarios } from './saved-scenarios.js';
import { Sensitivity } from './sensitivity.js';
import { SideBySide } from './side-by-side.js';
import { Solve } from './solve.js';
import { Workbench } from './workbench.js';

/** What would change the answer: tried, saved, compared, and solved backwards. */
export function ScenariosPage() {
  const targets = useQuery(targetsAsked);
  const { filters, change } = useFilters();
  return (
    <>
      <PageTitle title="Scenarios" lead="What would change the answer, and by how much." />
      <Answered query={targets} what="the targets" room="chart">
        {({ targets: all }) => {
          const shown = all.find(({ id }) => id === filters.target) ?? all[0];
          if (!shown) return <Nothing>No target is set yet. POST /v1/targets sets one.</Nothing>;
          return (
            <>
              <form
                className="muster-filters"
                aria-label="What is asked"
                onSubmit={event => event.preventDefault()}
              >
                <SelectField
                  label="Of the target"
                  value={shown.id}
                  options={all.map(({ id, title, inWords }) => [id, title ?? inWords] as const)}
                  onChange={target => change({ ...NOTHING_OF_ANOTHER, target })}
                />
                {filters.scenario && (
                  <div className="muster-field muster-field--buttons">
                    <button
                      type="button"
                      className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                      onClick={() => change({ scenario: undefined, levers: undefined })}
                    >
                      Close the scenario, begin anew
                    </button>
                  </div>
                )}
              </form>
              <OfTarget key={shown.id} target={shown} />
            </>
          );
        }}
      </Answered>
    </>
  );
}

const NOTHING_OF_ANOTHER = {
  ...{ scenario: undefined, levers: undefined, compare: undefined, comparison: undefined },
  ...{ solution: undefined },
};

function OfTarget({ target }: { readonly target: Target }) {
  const forecast = useQuery(forecastAsked(target.id));
  return (
    <Answered query={forecast} what="the latest forecast" room="chart">
      {reply => <Sections target={target} reply={reply} />}
    </Answered>
  );
}

function Sections({ target, reply }: { readonly target: Target; readonly reply: ForecastReply | null }) {
  const { filters } = useFilters();
  const asked = filters.scenario?.split('*')[0];
  const opened = useQuery({ ...scenarioAsked(asked ?? ''), enabled: asked !== undefined });
  // What is known of the one before stays until this one is there, and is not this one.
  const scenario = opened.data?.scenario.id === asked ? opened.data?.scenario : undefined;
  const answered = reply?.forecast.status === 'answered' ? reply.forecast : undefined;
  const firstMonth = monthAfter(answered ? answered.from.origin : new Date().toISOString());
  return (
    <>
      {answered?.from.simulated && (
        <p className="muster-tags">
          <strong className="nhsuk-tag nhsuk-tag--yellow">Forecast from simulated people</strong>
        </p>
      )}
      {(asked === undefined || scenario || opened.error) && (
        <Workbench target={target} reply={reply} scenario={scenario} />
      )}
      {asked && <ExactAnswer key={asked} id={asked} target={target} now={reply} />}
      <SavedScenarios target={target} />
      <SideBySide target={target} />
      {answered && <Solve target={target} firstMonth={firstMonth} />}
      {answered && <Sensitivity target={target} />}
    </>
  );
}
