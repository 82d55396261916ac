import { type Day } from '../calendar/day.js';
import { type TargetDefinition } from '../subjects/target/target.js';
import { type Cell } from './position.js';
import { fundedChange, type Needs } from './staffing.js';

const NO_ESTABLISHMENT_BY_PEOPLE = 'not measured: funded posts are reported in FTE';
const NO_ESTABLISHMENT = 'no data until reported: no establishment (funded posts) has been reported';

/** Funded posts, whoever is in them: by reports, not by feeds. */
export function establishmentCell(
  needs: Needs,
  measure: TargetDefinition['measure'],
  from: Day,
  to: Day,
): Cell {
  if (measure !== 'fte') return { status: 'not-published', detail: NO_ESTABLISHMENT_BY_PEOPLE };
  const change = fundedChange(needs, from, to);
  return change ? { status: 'answered', ...change } : { status: 'not-published', detail: NO_ESTABLISHMENT };
}
