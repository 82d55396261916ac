import { type ComponentType } from 'react';
import { ProgressPage } from './pages/progress/progress-page.js';
import { opened } from './shell/opened.js';

export interface Page {
  /** As in addresses.json, from which the api knows where to show the page. */
  readonly address: string;
  readonly name: string;
  readonly Page: ComponentType;
}

/** In the order of the menu. The first is home, and comes with the first load; others are fetched when they are opened. */
export const PAGES: readonly Page[] = [
  { address: '/progress', name: 'Progress', Page: ProgressPage },
  {
    address: '/bridge',
    name: 'What changed',
    Page: opened(async () => (await import('./pages/bridge/bridge-page.js')).BridgePage),
  },
  {
    address: '/pipeline',
    name: 'Pipeline',
    Page: opened(async () => (await import('./pages/pipeline/pipeline-page.js')).PipelinePage),
  },
  {
    address: '/participation',
    name: 'Participation',
    Page: opened(async () => (await import('./pages/participation/participation-page.js')).ParticipationPage),
  },
  {
    address: '/places',
    name: 'Places',
    Page: opened(async () => (await import('./pages/places/places-page.js')).PlacesPage),
  },
  {
    address: '/scenarios',
    name: 'Scenarios',
    Page: opened(async () => (await import('./pages/scenarios/scenarios-page.js')).ScenariosPage),
  },
  {
    address: '/forecast-record',
    name: 'Forecast record',
    Page: opened(
      async () => (await import('./pages/forecast-record/forecast-record-page.js')).ForecastRecordPage,
    ),
  },
  {
    address: '/report',
    name: 'Board report',
    Page: opened(async () => (await import('./pages/report/report-page.js')).ReportPage),
  },
  {
    address: '/operations',
    name: 'Data and operations',
    Page: opened(async () => (await import('./pages/operations/operations-page.js')).OperationsPage),
  },
];
