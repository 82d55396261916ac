import { useQuery } from '@tanstack/react-query';
import { useFilters } from '../../address/use-filters.js';
import { targetsAsked } from '../../client/queries.js';
import { PageTitle } from '../../shell/page-title.js';
import { Answered } from '../../states/answered.js';
import { BridgeFigure } from './bridge-figure.js';
import { BridgeFilters } from './bridge-filters.js';
import { areasAsked, type BridgeQuestion, bridgesAsked } from './query.js';
import { Within } from './within.js';
import { WayDown } from './way-down.js';

/** From one stock to another: what came in, what went out, and what of it is progress; from England down to a trust. */
export function BridgePage() {
  const { filters } = useFilters();
  const targets = useQuery(targetsAsked);
  const areas = useQuery(areasAsked(filters.to));
  return (
    <>
      <PageTitle title="What changed, and why" lead="From one day’s stock to another’s: parts that add up." />
      <Answered query={targets} what="the targets" room="chart">
        {({ targets: [first], asOf }) => (
          <Answered query={areas} what="the areas" room="chart">
            {({ areas: known }) => {
              const area = known.find(one => one.area === filters.area) ?? known[0]!;
              const evidence =
                filters.evidence ??
                (area.level === 'england' || area.level === 'region' ? 'reported' : 'derived');
              const question: BridgeQuestion = {
                evidence,
                profession: filters.profession ?? 'midwife',
                measure: filters.measure ?? 'fte',
                level: area.level,
                area: area.area,
                from: filters.from ?? first?.baselineOn,
                // Events reach as far as they reach: after that day nothing is known to have changed.
                to: filters.to ?? (evidence === 'derived' ? (asOf.newestPeopleDay ?? undefined) : undefined),
              };
              return (
                <>
                  <WayDown areas={known} area={area} />
                  {filters.area !== undefined && filters.area !== area.area && (
                    <p className="muster-problem" role="alert">
                      {filters.area} is no area of that day; England is shown.
                    </p>
                  )}
                  <BridgeFilters question={question} />
                  <TheBridge question={question} name={area.name} />
                  <Within question={question} areas={known} area={area} />
                </>
              );
            }}
          </Answered>
        )}
      </Answered>
    </>
  );
}

function TheBridge({ question, name }: { readonly question: BridgeQuestion; readonly name: string }) {
  const query = useQuery(bridgesAsked(question));
  return (
    <Answered query={query} what="the bridge" room="chart">
      {reply => <BridgeFigure reply={reply} name={name} />}
    </Answered>
  );
}
