import { professionOf } from '../../../../reference/professions.js';
import { isPutBySuccession, whereaboutsOf, whereaboutsOn } from '../../../../reference/whereabouts.js';
import { sameState } from '../posts.js';
import { isCounted, type Stay } from '../stays.js';
import { type Crossing } from './crossing.js';

/**
 * The same post, unchanged, on both days: only dated reference data differ, a place, a boundary, a code's meaning. Where a
 * succession of that day explains the area, it is never this.
 */
export function isReclassified(before: Stay, after: Stay, crossing: Crossing): boolean {
  return (
    before.active &&
    after.active &&
    sameState(before.state, after.state) &&
    !isSucceeded(before, after, crossing)
  );
}

/**
 * The same post, active in the profession on both days, now in the area of the level where the succession of that day puts
 * what its organisation was.
 */
export function isSucceeded(
  before: Stay,
  after: Stay,
  { career, level, profession, day }: Crossing,
): boolean {
  if (!before.active || !after.active || before.profession !== profession || after.profession !== profession)
    return false;
  return isPutBySuccession(
    whereaboutsOf(career.reference, before.state.organisation),
    day,
    level,
    after.areas[level],
  );
}

/**
 * The post is open on both days with a counted contract, in the profession and in one and the same area, when the successions,
 * places and codes of the crossing's day are applied to both; its status makes the difference.
 */
export function isStatusChange(
  inactive: Stay,
  active: Stay,
  { career, level, profession, day }: Crossing,
): boolean {
  if (inactive.state.status !== 'inactive' || !isCounted(inactive.state)) return false;
  const { reference } = career;
  const isIn = ({ state }: Stay) => professionOf(reference.professions, state, day).profession === profession;
  const areaOf = ({ state }: Stay) =>
    whereaboutsOn(whereaboutsOf(reference, state.organisation), day).areas[level];
  return isIn(inactive) && isIn(active) && areaOf(inactive) === areaOf(active);
}
