import { type AcademicYear } from '../../calendar/academic-year.js';
import { type Day } from '../../calendar/day.js';
import { monthOf } from '../../calendar/month.js';
import { type AttributeValue, type Spread } from '../../cubes/spread.js';
import { type Areas, areasByLevel } from '../../organisations/area.js';
import { type Profession } from '../../professions.js';
import { type Cluster } from './links.js';
import {
  ABSENT,
  EVERYBODY,
  type EnrolmentAttribute,
  PROFILE_ATTRIBUTE_NAMES,
  PROFILE_ATTRIBUTES,
} from './profile/attributes.js';
import { type Profile } from './profile/fold.js';

/** The stages on the way into a profession, in order; those from `started` on are an enrolment's. */
export const STAGES = [
  'applied',
  'offered',
  'accepted',
  'started',
  'withdrew',
  'completed',
  'registered',
  'first-post',
  'in-post-12',
  'in-post-24',
] as const;

/** A person reached a stage on a day. */
export interface Stage {
  readonly stage: (typeof STAGES)[number];
  readonly on: Day;
  /** Of an application the institution's on the day, of an enrolment those on its first day. */
  readonly areas: Areas;
  /** Empty while nobody said what it leads to. */
  readonly profession: Profession | '';
  readonly programme: string;
  readonly cohortYear: AcademicYear;
  /** What the enrolment says; undefined for applications, which are asked neither. */
  readonly enrolment?: { readonly [A in EnrolmentAttribute]: string | undefined };
}

/**
 * A person's record key, 0 to 255: the last byte of the smallest of their pseudonyms. Pseudonyms are digests, so it is as good as random,
 * and the same for as long as the person has the same pseudonyms.
 */
export function recordKeyOf(pseudonyms: Cluster): number {
  return Number.parseInt([...pseudonyms].sort()[0]!.slice(-2), 16);
}

/**
 * One person's stages, each by all attributes. Who reaches a stage of one cohort year and profession more than once in an area (five
 * applications, for two programmes) counts there once, on the first day and with its programme.
 * @param recordKey 0 to 255
 */
export function participationContributions(
  profile: Profile,
  stages: readonly Stage[],
  recordKey: number,
): Spread<'participation'>[] {
  return firstOfEach(stages).map(({ stage, areas }) => ({
    cube: 'participation',
    areas,
    at: {
      profession: stage.profession,
      programme: stage.programme,
      stage: stage.stage,
      year: stage.cohortYear,
      month: monthOf(stage.on),
    },
    attributes: valuesOf(profile, stage),
    add: { count: 1, key: recordKey },
  }));
}

/** The stages in order of day, each with those of its areas in which it was reached first. */
function firstOfEach(stages: readonly Stage[]): { readonly stage: Stage; readonly areas: Areas }[] {
  const reached = new Set<string>();
  return [...stages]
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map(stage => {
      const areas = areasByLevel(stage.areas).filter(([level, area]) => {
        const key = [stage.stage, level, area, stage.profession, stage.cohortYear].join(' ');
        return !reached.has(key) && reached.add(key);
      });
      return { stage, areas: Object.fromEntries(areas) };
    })
    .filter(({ areas }) => Object.keys(areas).length > 0);
}

/** Young people's measures are told of nobody else: neither of those older nor of those whose age is not known. */
function valuesOf(profile: Profile, { enrolment }: Stage): readonly AttributeValue[] {
  const isUnder21 = profile.ageBand === 'under-21';
  const told: AttributeValue[] = [[EVERYBODY, EVERYBODY]];
  for (const name of PROFILE_ATTRIBUTE_NAMES)
    if (isUnder21 || !PROFILE_ATTRIBUTES[name].onlyUnder21) told.push([name, profile[name] ?? ABSENT]);
  if (enrolment === undefined) return told;
  return [...told, ['route', enrolment.route ?? ABSENT], ['delivery', enrolment.delivery ?? ABSENT]];
}
