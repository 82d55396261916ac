import { dayText } from './days.js';
import { type PostState } from './posts.js';
import { type World } from './world.js';

/**
 * "Occupation decides; job role only where the occupation is absent or not in the table, then grade with specialty
 * (500, 501, 502); nothing found: `other`"
 */
export function professionOf(world: World, post: PostState, day: number): string {
  return (
    mapped(world, 'nhs-occupation', post.occupation, '', day) ??
    mapped(world, 'sds-job-role', post.jobRole, '', day) ??
    mapped(world, 'main-specialty', post.specialty, post.grade, day) ??
    'other'
  );
}

/** Rows hold from `from` until the day before `to`, either end open where empty. */
function mapped(
  { tables }: World,
  system: string,
  code: string | undefined,
  grade: string | undefined,
  day: number,
): string | undefined {
  const on = dayText(day);
  const row = tables.professions.find(
    mapping =>
      mapping['system'] === system &&
      mapping['code'] === code &&
      mapping['grade'] === grade &&
      (mapping['from'] ?? '') <= on &&
      (mapping['to'] === '' || on < (mapping['to'] ?? '')),
  );
  return row?.['profession'];
}
