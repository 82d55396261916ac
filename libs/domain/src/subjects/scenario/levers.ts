import { type Static, Type } from 'typebox';
import { type Month } from '../../calendar/month.js';
import { type TenureBand, TENURE_BANDS } from '../../cubes/tenure.js';
import { type Fault } from '../../events/faults.js';
import { AreaField, MonthField } from '../../events/fields.js';
import { type Area } from '../../organisations/area.js';

/** What a scenario can change, what its values count, and between which values they make sense. */
interface LeverKindDefinition {
  /** For people. */
  readonly about: string;
  readonly unit: string;
  /** The greatest value, in the unit: `to` lies between 0 and it, `by` no further from 0 than it. */
  readonly most: number;
  readonly whole?: boolean;
}

const PER_CENT = 100;

export const LEVERS = {
  'intake-places': { about: 'places of each cohort that starts', unit: 'places', most: 10_000, whole: true },
  'fill-rate': { about: 'starters of each hundred places', unit: 'per cent', most: 150 },
  withdrawal: {
    about: 'learners of each hundred who withdraw in a year of the programme',
    unit: 'per cent a year',
    most: PER_CENT,
  },
  'time-to-first-post': {
    about: 'months from completing the programme to the first post',
    unit: 'months',
    most: 60,
  },
  'join-rate': {
    about: 'of each hundred who complete the programme, those who take up a post',
    unit: 'per cent',
    most: PER_CENT,
  },
  'leaving-rate': {
    about: 'of each hundred in post, those who leave in a year',
    unit: 'per cent a year',
    most: PER_CENT,
  },
  returners: {
    about: 'people who come back to the profession in a year',
    unit: 'people a year',
    most: 10_000,
  },
  'recruitment-abroad': { about: 'people recruited abroad in a year', unit: 'people a year', most: 10_000 },
  hours: { about: 'mean hours in post, of full time', unit: 'per cent of full time', most: 150 },
  'inactive-spells': {
    about: 'of each hundred in post, those whose post becomes inactive in a year',
    unit: 'per cent a year',
    most: PER_CENT,
  },
} as const satisfies Readonly<Record<string, LeverKindDefinition>>;

export type LeverKind = keyof typeof LEVERS;
export const LEVER_KINDS = Object.keys(LEVERS) as [LeverKind, ...LeverKind[]];

/** `percent`: by so much of what it would be; `by`: by so much, in the lever's unit; `to`: to this value, in its unit. */
export type LeverChange = { readonly percent: number } | { readonly by: number } | { readonly to: number };

interface LeverOf<K extends LeverKind> {
  readonly kind: K;
  /** The first month of the change. */
  readonly from: Month;
  /** The first month in which it no longer holds; left out: it stays. */
  readonly until?: Month;
  /** Where; left out: everywhere the scenario is about. */
  readonly area?: Area;
  readonly change: LeverChange;
}

/** One dated change of what drives the workforce. */
export type Lever =
  | LeverOf<Exclude<LeverKind, 'withdrawal' | 'leaving-rate'>>
  /** Of one year of the programme; left out: of all. */
  | (LeverOf<'withdrawal'> & { readonly year?: number })
  /** Of those who have been in post so long; left out: of all. */
  | (LeverOf<'leaving-rate'> & { readonly band?: TenureBand });

const ONE_CHANGE = 'one of percent (of what it would be), by and to (in the unit of the lever)';

/** As a lever is written; `leverFaults` says what no field can. */
export const LeverSchema = Type.Object(
  {
    kind: Type.Enum(LEVER_KINDS, { description: `a lever: ${LEVER_KINDS.join(', ')}` }),
    from: MonthField,
    until: Type.Optional(MonthField),
    area: Type.Optional(AreaField),
    year: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 10, description: 'a year of the programme, from 1 to 10' }),
    ),
    band: Type.Optional(
      Type.Enum([...TENURE_BANDS], { description: `years in post: ${TENURE_BANDS.join(', ')}` }),
    ),
    change: Type.Object(
      {
        percent: Type.Optional(
          Type.Number({ minimum: -100, maximum: 1_000, description: 'per cent, from -100 to 1000' }),
        ),
        by: Type.Optional(
          Type.Number({ minimum: -10_000, maximum: 10_000, description: 'a number from -10000 to 10000' }),
        ),
        to: Type.Optional(
          Type.Number({ minimum: 0, maximum: 10_000, description: 'a number from 0 to 10000' }),
        ),
      },
      { additionalProperties: false, minProperties: 1, maxProperties: 1, description: ONE_CHANGE },
    ),
  },
  { additionalProperties: false, description: 'an object: a lever, its months and its change' },
);
export type WrittenLever = Static<typeof LeverSchema>;

export const MOST_LEVERS = 30;

/** What is wrong with levers of the right form, in order. Pointers begin with `/levers`. */
export function leverFaults(levers: readonly WrittenLever[]): Fault[] {
  return levers.flatMap((lever, index) =>
    faultsOf(lever).map(fault => ({ ...fault, pointer: `/levers/${index}${fault.pointer}` })),
  );
}

function faultsOf({ kind, from, until, year, band, change }: WrittenLever): Fault[] {
  const faults: Fault[] = [];
  if (until !== undefined && until <= from)
    faults.push({ pointer: '/until', expected: `a month after ${from}`, got: `"${until}"` });
  if (year !== undefined && kind !== 'withdrawal')
    faults.push({ pointer: '/year', expected: 'no year, which only withdrawal has', got: `${year}` });
  if (band !== undefined && kind !== 'leaving-rate')
    faults.push({ pointer: '/band', expected: 'no band, which only leaving-rate has', got: `"${band}"` });
  return [...faults, ...changeFaults(kind, change)];
}

function changeFaults(kind: LeverKind, { percent, by, to }: WrittenLever['change']): Fault[] {
  const { unit, most, whole = false }: LeverKindDefinition = LEVERS[kind];
  const value = by ?? to;
  const pointer = by === undefined ? '/change/to' : '/change/by';
  const number = whole ? 'a whole number' : 'a number';
  if (value !== undefined && (Math.abs(value) > most || (whole && !Number.isInteger(value)))) {
    const least = by === undefined ? 0 : -most;
    return [{ pointer, expected: `${number} from ${least} to ${most} (${unit})`, got: `${value}` }];
  }
  return percent === 0 || by === 0
    ? [{ pointer: percent === 0 ? '/change/percent' : pointer, expected: 'a change', got: '0' }]
    : [];
}

/** A lever in a few words: "leaving-rate from 2026-01: -10 %". */
export function leverInWords(lever: Lever): string {
  const { kind, from, until, area } = lever;
  const whose = 'year' in lever ? ` of year ${lever.year}` : 'band' in lever ? ` of ${lever.band} years` : '';
  const where = area === undefined ? '' : ` in ${area}`;
  const till = until === undefined ? '' : ` until ${until}`;
  return `${kind}${whose}${where} from ${from}${till}: ${changeInWords(kind, lever.change)}`;
}

function changeInWords(kind: LeverKind, change: LeverChange): string {
  const { unit } = LEVERS[kind];
  if ('percent' in change) return `${signed(change.percent)} %`;
  return 'by' in change ? `${signed(change.by)} ${unit}` : `${change.to} ${unit}`;
}

const signed = (value: number) => (value < 0 ? `−${-value}` : `+${value}`);
