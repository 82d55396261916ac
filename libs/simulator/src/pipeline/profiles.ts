import { type ProfileAttribute, PROFILE_ATTRIBUTES, type UNTOLD } from '@muster/domain';
import { type Random } from '../random/random.js';
import { byShare, weighted } from '../random/samplers.js';
import { type Profile } from './entrant.js';

/** Of each attribute: nothing is said of it; it is said not to be stated, or not known. */
const ABSENT = 0.02;
const UNTOLD_SHARES = { 'not-stated': 0.02, 'not-known': 0.01 } as const satisfies Record<
  keyof typeof UNTOLD,
  number
>;

/**
 * Shares of applicants by attribute. All are assumptions, roughly as England's students of midwifery are: nearly all are women, half
 * are older than 21. Where a table does not name a value, its applicants are spread evenly over those that it leaves.
 */
const SHARES: Readonly<Partial<Record<ProfileAttribute, Readonly<Record<string, number>>>>> = {
  ethnicity: {
    ...{ A: 0.71, B: 0.01, C: 0.04, D: 0.015, E: 0.01, F: 0.01, G: 0.01, H: 0.02 },
    ...{ J: 0.035, K: 0.015, L: 0.015, M: 0.02, N: 0.06, P: 0.01, R: 0.01, S: 0.01 },
  },
  sex: { female: 0.985, male: 0.012, other: 0.003 },
  disability: { yes: 0.2, no: 0.8 },
  ageBand: { 'under-21': 0.5, '21-24': 0.2, '25-29': 0.14, '30-and-over': 0.16 },
  firstInFamily: { yes: 0.48, no: 0.52 },
  careExperienced: { yes: 0.02, no: 0.98 },
  freeSchoolMeals: { yes: 0.17, no: 0.83 },
  homeRurality: { UN1: 0.62, UF1: 0.17, RLN1: 0.07, RLF1: 0.04, RSN1: 0.06, RSF1: 0.04 },
  nationalityGroup: { uk: 0.93, eu: 0.03, row: 0.04 },
  trainedIn: { uk: 0.98, eu: 0.01, row: 0.01 },
};

const ATTRIBUTES = Object.keys(PROFILE_ATTRIBUTES) as ProfileAttribute[];
const draws = new Map(ATTRIBUTES.map(name => [name, drawerOf(name)]));
const untold = byShare(UNTOLD_SHARES);
const ANY_UNTOLD = UNTOLD_SHARES['not-stated'] + UNTOLD_SHARES['not-known'];

/** What somebody says of themselves, each attribute for itself. */
export function profileOf(random: Random): Profile {
  const profile: Partial<Record<ProfileAttribute, string>> = {};
  for (const [name, draw] of draws) {
    const value = draw(random);
    const luck = random.next();
    if (luck < ABSENT) continue;
    profile[name] = luck < ABSENT + ANY_UNTOLD ? untold(random) : value;
  }
  return profile;
}

function drawerOf(name: ProfileAttribute): (random: Random) => string {
  const values = Object.keys(PROFILE_ATTRIBUTES[name].values);
  const shares = SHARES[name];
  return weighted(
    values,
    values.map(value => (shares === undefined ? 1 : (shares[value] ?? 0))),
  );
}
