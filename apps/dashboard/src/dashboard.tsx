import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { LiveUpdates } from './live/live-context.js';
import { PAGES } from './pages.js';
import { Faults } from './shell/faults.js';
import { NoSuchPage } from './shell/no-such-page.js';
import { Shell } from './shell/shell.js';

export function Dashboard({ queries }: { readonly queries: QueryClient }) {
  const Home = PAGES[0]!.Page;
  return (
    <QueryClientProvider client={queries}>
      <BrowserRouter>
        <LiveUpdates>
          <Shell>
            <Suspense fallback={<p className="muster-awaited muster-awaited--chart">Opening the page …</p>}>
              <Routes>
                <Route path="/" element={guarded(Home)} />
                {PAGES.map(({ address, Page }) => (
                  <Route key={address} path={address} element={guarded(Page)} />
                ))}
                <Route path="*" element={<NoSuchPage />} />
              </Routes>
            </Suspense>
          </Shell>
        </LiveUpdates>
      </BrowserRouter>
    </QueryClientProvider>
  );
}

/** Each page has faults of its own. */
function guarded(Page: (typeof PAGES)[number]['Page']) {
  return (
    <Faults>
      <Page />
    </Faults>
  );
}
