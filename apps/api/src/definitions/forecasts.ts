import { define, type Definition } from './definition.js';

const MODELS = 'the models of docs/forecast.md, on published figures or events about people';
const SCORES = 'kept forecasts, and figures published later';

/** What is said of what will be, and of how well it was said. */
export const FORECASTS = {
  'p-hit': define(
    'Chance of the target',
    'probability',
    MODELS,
    'The share of simulated futures in which at least the amount of the target counts on the day.',
  ),
  'expected-shortfall': define(
    'Expected shortfall',
    'FTE or people',
    MODELS,
    'What is missing to the amount of the target on the day, on average over all simulated futures, none counted as 0.',
  ),
  'median-in-post': define(
    'Median in post',
    'FTE or people',
    MODELS,
    'In half of the simulated futures there are more in post on the day, in half fewer; like for like from the origin.',
  ),
  'median-counted': define(
    'Median of what counts',
    'FTE or people',
    MODELS,
    'In half of the simulated futures more counts towards the target on the day, in half less.',
  ),
  wis: define(
    'Weighted interval score',
    'FTE or people',
    SCORES,
    'How far the seven quantiles of a forecast lay from what came: the mean quantile score, in the unit of the figure; smaller is better.',
  ),
  'within-80': define(
    'Within the 80 % interval',
    '1 or 0',
    SCORES,
    'Whether what came lay between the 10 % and the 90 % quantile: of many forecasts it should be four in five.',
  ),
  'within-95': define(
    'Within the 95 % interval',
    '1 or 0',
    SCORES,
    'Whether what came lay between the 2.5 % and the 97.5 % quantile: of many forecasts it should be 19 in 20.',
  ),
  brier: define(
    'Brier score',
    'squared probability',
    SCORES,
    'The square of the difference between the chance that was given to a target and what came, 1 where it was met and 0 where not; smaller is better.',
  ),
} as const satisfies Readonly<Record<string, Definition>>;
