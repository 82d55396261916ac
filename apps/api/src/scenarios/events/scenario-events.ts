import { Type } from 'typebox';
import { JobsReply } from '../../jobs/job-reply.js';
import { stateEvents } from '../../live/state-events.js';
import { ScenarioReply } from '../scenario-state.js';

/** What is told of a scenario's forecast, by the name of the event. */
export const SCENARIO_EVENTS = stateEvents('Scenario', {
  state: ScenarioReply.properties.state,
  revision: Type.String({ description: 'of the scenario' }),
  forecast: Type.Union([Type.String(), Type.Null()], { description: 'id of its latest forecast' }),
  job: Type.Union([JobsReply.properties.jobs.items, Type.Null()], {
    description: 'that is under way, with its progress and the seconds left',
  }),
});
