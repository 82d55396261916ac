import { ENTRY_KINDS, EXIT_KINDS } from '@muster/domain';
import { type Static, type TNumber, type TObject, Type } from 'typebox';
import { CoverageJson } from '../../freshness/as-of.js';
import { DayText, Nullable } from '../../http/schemas.js';
import { FlowMeasure } from '../asked.js';
import { head, publication, tail, where } from '../row-fields.js';

const number = (description: string) => Type.Number({ description: `${description}, in \`unit\`` });
const known = (description: string) =>
  Nullable(Type.Number(), `${description}, in \`unit\`; null: not known, or this evidence does not tell`);

function byKind<Kind extends string>(kinds: readonly { readonly kind: Kind }[], what: string) {
  return Type.Object(
    Object.fromEntries(kinds.map(({ kind }) => [kind, number(`${what} of kind ${kind}`)])),
  ) as TObject<Record<Kind, TNumber>>;
}

const share = (description: string) => Type.Number({ description: `${description}, in per cent` });

const Rates = Type.Object(
  {
    leavers: Type.Integer({ description: 'gross leavers of the twelve months, in people' }),
    joiners: Type.Integer({ description: 'gross joiners of the twelve months, in people' }),
    meanStock: Type.Number({ description: 'mean of start and end stock, in people' }),
    leaverRate: Nullable(
      Type.Object({
        percent: share('leavers ÷ mean stock'),
        low: share('lower limit of its exact Poisson 95 per cent interval'),
        high: share('upper limit of it'),
      }),
      'null: nobody was in post',
    ),
    stability: Nullable(
      Type.Number(),
      'share of those in post at the start who are so at the end, in per cent; null: nobody was in post at the start',
    ),
  },
  { component: 'Rates', description: 'Of twelve months, always in people.' },
);

export const BridgeRow = Type.Object(
  {
    ...where,
    from: DayText('the day of the opening stock'),
    to: DayText('the day of the closing stock'),
    opening: known('stock on the first day'),
    breaks: known('organisations that entered or left published figures'),
    entries: Nullable(byKind(ENTRY_KINDS, 'entries'), 'null: published'),
    exits: Nullable(byKind(EXIT_KINDS, 'exits'), 'null: published'),
    hours: known('changes of hours of those who stayed'),
    fteKnown: known('FTE of those who stayed that became known'),
    residual: known('what published flows do not explain'),
    closing: known('stock on the last day'),
    change: known('closing − opening'),
    likeForLike: known('the change that is progress: without breaks, onboarding and restructuring'),
    onboarding: number('people whose organisation’s feed began, less those whose feed ended'),
    restructuring: number('restructured and reclassified, in less out'),
    joiners: known('gross joiners: new, return and role-in; published: as published'),
    leavers: known('gross leavers: left and role-out; published: as published'),
    percent: Nullable(
      Type.Number(),
      'likeForLike ÷ opening, in per cent; null: not comparable, or not known',
    ),
    comparable: Type.Boolean({
      description:
        'whether the feeds cover 95 per cent or more on both days; if not, the change is not comparable',
    }),
    coverage: Nullable(Type.Object({ from: CoverageJson, to: CoverageJson }), 'null: published'),
    provisional: Type.Boolean({
      description:
        'exits of the last 28 days before the newest day known are among it: their kind may change',
    }),
    rates: Nullable(Rates, 'null: other than twelve months, provisional, not comparable, or published'),
    ...publication,
  },
  {
    component: 'WorkforceBridge',
    description:
      'Derived: opening + Σ entries − Σ exits + hours + fteKnown = closing, and change = likeForLike + onboarding + restructuring. ' +
      'Reported: opening + breaks + joiners − leavers + residual = closing, and change = likeForLike + breaks. Exactly.',
  },
);
export type BridgeRow = Static<typeof BridgeRow>;

export const BridgeReply = Type.Object(
  {
    ...head,
    measure: FlowMeasure,
    bridges: Type.Array(BridgeRow, { description: 'by profession, area and day' }),
    ...tail,
  },
  { component: 'BridgeReply' },
);
export type BridgeReply = Static<typeof BridgeReply>;
