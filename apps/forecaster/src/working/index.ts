/** What a forecaster does, apart from the door that starts one beside: whoever only starts one does not load the models. */
export { Moments } from '../ground/moments.js';
export { workForecasts } from '../jobs/work-forecasts.js';
export { startRefreshing } from '../refresh/refresh.js';
export { scoreKept } from '../refresh/score.js';
export {
  type AnsweredNow,
  type AskedNow,
  backtestNow,
  forecastNow,
  solveNow,
  type WrittenScenario,
} from '../now/answer-now.js';
