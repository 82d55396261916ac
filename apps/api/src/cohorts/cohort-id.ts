import { type Area, isMonth, type Month } from '@muster/domain';

/** What a cohort is known by: learners of one programme and route who begin in one month at one institution. */
export interface CohortName {
  readonly programme: string;
  readonly route: string;
  readonly cohort: Month;
  readonly institution: Area;
}

/** `programme.route.cohort.institution`, in characters that an address takes as they are: of others the bytes, as `~` and two hex digits. */
export function cohortId({ programme, route, cohort, institution }: CohortName): string {
  return [programme, route, cohort, institution].map(escaped).join('.');
}

/** @returns undefined where no cohort has such an id: nothing is named by a NUL, which PostgreSQL's text does not hold */
export function readCohortId(id: string): CohortName | undefined {
  if (id.includes('~00')) return undefined;
  const [programme, route, cohort, institution, ...more] = id.split('.').map(unescaped);
  if (programme === undefined || route === undefined || institution === undefined || more.length > 0)
    return undefined;
  return isMonth(cohort) ? { programme, route, cohort, institution: institution as Area } : undefined;
}

function escaped(part: string): string {
  return part.replaceAll(/[^A-Za-z0-9_-]/gu, character =>
    [...Buffer.from(character)].map(byte => `~${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}

function unescaped(part: string): string {
  return part.replaceAll(/(?:~[0-9a-f]{2})+/g, bytes =>
    Buffer.from(bytes.replaceAll('~', ''), 'hex').toString(),
  );
}
