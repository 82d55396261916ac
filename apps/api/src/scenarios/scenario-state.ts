import { type Static, Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { ForecastReply } from '../forecasts/forecast-reply.js';
import { Nullable } from '../http/schemas.js';
import { JobsReply } from '../jobs/job-reply.js';
import { ScenarioJson, ScenarioRevisionJson } from './scenario-reply.js';

export const ScenarioReply = Type.Object(
  {
    scenario: ScenarioJson,
    history: Type.Array(ScenarioRevisionJson, {
      description: 'every way it read, oldest first; the last is current',
    }),
    state: Type.Enum(['no-target', 'not-asked', 'under-way', 'forecast', 'outdated'], {
      description:
        'no-target: it names none, so there is no chance to forecast; not-asked: the forecaster has not come to it; under-way: a job is; ' +
        'forecast: `latest` stands on what the store holds now; outdated: it does not, and another will be made',
    }),
    latest: Nullable(
      Type.Omit(ForecastReply, ['asOf', 'underWay']),
      'its latest forecast, of whichever revision; null: none yet',
    ),
    underWay: JobsReply.properties.jobs,
    asOf: AsOf,
  },
  { component: 'ScenarioReply' },
);
export type ScenarioReply = Static<typeof ScenarioReply>;
