import { BASES, TARGET_MEASURES } from '@muster/domain';
import { type Static, Type } from 'typebox';
import { AsOf } from '../../freshness/as-of.js';
import { DayText, Nullable } from '../../http/schemas.js';

const number = (description: string) => Type.Number({ description });
const known = (description: string) =>
  Nullable(Type.Number(), `${description}; null: not known, for a figure on the way is missing`);

const change = {
  whole: number('stock on the day less stock at the baseline, breaks and all, in `unit`'),
  likeForLike: known('the change with breaks left out, in `unit`: what counts as progress'),
  breaks: known('organisations that entered or left the published data, in `unit`: not progress'),
  restructuring: number('in `unit`; published figures know none: 0'),
};
const Change = Type.Object(change, {
  component: 'Change',
  description: 'whole = likeForLike + breaks + restructuring',
});
const ChangeOn = Type.Object({ on: DayText('a published day'), ...change }, { component: 'ChangeOn' });
const Stock = Type.Object({ on: DayText('a published day'), stock: number('in post, in `unit`') });
const figures = {
  series: Type.String({ description: 'the published series' }),
  vintage: Type.String({ description: 'the month of the publication (YYYY-MM): vintages are never mixed' }),
  on: DayText('the published day that answers: the last on or before the day asked for'),
  baseline: Stock,
  inPost: number('in post on that day, in `unit`'),
  change: Change,
  course: Type.Array(ChangeOn, {
    description: 'the change since the baseline on each published day, oldest first',
  }),
};

const Cell = Type.Object(
  {
    status: Type.Enum(['answered', 'not-published']),
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
        baselineOn: DayText('a published anniversary of the baseline'),
        stock: number('in post on it, in `unit`'),
        cells: Type.Object({ net: Cell, gross: Cell, establishment: Cell }),
      }),
      {
        description:
          'what the answer would be from other baselines and under other bases: the baseline decides it',
      },
    ),
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
      description: 'what the numbers count in: FTE (exact to five decimals), people, starters or places',
    }),
    position: Nullable(Position, 'null: no answer'),
    context: Nullable(Context, 'for a target without a published series of its own'),
    definitions: Type.String({ description: 'where each number is defined' }),
    asOf: AsOf,
  },
  { component: 'PositionReply' },
);
export type PositionReply = Static<typeof PositionReply>;
