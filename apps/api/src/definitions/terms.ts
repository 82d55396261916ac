import { define, EVENTS } from './definition.js';

const EITHER = 'events about people, or as published';
const BACKTEST =
  'forecasts made again from past days, as if nothing later had been known, and published figures';
const REPORTS = 'reports of organisations or for the area';

/** What the words of positions and bridges mean, which are no measure that a row is of; and those of back-tests. */
export const TERMS = {
  'in-post': define(
    'In post',
    'FTE or people',
    EITHER,
    'Posts that are open, their contract permanent, fixed-term or locum (not bank, not honorary), active or on paid leave. Unpaid absence and secondment are not in post.',
  ),
  baseline: define(
    'Baseline',
    'FTE or people',
    EITHER,
    'The stock on the day from which the change is counted. Both ends of a change come from one vintage of the publication.',
  ),
  'like-for-like': define(
    'Like for like',
    'FTE or people',
    EITHER,
    'The part of the change that counts as progress: the whole change less breaks in the published series, feeds that begin or end (onboarding), and restructuring.',
  ),
  break: define(
    'Break',
    'FTE or people',
    'as published',
    'The published start of a period is not the published end of the one before: an organisation entered or left the data. It is not progress.',
  ),
  onboarding: define(
    'Onboarding',
    'FTE or people',
    EVENTS,
    'People who are counted because the feed of their organisation began, less those whose feed ended. It is not progress.',
  ),
  restructuring: define(
    'Restructuring',
    'FTE or people',
    EVENTS,
    'People who are counted elsewhere because organisations merged or boundaries moved. It is not progress.',
  ),
  residual: define(
    'Residual',
    'FTE or people',
    'as published',
    'End less start, joiners and leavers as published: changes of hours and of role, and what the publication cannot explain. It may be negative.',
  ),
  joiners: define(
    'Joiners',
    'FTE or people',
    EITHER,
    'Derived: new, returned and from another profession. Moves between organisations, career breaks and second posts are not joining. Published: as the publication counts them, between two points in time.',
  ),
  leavers: define(
    'Leavers',
    'FTE or people',
    EITHER,
    'Derived: left, or into another profession. Moves between organisations and career breaks are not leaving. Published: as the publication counts them, between two points in time.',
  ),
  'run-rate': define(
    'Run rate',
    'a month',
    EITHER,
    'What is needed: what remains, spread over the months from the day to the due day. What was achieved: the mean of the last twelve months. Like for like.',
  ),
  basis: define(
    'Basis',
    'FTE, people or posts',
    EITHER,
    'net: like-for-like change of the stock since the baseline. gross: joiners since. establishment: change of funded posts. The promise names none, and the answer hangs on it.',
  ),
  coverage: define(
    'Coverage',
    'per cent',
    'feeds, and the latest published stock',
    'How much of the workforce the feeds of organisations tell of, each organisation weighed by its published stock. Below 95 per cent at the baseline or on the day a derived change is not comparable, and has no percentage.',
  ),
  funded: define('Funded', 'FTE', REPORTS, 'Funded posts: the establishment that was reported.'),
  vacant: define(
    'Vacant',
    'FTE',
    REPORTS,
    'Funded less in post; negative where more are in post than funded.',
  ),
  required: define(
    'Required',
    'FTE',
    'declared, with method and source',
    'A declared need, with the method by which it was found and who found it.',
  ),
  'leaver-rate': define(
    'Leaver rate',
    'per cent',
    EVENTS,
    'Leavers of twelve months (people) by the mean of start and end stock, with the exact Poisson 95 per cent interval.',
  ),
  stability: define(
    'Stability',
    'per cent',
    EVENTS,
    'Of those in post at the start, the share who are in post at the end, twelve months apart.',
  ),
  mase: define(
    'Scaled error of the median',
    'yearly changes',
    BACKTEST,
    'How far the median lay from what came, on average, in mean yearly changes of the past of the same area (MASE): below 1, nearer than a year’s usual change.',
  ),
  pit: define(
    'Where outcomes lay',
    'outcomes',
    BACKTEST,
    'How many outcomes lay in each tenth of what was forecast of them (probability integral transform). Were the forecasts right, all tenths would hold about as many.',
  ),
  reliability: define(
    'Chances, and how often it came',
    'share',
    BACKTEST,
    'Of all chances between two shares: how often what they were given to came about. Were they right, both would be about equal.',
  ),
} as const;
