import { BASES, EVIDENCE, TARGET_MEASURES } from '@muster/domain';
import { type Static, Type } from 'typebox';
import { AsOf, CoverageJson } from '../../freshness/as-of.js';
import { DayText, Nullable } from '../../http/schemas.js';

const number = (description: string) => Type.Number({ description });
const known = (description: string) =>
  Nullable(Type.Number(), `${description}; null: not known, for a figure on the way is missing`);

const change = {
  whole: number('stock on the day less stock at the baseline, all of it, in `unit`'),
  likeForLike: known('the part of the change that counts as progress, in `unit`'),
  breaks: known('organisations that entered or left the published data, in `unit`: not progress; derived: 0'),
  onboarding: number(
    'people whose organisation’s feed began, less those whose feed ended, in `unit`: not progress; published: 0',
  ),
  restructuring: number(
    'mergers and moved boundaries, in `unit`: not progress; published figures know none: 0',
  ),
  comparable: Type.Boolean({
    description:
      'false: the feeds cover less than 95 per cent on one of the days, so the change is not comparable and there is no percentage',
  }),
};
const Change = Type.Object(change, {
  component: 'Change',
  description: 'whole = likeForLike + breaks + onboarding + restructuring',
});
const ChangeOn = Type.Object({ on: DayText(), ...change }, { component: 'ChangeOn' });
const Stock = Type.Object({ on: DayText(), stock: number('in post, in `unit`') });
const figures = {
  evidence: Type.Enum([...EVIDENCE], {
    description: 'reported: published figures; derived: events about people',
  }),
  series: Nullable(Type.String(), 'the published series; null: derived'),
  vintage: Nullable(
    Type.String(),
    'the month of the publication (YYYY-MM): vintages are never mixed; null: derived',
  ),
  on: DayText('the day that answers: the day asked for; published: the last published on or before it'),
  baseline: Stock,
  inPost: number(
    'in post on that day, in `unit`; of starters and places: those of the twelve months up to it',
  ),
  change: Change,
  course: Type.Array(ChangeOn, {
    description:
      'the change since the baseline, oldest first: on each published day; derived: by quarter, or by year over more than three',
  }),
};

const fte = (description: string) => Type.Number({ description: `${description}, in FTE` });
const knownFte = (description: string) => Nullable(Type.Number(), `${description}, in FTE; null: not known`);
const PeopleJson = (which: string) =>
  Type.Object({
    people: Type.Integer({ description: `people ${which}` }),
    fte: fte(`FTE of people ${which}`),
  });
const told = {
  fte: fte('so many'),
  toldBy: Type.Enum(['organisation', 'area'], {
    description:
      'organisation: reports of organisations, added up; area: a report for the area itself. Never both',
  }),
  reports: Type.Integer({ description: 'how many reports hold on the day' }),
};

const Staffing = Type.Object(
  {
    on: DayText('the day of these figures'),
    funded: Nullable(Type.Object(told), 'funded posts; null: none reported'),
    filled: knownFte('in post'),
    vacant: knownFte('funded − filled; negative: more in post than funded'),
    vacancyRate: Nullable(Type.Number(), 'vacant ÷ funded, in per cent; null: not known'),
    required: Type.Array(
      Type.Object({
        method: Type.String({ description: 'how the need was found' }),
        source: Type.String({ description: 'who found it' }),
        ...told,
        lessFunded: knownFte('required − funded'),
        lessInPost: knownFte('required − in post'),
      }),
      { description: 'declared needs, each by its method' },
    ),
    unknownFte: Nullable(
      Type.Integer(),
      'posts in post whose FTE is not known: 0 in every FTE; null: published figures do not tell',
    ),
    onLeave: Nullable(
      PeopleJson('in post all of whose posts are on paid leave'),
      'null: published figures do not tell',
    ),
    working: Nullable(PeopleJson('in post and not on leave'), 'null: published figures do not tell'),
  },
  {
    component: 'Staffing',
    description: 'Beside the position, always in FTE: posts and needs never count towards a net target.',
  },
);

const Cell = Type.Object(
  {
    status: Type.Enum(['answered', 'not-published', 'not-comparable']),
    detail: Nullable(Type.String(), 'why there is no figure'),
    whole: Nullable(Type.Number(), 'in `unit`'),
    likeForLike: Nullable(Type.Number(), 'in `unit`'),
  },
  { component: 'BasisCell' },
);

