import { type PipelineEvidence } from '../evidence.js';
import { cohortsOf } from './cohorts.js';
import { type CohortRow, type CubeRows } from './cubes.js';
import { coveredFrom, organisationsOf, windowOf, yearsOf } from './people.js';
import { plansOf } from './planned.js';
import { monthsFrom, programmesOf } from './programmes.js';
import { sumsBy, total } from './sums.js';

/**
 * All that model B is told, from rows of cubes (docs/forecast-pipeline.md says what they do not hold). Pure.
 * @returns undefined where nobody is in post on the origin
 */
export function evidenceFromCubes(rows: CubeRows): PipelineEvidence | undefined {
  const { profession, origin, months } = rows;
  const window = windowOf(rows);
  const placed = placing(rows);
  const programmes = programmesOf(profession, rows.cohorts);
  const cohorts = cohortsOf(rows.cohorts, origin, programmes, placed);
  const since = months[window.from]!;
  const regionOf = new Map(Object.values(rows.places).map(of => [of.organisation, of.region]));
  const firstPosts = sumsBy(
    rows.cohorts.filter(({ kind, month }) => kind === 'first-post' && month >= since && month <= origin),
    row => regionOf.get(placed(row) ?? '') ?? '',
    ({ count }) => count,
  );
  const organisations = organisationsOf(rows, window, firstPosts);
  if (!organisations.some(({ inPost }) => total(inPost) > 0)) return undefined;
  return {
    ...{ profession, origin, programmes: programmes.all, organisations, cohorts },
    ...plansOf(rows, origin, programmes, placed),
    ...yearsOf(rows, window),
  };
}

/** Of the years that usual means are of. */
const YEARS = 5;

/**
 * First posts by whole years that end with the origin, oldest first, as far back as people are covered and no further than five: by the
 * organisation that learners were placed at.
 */
export function firstPostsByYear(rows: CubeRows): Readonly<Record<string, readonly number[]>> {
  const { months, origin } = rows;
  const placed = placing(rows);
  const seen = months.length - coveredFrom(rows);
  const years = Math.min(YEARS, Math.floor(seen / 12));
  const posts: Record<string, number[]> = {};
  for (const row of rows.cohorts) {
    const organisation = placed(row);
    const back = Math.floor(monthsFrom(row.month, origin) / 12);
    if (row.kind !== 'first-post' || organisation === undefined || back < 0 || back >= years) continue;
    const own = (posts[organisation] ??= new Array<number>(years).fill(0));
    own[years - 1 - back]! += row.count;
  }
  return posts;
}

/**
 * Where a cohort's learners are placed: their placement organisation where it has the profession in post, else the organisation of its
 * region that has most; where there is none in the region, in England.
 */
function placing({ tenure, places, months }: CubeRows): (row: CohortRow) => string | undefined {
  const at = months.length - 1;
  const inPost = sumsBy(
    tenure.filter(({ organisation }) => places[organisation] !== undefined),
    ({ organisation }) => places[organisation]!.organisation,
    row => row.inPost[at]!,
  );
  const regionOf = new Map(Object.values(places).map(of => [of.organisation, of.region]));
  const most = (region?: string) =>
    [...inPost]
      .filter(([code, count]) => count > 0 && (region === undefined || regionOf.get(code) === region))
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .at(0)?.[0];
  const found = new Map<string, string | undefined>();
  return ({ organisation }) => {
    if (!found.has(organisation)) {
      const place = places[organisation];
      const here = place && (inPost.get(place.organisation) ?? 0) > 0 ? place.organisation : undefined;
      found.set(organisation, place && (here ?? most(place.region) ?? most()));
    }
    return found.get(organisation);
  };
}
