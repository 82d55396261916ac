import { define, EVENTS, INSTITUTIONS } from './definition.js';

/** Of stock, flows and targets. */
export const STAFFING = {
  fte: define(
    'FTE',
    'FTE',
    'events about people, or as published',
    'Full-time equivalents in post: the sum of the posts’ FTE as reported; a post whose FTE is not known adds 0.',
  ),
  headcount: define(
    'Headcount',
    'people',
    'events about people, or as published',
    'People with at least one post in which they are in post: open, its contract counted, active or on paid leave.',
  ),
  'unknown-fte': define('Unknown FTE', 'posts', EVENTS, 'Posts in post whose FTE nobody told.'),
  'on-leave': define('On leave', 'people', EVENTS, 'People all of whose posts there are on paid leave.'),
  places: define('Places', 'places', INSTITUTIONS, 'Places of training, of a target.'),
} as const;
