/** By what participation is told: names of the attributes of GET /v1/participation and of their values. */
export interface AttributeNames {
  readonly label: string;
  /** Codes as the API has them. Where it has others, they stand as they are. */
  readonly values: Readonly<Record<string, string>>;
  /** The two groups that are compared where none were chosen. */
  readonly compared?: readonly [first: string, second: string];
  readonly note?: string;
}

const YES_OR_NO = { yes: 'Yes', no: 'No' };
const ORIGINS = { uk: 'United Kingdom', eu: 'European Union', row: 'Rest of the world' };
const fifths = (first: string, last: string) => ({
  1: `1 (${first})`,
  2: '2',
  3: '3',
  4: '4',
  5: `5 (${last})`,
});
const UNDER_21 =
  'A measure of young people’s areas: told of entrants under 21 alone. One measure of an area labels nobody.';

export const ATTRIBUTES = {
  ethnicGroup: {
    label: 'Ethnic group (white and BME)',
    values: { white: 'White', bme: 'Black and minority ethnic (BME)' },
    compared: ['white', 'bme'],
    note: 'Groups as the Workforce Race Equality Standard has them: NHS ethnic categories A, B and C are white, D to S are BME.',
  },
  ethnicity: {
    label: 'Ethnic category (16+1)',
    values: {
      A: 'White: British',
      B: 'White: Irish',
      C: 'White: any other',
      D: 'Mixed: White and Black Caribbean',
      E: 'Mixed: White and Black African',
      F: 'Mixed: White and Asian',
      G: 'Mixed: any other',
      H: 'Asian: Indian',
      J: 'Asian: Pakistani',
      K: 'Asian: Bangladeshi',
      L: 'Asian: any other',
      M: 'Black: Caribbean',
      N: 'Black: African',
      P: 'Black: any other',
      R: 'Other: Chinese',
      S: 'Other: any other',
    },
    compared: ['N', 'A'],
  },
  sex: {
    label: 'Sex',
    values: { female: 'Female', male: 'Male', other: 'Other' },
    compared: ['male', 'female'],
  },
  disability: { label: 'Disability', values: YES_OR_NO, compared: ['yes', 'no'] },
  ageBand: {
    label: 'Age on entry',
    values: {
      'under-21': 'Under 21',
      '21-24': '21 to 24',
      '25-29': '25 to 29',
      '30-and-over': '30 and over',
    },
    compared: ['30-and-over', 'under-21'],
  },
  imdQuintile: {
    label: 'Deprivation of the home’s area (IMD fifth)',
    values: fifths('most deprived', 'least deprived'),
    compared: ['1', '5'],
    note: 'One measure of an area labels nobody.',
  },
  polarQuintile: {
    label: 'Participation in the home’s area (POLAR4 fifth)',
    values: fifths('lowest participation', 'highest'),
    compared: ['1', '5'],
    note: UNDER_21,
  },
  tundraQuintile: {
    label: 'Participation in the home’s area (TUNDRA fifth)',
    values: fifths('lowest participation', 'highest'),
    compared: ['1', '5'],
    note: UNDER_21,
  },
  firstInFamily: { label: 'First in the family to study', values: YES_OR_NO, compared: ['yes', 'no'] },
  careExperienced: { label: 'Care-experienced', values: YES_OR_NO, compared: ['yes', 'no'] },
  freeSchoolMeals: { label: 'Had free school meals', values: YES_OR_NO, compared: ['yes', 'no'] },
  homeRurality: {
    label: 'Rurality of the home’s area',
    values: {
      UN1: 'Urban, nearer to a city',
      UF1: 'Urban, further from a city',
      RLN1: 'Larger rural, nearer to a city',
      RLF1: 'Larger rural, further from a city',
      RSN1: 'Smaller rural, nearer to a city',
      RSF1: 'Smaller rural, further from a city',
    },
    compared: ['RSF1', 'UN1'],
  },
  nationalityGroup: { label: 'Nationality', values: ORIGINS, compared: ['row', 'uk'] },
  trainedIn: { label: 'Where trained', values: ORIGINS, compared: ['row', 'uk'] },
  route: {
    label: 'Entry route',
    values: {
      degree: 'Degree',
      shortened: 'Shortened',
      'degree-apprenticeship': 'Degree apprenticeship',
      'medical-apprenticeship': 'Medical apprenticeship',
      't-level': 'T level',
      'access-course': 'Access course',
      'return-to-practice': 'Return to practice',
    },
    compared: ['degree-apprenticeship', 'degree'],
  },
  delivery: {
    label: 'Delivery',
    values: { campus: 'Campus', blended: 'Blended', distance: 'Distance', 'part-time': 'Part-time' },
    compared: ['part-time', 'campus'],
  },
} as const satisfies Readonly<Record<string, AttributeNames>>;

export type AttributeName = keyof typeof ATTRIBUTES;

export function isAttribute(text: string): text is AttributeName {
  return Object.hasOwn(ATTRIBUTES, text);
}

/** Three things, and none of them is a group. */
export const UNTOLD: Readonly<Record<string, string>> = {
  'not-stated': 'Not stated: asked, and did not say',
  'not-known': 'Not known: the institution does not know',
  absent: 'Absent: nobody told anything',
};

export function groupName(attribute: AttributeName, value: string): string {
  const { values } = ATTRIBUTES[attribute] as AttributeNames;
  return UNTOLD[value] ?? values[value] ?? value;
}

export const STAGES = {
  applied: 'Applied',
  offered: 'Offered a place',
  accepted: 'Accepted it',
  started: 'Started',
  withdrew: 'Withdrew',
  completed: 'Completed',
  registered: 'Registered',
  'first-post': 'First post',
  'in-post-12': 'In post 12 months after',
  'in-post-24': 'In post 24 months after',
} as const;
export type StageName = keyof typeof STAGES;

export function isStage(text: string): text is StageName {
  return Object.hasOwn(STAGES, text);
}

/** Of applications nobody says to which one profession they lead. */
export function isOfApplications(stage: StageName): boolean {
  return stage === 'applied' || stage === 'offered' || stage === 'accepted';
}
