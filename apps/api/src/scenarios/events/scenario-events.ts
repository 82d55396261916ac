import { Type } from 'typebox';
import { Instant } from '../../http/schemas.js';
import { JobsReply } from '../../jobs/job-reply.js';
import { ScenarioReply } from '../scenario-state.js';

/** What is told of a scenario's forecast, by the name of the event. */
export const SCENARIO_EVENTS = {
  state: Type.Object(
    {
      state: ScenarioReply.properties.state,
      revision: Type.String({ description: 'of the scenario' }),
      forecast: Type.Union([Type.String(), Type.Null()], { description: 'id of its latest forecast' }),
      job: Type.Union([JobsReply.properties.jobs.items, Type.Null()], {
        description: 'that is under way, with its progress and the seconds left',
      }),
    },
    {
      component: 'ScenarioState',
      description: 'The first event of every stream, and again whenever it is another.',
    },
  ),
  bye: Type.Object(
    { at: Instant('when') },
    { component: 'ScenarioBye', description: 'The last event: the service stops. Connect again.' },
  ),
} as const;
