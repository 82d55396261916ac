import { define, EVENTS } from './definition.js';

const PROTECTED =
  'events about people, protected: cell-key noise, then the rules of the statistics agency of higher education (HESA)';

/** Of who comes in and who stays. */
export const PARTICIPATION = {
  participants: define(
    'People',
    'people',
    PROTECTED,
    'People who reached a stage, of one value of one attribute: with noise, rounded to the nearest 5. One of several values need not add up to all.',
  ),
  share: define(
    'Share',
    'per cent',
    PROTECTED,
    'Of everybody at the stage, those of whom the attribute is not told counted in; none of fewer than 22.5 people.',
  ),
  'population-share': define(
    'Share of the population',
    'per cent',
    'ONS, Census 2021 (data/)',
    'Of the people of the area at all ages; by ethnic category, sex and disability alone.',
  ),
  'share-to-population': define(
    'Share to that of the population',
    'ratio',
    'events about people, protected; ONS, Census 2021 (data/)',
    'The share by that of the population: 1 where they are alike. Who did not say is in the whole of the first and in no part of the second.',
  ),
  'relative-likelihood': define(
    'Relative likelihood',
    'ratio',
    'events about people, protected; Koopman (1984) score interval; NHS England, Workforce Race Equality Standard',
    'How many times as likely people of the first group are to reach a stage as those of the second, of those at an earlier one. The interval is that of the figures as they are told; noise and rounding come on top.',
  ),
} as const;

/** Of where training is. */
export const REDISTRIBUTION = {
  'training-posts': define(
    'Training posts',
    'posts',
    EVENTS,
    'Learners in training, where the placement lies, or else the institution.',
  ),
  'training-posts-per-100000-people': define(
    'Training posts per 100,000 people',
    'posts per 100,000 people',
    'events about people; ONS, Census 2021 (data/)',
    'Training posts by the people of the area.',
  ),
  'training-posts-per-1000-births': define(
    'Training posts per 1,000 births',
    'posts per 1,000 births',
    'events about people; ONS, Births in England and Wales 2022 (data/)',
    'Training posts by the live births of a year in the area.',
  ),
  'training-investment-per-100000-people': define(
    'Training investment per 100,000 people',
    'pounds per 100,000 people',
    'no events tell of funding yet',
    'Pounds of training investment by the people of the area.',
  ),
  'training-investment-per-1000-births': define(
    'Training investment per 1,000 births',
    'pounds per 1,000 births',
    'no events tell of funding yet',
    'Pounds of training investment by the live births of a year in the area.',
  ),
} as const;

/** Of sessions by which applicants come. */
export const OUTREACH = {
  'outreach-sessions': define(
    'Sessions',
    'sessions',
    'events of organisations',
    'Sessions of outreach held, where the organisation lies.',
  ),
  'outreach-people': define(
    'People at sessions',
    'people',
    'events of organisations',
    'How many took part, as organisations say.',
  ),
  'outreach-attended': define(
    'People known',
    'people',
    EVENTS,
    'Who is known to have taken part in a session; in two sessions, twice. Below region as hospital statistics are: under eight not told, others rounded to 5.',
  ),
  'outreach-applied-share': define(
    'Applied after',
    'per cent',
    'events about people; Wilson score interval',
    'Of those known to have taken part, who applied on the day of the session or later: whatever else moved them.',
  ),
  'outreach-started-share': define(
    'Started after',
    'per cent',
    'events about people; Wilson score interval',
    'Of those known to have taken part, who began a programme on the day of the session or later.',
  ),
} as const;