export const Position = Type.Object(
  {
    ...figures,
    counted: known('what counts towards the target under its basis, in `unit`'),
    countedDetail: Nullable(Type.String(), 'why `counted` is not known; null: it is'),
    percent: known('counted ÷ amount, in per cent, rounded to five decimals'),
    remaining: known('amount − counted, in `unit`; negative is a surplus'),
    surplus: known('counted − amount where that is more than nothing, else 0, in `unit`'),
    runRate: Type.Object({
      required: Nullable(
        Type.Number(),
        '`unit` a month, from the day to the due day; null: no due day, past it, or nothing remains',
      ),
      lastTwelveMonths: known('`unit` a month over the twelve months before the day'),
    }),
    basisByBaseline: Type.Array(
      Type.Object({
        baselineOn: DayText('an anniversary of the baseline (published figures: a published one)'),
        stock: number('in post on it, in `unit`'),
        cells: Type.Object({ net: Cell, gross: Cell, establishment: Cell }),
      }),
      {
        description:
          'what the answer would be from other baselines and under other bases: the baseline decides it',
      },
    ),
    comparable: Type.Boolean({
      description:
        'false: the feeds cover too little at the baseline or on the day: the change reads not comparable',
    }),
    coverage: Nullable(
      Type.Object({ atBaseline: CoverageJson, on: CoverageJson }),
      'null: published figures, starters and places need none',
    ),
    simulated: Type.Boolean({ description: 'whether it is derived from simulated people' }),
    provisional: Type.Boolean({
      description:
        'exits of the last 28 days before the newest day known are among it: their kind may change',
    }),
    staffing: Staffing,
    sentence: Type.String({ description: 'this position in one sentence' }),
  },
  { component: 'Position' },
);
export type Position = Static<typeof Position>;

export const Context = Type.Object(
  {
    label: Type.String({
      description: 'whom these figures count, and that no part of the target can be read from them',
    }),
    profession: Type.String(),
    ...figures,
  },
  {
    component: 'Context',
    description: 'Published figures of a wider group: context only, never a percentage of this target.',
  },
);
export type Context = Static<typeof Context>;

export const STATUSES = [
  'answered',
  'no-series',
  'not-published',
  'before-baseline',
  'not-measured',
  'no-derived-evidence',
] as const;

const how = { basis: Type.Enum([...BASES]), measure: Type.Enum([...TARGET_MEASURES]) };

export const PositionReply = Type.Object(
  {
    target: Type.Object({
      id: Type.String(),
      title: Nullable(Type.String()),
      inWords: Type.String({ description: 'the target as it is set, in one line' }),
      amount: Type.Integer({ description: 'in the unit of the measure it is set in' }),
      dueOn: Nullable(DayText(), 'the day by which it is due'),
      revision: Type.String(),
      setBy: Nullable(
        Type.String(),
        'who chose what the promise left open: measure, basis, baseline, due day',
      ),
      note: Nullable(Type.String(), 'why it was set so'),
      self: Type.String({ description: 'address of the target and its history' }),
    }),
    asked: Type.Object({ on: DayText('the day asked for'), ...how }),
    setAs: Type.Object(how, { description: 'how the target itself is set' }),
    askedOtherwise: Nullable(Type.String(), 'says so where it is asked otherwise than it is set'),
    status: Type.Enum([...STATUSES], { description: 'answered, or what stands in the way' }),
    detail: Nullable(Type.String(), 'why there is no answer'),
    sentence: Type.String({ description: 'the answer in one sentence' }),
    unit: Type.String({
      description:
        'what the numbers count in, but for `staffing`: FTE (exact to five decimals), people, starters or places',
    }),
    position: Nullable(Position, 'by the evidence that the target is set by; null: no answer'),
    beside: Nullable(
      Position,
      'the same by the other evidence, published beside derived, where there is any: two answers, never one',
    ),
    context: Nullable(Context, 'for a target without a published series of its own'),
    definitions: Type.String({ description: 'where each number is defined' }),
    asOf: AsOf,
  },
  { component: 'PositionReply' },
);
export type PositionReply = Static<typeof PositionReply>;
