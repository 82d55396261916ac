import { type Area, type Day, ENGLAND, type Profession, REGIONS } from '@muster/domain';
import { type Denominators } from '@muster/platform';
import { type Figure, nothing, valueOf } from '../figures/figure.js';
import { type Figures } from '../freshness/snapshots.js';
import { type RedistributionReply, type RedistributionRow } from './redistribution-reply.js';

const FIFTHS = [1, 2, 3, 4, 5] as const;

/** A part of the country: what is known of the people and births that posts there are set against. */
interface Part {
  readonly by: RedistributionRow['by'];
  readonly group: string | null;
  readonly groupName: string;
  readonly posts: number | undefined;
  readonly people: number | undefined;
  readonly births: number | undefined;
}

/** @param days England's and regions' posts are of the one, those of ICBs of the other */
export async function redistributionFigures(
  figures: Figures,
  profession: Profession | undefined,
  days: { readonly on: Day; readonly wholeMonth: Day },
  denominators: Denominators,
  simulated: boolean,
): Promise<Omit<RedistributionReply, 'asOf'>> {
  const posts = async (level: 'england' | 'region' | 'icb', until: Day) => {
    const cells = await figures.sums('cohort', {
      by: ['area'],
      where: { level, profession, kind: 'in-year' },
      until,
    });
    return new Map(cells.map(({ area, count }) => [area as Area, count]));
  };
  const inRegions = new Map([...(await posts('england', days.on)), ...(await posts('region', days.on))]);
  const inIcbs = await posts('icb', days.wholeMonth);
  const parts = [
    areaPart('england', ENGLAND, 'England', inRegions, denominators),
    ...[...REGIONS].map(([area, name]) => areaPart('region', area, name, inRegions, denominators)),
    ...deprivationParts(inIcbs, denominators),
    { by: 'rurality', group: null, groupName: 'not known', ...NOTHING } as const,
  ];
  return {
    on: days.on,
    simulated,
    sources: [denominators.people(ENGLAND)!.source, denominators.births(ENGLAND)!.source],
    rows: parts.flatMap(rowsOf),
  };
}

const NOTHING = { posts: undefined, people: undefined, births: undefined };

function areaPart(
  by: 'england' | 'region',
  area: Area,
  groupName: string,
  posts: ReadonlyMap<Area, number>,
  denominators: Denominators,
): Part {
  return {
    by,
    group: area,
    groupName,
    posts: posts.get(area),
    people: denominators.people(area)?.people,
    births: denominators.births(area)?.births,
  };
}

/** Births are not told of ICBs. Posts in an ICB that the classification does not have are a part without a group. */
function deprivationParts(posts: ReadonlyMap<Area, number>, denominators: Denominators): Part[] {
  const inFifth = (fifth: number | undefined) => {
    const told = [...posts].filter(([icb]) => denominators.fifthOf(icb) === fifth);
    return told.length === 0 ? undefined : told.reduce((sum, [, count]) => sum + count, 0);
  };
  const fifths = FIFTHS.map((fifth): Part => {
    return {
      by: 'deprivation',
      group: String(fifth),
      groupName: fifth === 1 ? '1 (most deprived)' : fifth === 5 ? '5 (least deprived)' : String(fifth),
      posts: inFifth(fifth),
      people: denominators.peopleInFifth(fifth),
      births: undefined,
    };
  });
  const others = inFifth(undefined);
  if (!others) return fifths;
  return [...fifths, { by: 'deprivation', group: null, groupName: 'not known', ...NOTHING, posts: others }];
}

function rowsOf({ by, group, groupName, posts, people, births }: Part): RedistributionRow[] {
  const per = (
    measure: RedistributionRow['measure'],
    each: number,
    of: number | undefined,
  ): Figure<RedistributionRow['measure']> => {
    if (of === undefined) return nothing(measure, 'no-denominator');
    return posts === undefined ? nothing(measure, 'no-data') : valueOf(measure, (posts * each) / of);
  };
  const figures = [
    posts === undefined ? nothing('training-posts', 'no-data') : valueOf('training-posts', posts),
    per('training-posts-per-100000-people', 100_000, people),
    per('training-posts-per-1000-births', 1_000, births),
    nothing('training-investment-per-100000-people', 'no-data'),
    nothing('training-investment-per-1000-births', 'no-data'),
  ] as const;
  const head = { by, group, groupName, people: people ?? null, births: births ?? null };
  return figures.map(figure => ({ ...head, ...figure }));
}
