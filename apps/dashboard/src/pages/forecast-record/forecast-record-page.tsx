import { PageTitle } from '../../shell/page-title.js';
import { BackTest } from './back-test.js';
import { PastForecasts } from './past-forecasts-section.js';

/** How good the forecasts were: what came of those that were made, and how the models would have done before. */
export function ForecastRecordPage() {
  return (
    <>
      <PageTitle
        title="Forecast record"
        lead="What was forecast, and what came: how far a forecast here can be trusted."
      />
      <PastForecasts />
      <BackTest />
    </>
  );
}
