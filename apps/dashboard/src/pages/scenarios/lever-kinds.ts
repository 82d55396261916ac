import { type Schemas } from '../../client/api.js';

export type LeverKind = Schemas['LeverBody']['kind'];
export type Band = NonNullable<Schemas['LeverBody']['band']>;

/** How a lever is changed: by per cent of what it would be, by so much, or to a value, in its unit. */
export type Way = 'percent' | 'by' | 'to';

/** What a slider spans. A number may be typed beyond it, up to what the API takes. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

interface Described {
  readonly label: string;
  readonly about: string;
  readonly unit: string;
  /** The greatest value, in the unit. */
  readonly most: number;
  /** How planners say it first. */
  readonly usual: Way;
  readonly by: Span;
  readonly to: Span;
  /** Which sign makes more people in post. */
  readonly more: 1 | -1;
}

const RATE: Span = { from: 0, to: 40, step: 0.5 };
const POINTS: Span = { from: -10, to: 10, step: 0.5 };
const PEOPLE: Span = { from: -500, to: 1_000, step: 10 };

/** The levers of the API, in the words of planners. */
export const LEVERS: Readonly<Record<LeverKind, Described>> = {
  'intake-places': {
    ...{ label: 'Intake places', about: 'places of each cohort that starts', unit: 'places', most: 10_000 },
    ...{ usual: 'percent', more: 1, by: { from: -100, to: 100, step: 1 }, to: { from: 0, to: 300, step: 1 } },
  },
  'fill-rate': {
    ...{ label: 'Fill of places', about: 'starters of each hundred places', unit: 'per cent', most: 150 },
    ...{ usual: 'percent', more: 1, by: POINTS, to: { from: 50, to: 150, step: 1 } },
  },
  withdrawal: {
    ...{ label: 'Withdrawal', about: 'learners of each hundred who withdraw in a year of the programme' },
    ...{ unit: 'per cent a year', most: 100, usual: 'percent', more: -1, by: POINTS, to: RATE },
  },
  'time-to-first-post': {
    ...{ label: 'Time to first post', about: 'months from completing the programme to the first post' },
    ...{ unit: 'months', most: 60, usual: 'by', more: -1 },
    ...{ by: { from: -12, to: 12, step: 1 }, to: { from: 0, to: 24, step: 1 } },
  },
  'join-rate': {
    ...{ label: 'Join rate', about: 'of each hundred who complete the programme, those who take up a post' },
    ...{ unit: 'per cent', most: 100, usual: 'percent', more: 1, by: POINTS },
    ...{ to: { from: 50, to: 100, step: 1 } },
  },
  'leaving-rate': {
    ...{ label: 'Leaving rate', about: 'of each hundred in post, those who leave in a year' },
    ...{ unit: 'per cent a year', most: 100, usual: 'percent', more: -1, by: POINTS, to: RATE },
  },
  hours: {
    ...{ label: 'Hours', about: 'mean hours in post, of full time', unit: 'per cent of full time' },
    ...{ most: 150, usual: 'percent', more: 1, by: POINTS, to: { from: 50, to: 110, step: 0.5 } },
  },
  'inactive-spells': {
    ...{
      label: 'Inactive spells',
      about: 'of each hundred in post, those whose post becomes inactive in a year',
    },
    ...{ unit: 'per cent a year', most: 100, usual: 'percent', more: -1, by: POINTS, to: RATE },
  },
  returners: {
    ...{ label: 'Returners', about: 'people who come back to the profession in a year' },
    ...{ unit: 'people a year', most: 10_000, usual: 'by', more: 1, by: PEOPLE, to: { ...PEOPLE, from: 0 } },
  },
  'recruitment-abroad': {
    ...{ label: 'Recruitment abroad', about: 'people recruited abroad in a year', unit: 'people a year' },
    ...{ most: 10_000, usual: 'by', more: 1, by: PEOPLE, to: { ...PEOPLE, from: 0 } },
  },
};

export const LEVER_GROUPS: readonly {
  readonly name: string;
  readonly kinds: readonly LeverKind[];
}[] = [
  { name: 'Who stays, and for how many hours', kinds: ['leaving-rate', 'hours', 'inactive-spells'] },
  { name: 'Who comes in from elsewhere', kinds: ['returners', 'recruitment-abroad'] },
  {
    name: 'Who comes in from training',
    kinds: ['intake-places', 'fill-rate', 'withdrawal', 'join-rate', 'time-to-first-post'],
  },
];

export const BANDS: Readonly<Record<Band, string>> = {
  'under-1': 'under 1 year',
  '1-2': '1 to 2 years',
  '2-5': '2 to 5 years',
  '5-10': '5 to 10 years',
  '10-plus': '10 years or more',
};

const PERCENT: Span = { from: -50, to: 50, step: 1 };

export function spanOf(kind: LeverKind, way: Way): Span {
  return way === 'percent' ? PERCENT : LEVERS[kind][way];
}

/** Between which values the API takes a change. */
export function boundsOf(kind: LeverKind, way: Way): readonly [least: number, most: number] {
  const { most } = LEVERS[kind];
  return way === 'percent' ? [-100, 1_000] : [way === 'by' ? -most : 0, most];
}

export function unitOf(kind: LeverKind, way: Way): string {
  return way === 'percent' ? '%' : LEVERS[kind].unit;
}

export function isLeverKind(text: string): text is LeverKind {
  return Object.hasOwn(LEVERS, text);
}

export function isBand(text: string): text is Band {
  return Object.hasOwn(BANDS, text);
}
