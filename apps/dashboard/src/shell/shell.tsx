import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useFilters } from '../address/use-filters.js';
import { targetsAsked } from '../client/queries.js';
import { Freshness } from '../freshness/freshness.js';
import { SimulatedBanner } from './simulated-banner.js';
import { SiteFooter } from './site-footer.js';
import { SiteHeader } from './site-header.js';

/** What is around every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { data } = useQuery(targetsAsked);
  const { faults } = useFilters();
  return (
    <>
      <a className="nhsuk-skip-link" href="#content">
        Skip to main content
      </a>
      <SiteHeader />
      {data?.asOf.simulated && <SimulatedBanner />}
      <div className="nhsuk-width-container">
        <main className="muster-main" id="content" tabIndex={-1}>
          {faults.length > 0 && (
            <p className="muster-problem" role="alert">
              The address says what cannot be asked, and it was left out: {faults.join(', ')}.
            </p>
          )}
          {children}
        </main>
        <div className="muster-freshness-room">
          {data && <Freshness asOf={data.asOf} today={new Date().toISOString().slice(0, 10)} />}
        </div>
      </div>
      <SiteFooter />
    </>
  );
}
