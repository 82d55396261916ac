import { define, EVENTS } from './definition.js';

/** Of what learners log. */
export const EXPOSURE = {
  'in-programme': define(
    'In the programme',
    'people',
    EVENTS,
    'Learners in training on the last day of a month of the programme, of programmes that have a standard.',
  ),
  'on-track-share': define(
    'On track',
    'per cent',
    'events about people; data/exposure_requirements.csv; Wilson score interval',
    'Of those in the programme, who by the end of the month had logged at least minimum × month ÷ length of each requirement, of one alternative where there are several.',
  ),
  'practice-hours': define('Hours of practice', 'hours', EVENTS, 'Hours logged, by practice area.'),
  'practice-count': define('Practice counted', 'times', EVENTS, 'What learners logged having done, by kind.'),
} as const;
