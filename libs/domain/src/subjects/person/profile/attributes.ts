/** What a person may have said, or an institution not know, of any attribute. Nothing told at all is a third thing: `ABSENT`. */
export const UNTOLD = { 'not-stated': 'Not stated', 'not-known': 'Not known' } as const;
export type Untold = keyof typeof UNTOLD;
export const ABSENT = 'absent';

/** How figures by an attribute are protected: all of them under the rules of the statistics agency of higher education. */
type ParticipationRegime = 'hesa';

interface Attribute {
  readonly label: string;
  /** Codes and what they read as; beside them those of `UNTOLD`. */
  readonly values: Readonly<Record<string, string>>;
  readonly regime: ParticipationRegime;
  /** A measure of young people's areas: told of entrants under 21 alone. */
  readonly onlyUnder21: boolean;
}

const attribute = <const Values extends Readonly<Record<string, string>>>(
  label: string,
  values: Values,
  { onlyUnder21 = false } = {},
) => ({ label, values, regime: 'hesa', onlyUnder21 }) as const satisfies Attribute;

const YES_OR_NO = { yes: 'Yes', no: 'No' } as const;
const quintiles = <const First extends string, const Last extends string>(first: First, last: Last) =>
  ({ 1: `1 (${first})`, 2: '2', 3: '3', 4: '4', 5: `5 (${last})` }) as const;
const ORIGINS = {
  uk: 'United Kingdom',
  eu: 'European Union',
  row: 'Rest of the world',
} as const;

/**
 * What an entrant's profile may say, and in which codes.
 * Ethnic category: the 16 codes of the NHS Data Dictionary; its Z (not stated) and 99 (not known) are those of `UNTOLD`.
 * Age bands: those that the statistics agency of higher education (HESA) prints, on entry.
 * Quintiles: of the home's area, by deprivation (IMD) and by young people's participation in higher education (POLAR4, TUNDRA).
 * Home rurality: the classes of the 2021 Rural Urban Classification for small areas.
 * @see https://www.datadictionary.nhs.uk/attributes/ethnic_category_code.html
 * @see https://www.ons.gov.uk/methodology/geography/geographicalproducts/ruralurbanclassifications/2021ruralurbanclassification
 */
export const PROFILE_ATTRIBUTES = {
  ethnicity: attribute('Ethnic category', {
    A: 'White: British',
    B: 'White: Irish',
    C: 'White: any other background',
    D: 'Mixed: White and Black Caribbean',
    E: 'Mixed: White and Black African',
    F: 'Mixed: White and Asian',
    G: 'Mixed: any other background',
    H: 'Asian or Asian British: Indian',
    J: 'Asian or Asian British: Pakistani',
    K: 'Asian or Asian British: Bangladeshi',
    L: 'Asian or Asian British: any other background',
    M: 'Black or Black British: Caribbean',
    N: 'Black or Black British: African',
    P: 'Black or Black British: any other background',
    R: 'Other: Chinese',
    S: 'Other: any other ethnic group',
  }),
  sex: attribute('Sex', { female: 'Female', male: 'Male', other: 'Other' }),
  disability: attribute('Disability', YES_OR_NO),
  ageBand: attribute('Age on entry', {
    'under-21': 'Under 21',
    '21-24': '21 to 24',
    '25-29': '25 to 29',
    '30-and-over': '30 and over',
  }),
  imdQuintile: attribute(
    'Deprivation of the home’s area (IMD)',
    quintiles('most deprived', 'least deprived'),
  ),
  polarQuintile: attribute(
    'Participation in the home’s area (POLAR4)',
    quintiles('lowest participation', 'highest participation'),
    { onlyUnder21: true },
  ),
  tundraQuintile: attribute(
    'Participation in the home’s area (TUNDRA)',
    quintiles('lowest participation', 'highest participation'),
    { onlyUnder21: true },
  ),
  firstInFamily: attribute('First in the family to study', YES_OR_NO),
  careExperienced: attribute('Care-experienced', YES_OR_NO),
  freeSchoolMeals: attribute('Had free school meals', YES_OR_NO),
  homeRurality: attribute('Rurality of the home’s area', {
    UN1: 'Urban: nearer to a major town or city',
    UF1: 'Urban: further from a major town or city',
    RLN1: 'Larger rural: nearer to a major town or city',
    RLF1: 'Larger rural: further from a major town or city',
    RSN1: 'Smaller rural: nearer to a major town or city',
    RSF1: 'Smaller rural: further from a major town or city',
  }),
  nationalityGroup: attribute('Nationality', ORIGINS),
  trainedIn: attribute('Where trained', ORIGINS),
} as const;

export type ProfileAttribute = keyof typeof PROFILE_ATTRIBUTES;
export const PROFILE_ATTRIBUTE_NAMES = Object.keys(PROFILE_ATTRIBUTES) as readonly ProfileAttribute[];

export type ProfileValue<A extends ProfileAttribute = ProfileAttribute> = A extends ProfileAttribute
  ? `${keyof (typeof PROFILE_ATTRIBUTES)[A]['values'] & (string | number)}` | Untold
  : never;

/** The codes that a profile may give for an attribute. */
export function valuesOfAttribute(of: ProfileAttribute): readonly string[] {
  return [...Object.keys(PROFILE_ATTRIBUTES[of].values), ...Object.keys(UNTOLD)];
}

/** What an enrolment says, in the words of whoever enrolled: no list of values. */
export const ENROLMENT_ATTRIBUTES = {
  route: { label: 'Entry route', regime: 'hesa', onlyUnder21: false },
  delivery: { label: 'Delivery', regime: 'hesa', onlyUnder21: false },
} as const satisfies Readonly<Record<string, Omit<Attribute, 'values'>>>;

export type EnrolmentAttribute = keyof typeof ENROLMENT_ATTRIBUTES;

/** What participation is shown by; under `EVERYBODY` everybody counts, whatever is known of them. */
export type ParticipationAttribute = ProfileAttribute | EnrolmentAttribute;
export const EVERYBODY = 'all';
