import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { BASES, MEASURES } from '../../address/filters.js';
import { useFilters } from '../../address/use-filters.js';
import { targetsAsked } from '../../client/queries.js';
import { DayField } from '../../controls/day-field.js';
import { SelectField } from '../../controls/select-field.js';
import { opened } from '../../shell/opened.js';
import { PageTitle } from '../../shell/page-title.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { positionAsked, type Target } from './query.js';
import { TargetSummary } from './target-summary.js';

/** Charts and tables come once the answer can be read. */
const TargetDetail = opened(async () => (await import('./target-detail.js')).TargetDetail);
const OPENING = <p className="muster-awaited muster-awaited--chart">Opening the reasons …</p>;

/** Home: where every target stands, and why one of them stands there. */
export function ProgressPage() {
  const targets = useQuery(targetsAsked);
  const { filters, change } = useFilters();
  return (
    <>
      <PageTitle title="Progress" lead="Where each promise stands, as far as anybody can know." />
      <Answered query={targets} what="the targets" room="chart">
        {({ targets: all }) => {
          if (all.length === 0) return <Nothing>No target is set yet. POST /v1/targets sets one.</Nothing>;
          const shown = all.find(({ id }) => id === filters.target) ?? all[0]!;
          return (
            <>
              {filters.target !== undefined && shown.id !== filters.target && (
                <p className="muster-problem" role="alert">
                  There is no target {filters.target}; the first one is shown.
                </p>
              )}
              <ul className="muster-targets">
                {all.map(target => (
                  <TargetSummary key={target.id} target={target} shown={target === shown} />
                ))}
              </ul>
              <form
                className="muster-filters"
                aria-label="What is asked"
                onSubmit={event => event.preventDefault()}
              >
                <DayField label="On the day" value={filters.on} onChange={on => change({ on })} />
                <SelectField
                  label="Basis"
                  value={filters.basis ?? ''}
                  options={[['', 'As the target is set'], ...Object.entries(BASES)]}
                  onChange={basis =>
                    change({ basis: basis === '' ? undefined : (basis as keyof typeof BASES) })
                  }
                />
                <SelectField
                  label="Measure"
                  value={filters.measure ?? ''}
                  options={[['', 'As the target is set'], ...Object.entries(MEASURES)]}
                  onChange={measure =>
                    change({ measure: measure === '' ? undefined : (measure as keyof typeof MEASURES) })
                  }
                />
              </form>
              <Reasons target={shown} />
            </>
          );
        }}
      </Answered>
    </>
  );
}

/** Nothing of them is fetched while the answer is awaited. */
function Reasons({ target }: { readonly target: Target }) {
  const { filters } = useFilters();
  const { isPending } = useQuery(positionAsked(target.id, filters));
  return isPending ? (
    OPENING
  ) : (
    <Suspense fallback={OPENING}>
      <TargetDetail target={target} />
    </Suspense>
  );
}
