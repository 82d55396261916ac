import { type Static, Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { DayText, Instant, Nullable } from '../http/schemas.js';

/*
 * The report for a board, as plain values: page, PDF, XLSX and CSV are all drawn from it, so that none can say what another does not.
 */

export const KINDS_OF_EVIDENCE = ['reported', 'derived', 'protected', 'forecast'] as const;

const FigureJson = Type.Object(
  {
    id: Type.String({ description: 'stable from report to report: what is compared with the last one' }),
    label: Type.String(),
    value: Nullable(Type.Number(), 'in `unit`; null: `words` say why there is none'),
    unit: Type.String(),
    words: Type.String({ description: 'the figure as it is to be read' }),
    evidence: Type.Enum([...KINDS_OF_EVIDENCE], {
      description:
        'reported: published; derived: events about people; protected: derived, with noise and rounding; forecast: what may come',
    }),
    vintage: Nullable(Type.String(), 'the publication that tells it; null: none does'),
    on: Nullable(Type.String(), 'the day, or month, that it is of'),
    asOf: Nullable(
      Instant('up to which events were folded in, or when the forecast was made'),
      'null: nothing came in yet',
    ),
    target: Type.Optional(Type.String({ description: 'the revision of the target whose figure it is' })),
  },
  { component: 'ReportFigure' },
);
export type ReportFigure = Static<typeof FigureJson>;

const Cell = Type.Union([Type.String(), Type.Number(), Type.Null()]);
const TableJson = Type.Object(
  {
    title: Type.String(),
    source: Type.String({ description: 'where the figures are from' }),
    dated: Type.String({ description: 'which days they are of, and how fresh' }),
    columns: Type.Array(
      Type.Object({
        label: Type.String(),
        digits: Nullable(Type.Integer(), 'decimals; null: it is text'),
      }),
    ),
    rows: Type.Array(Type.Array(Cell), { description: 'null: not known' }),
  },
  { component: 'ReportTable' },
);
export type ReportTable = Static<typeof TableJson>;

const inUnit = (what: string) => Type.Number({ description: `${what}, in \`unit\`` });
const Dated = Type.Object({ on: DayText(), value: inUnit('stock') });
const CourseJson = Type.Object(
  {
    kind: Type.Literal('course'),
    unit: Type.String(),
    series: Type.Array(
      Type.Object({
        name: Type.String(),
        evidence: Type.Enum(['reported', 'derived']),
        points: Type.Array(Dated),
      }),
    ),
    breaks: Type.Array(Type.Object({ on: DayText(), size: inUnit('so much entered or left the data') })),
    needed: Type.Array(Dated, { description: 'the stock that is needed, from the baseline to the due day' }),
    fan: Type.Array(
      Type.Object({
        on: DayText(),
        quantiles: Type.Record(Type.String(), Type.Number()),
      }),
      { description: 'where it may go, by share of outcomes below' },
    ),
    fanFrom: Nullable(Dated),
  },
  { component: 'CourseDrawing' },
);
const BarsJson = Type.Object(
  {
    kind: Type.Literal('bars'),
    unit: Type.String(),
    names: Type.Object({ bar: Type.String(), hollow: Type.String() }),
    rows: Type.Array(
      Type.Object({
        name: Type.String(),
        value: Nullable(Type.Number(), 'in `unit`; null: `words` say why there is none'),
        words: Type.String(),
        hollow: Type.Boolean(),
      }),
    ),
  },
  { component: 'BarsDrawing' },
);
const WhiskersJson = Type.Object(
  {
    kind: Type.Literal('whiskers'),
    unit: Type.String(),
    line: Type.Object({ at: inUnit('where the line is'), name: Type.String() }),
    rows: Type.Array(
      Type.Object({
        name: Type.String(),
        value: Nullable(Type.Number(), 'in `unit`; null: `words` say why there is none'),
        low: Nullable(Type.Number(), 'lower limit of the 95 per cent interval, in `unit`'),
        high: Nullable(Type.Number(), 'upper limit, in `unit`; null beside a lower one: there is none'),
        words: Type.String(),
      }),
    ),
  },
  { component: 'WhiskersDrawing' },
);
const ChartJson = Type.Object(
  {
    title: Type.String(),
    description: Type.String({ description: 'what is to be seen, for those who do not see it' }),
    source: Type.String(),
    dated: Type.String(),
    drawing: Type.Union([CourseJson, BarsJson, WhiskersJson]),
    table: TableJson,
  },
  { component: 'ReportChart' },
);
export type ReportChart = Static<typeof ChartJson>;

const SectionJson = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    answer: Type.String({ description: 'the whole of it in one sentence' }),
    paragraphs: Type.Array(Type.String()),
    simulated: Type.Boolean({ description: 'whether people of it are simulated: then it is no evidence' }),
    figures: Type.Array(FigureJson),
    charts: Type.Array(ChartJson),
    tables: Type.Array(TableJson),
  },
  { component: 'ReportSection' },
);
export type ReportSection = Static<typeof SectionJson>;

export const CAUSES = [
  'target-revised',
  'newer-publication',
  'definition',
  'reorganisation',
  'late',
  'corrected',
  'late-or-corrected',
  'forecast-anew',
  'not-known',
] as const;

const CameJson = Type.Object(
  {
    late: Type.Integer({ description: 'they correct nothing' }),
    corrected: Type.Integer({ description: 'they stand in the place of others' }),
    retracted: Type.Integer({ description: 'they take others back' }),
  },
  {
    component: 'CameSince',
    description:
      'so many events that the figure may be made of came since, about days up to that of the report',
  },
);
export type Came = Static<typeof CameJson>;

export const RestatedJson = Type.Object(
  {
    since: Type.Object({
      number: Type.Integer(),
      publishedAt: Instant('when'),
      by: Type.String({ description: 'who published it' }),
      on: DayText('the day it was asked for: the comparison is of that day'),
    }),
    compared: Type.Integer({ description: 'so many figures are in both' }),
    changes: Type.Array(
      Type.Object({
        id: Type.String(),
        label: Type.String(),
        then: Type.String({ description: 'as it was published' }),
        now: Type.String({ description: 'the same figure as it is known now' }),
        difference: Nullable(
          Type.Number(),
          'now − then, in the unit of the figure; null: one of them is not known',
        ),
        cause: Type.Enum([...CAUSES], {
          description:
            'late-or-corrected: some events came late and some corrected others, see `causes` and `came`; not-known: several may be the cause, and nothing tells them apart',
        }),
        causes: Type.Optional(
          Type.Array(Type.Enum([...CAUSES]), {
            description:
              'each that came in between, of which none is known to have moved nothing; reports of before this was told have none',
          }),
        ),
        why: Type.String({ description: 'the cause in words' }),
        came: Type.Optional(CameJson),
      }),
    ),
    words: Type.Array(Type.String()),
  },
  { component: 'RestatedSince' },
);
export type Restated = Static<typeof RestatedJson>;

export const BoardReport = Type.Object(
  {
    title: Type.String(),
    asked: Type.Object({
      on: DayText('the day the report is of'),
      area: Type.String({ description: 'of pipeline and participation' }),
      areaName: Type.String(),
      year: Type.String({ description: 'the academic year that cohorts begin in' }),
    }),
    published: Nullable(
      Type.Object({
        number: Type.Integer(),
        at: Instant('when'),
        by: Type.String(),
        note: Nullable(Type.String()),
      }),
      'null: a draft, whose figures may change',
    ),
    madeAt: Instant('when it was made'),
    simulated: Type.Boolean({ description: 'whether any of its people are simulated' }),
    sections: Type.Array(SectionJson),
    restated: Nullable(RestatedJson, 'null: nothing was published before'),
    sources: Type.Array(Type.Object({ name: Type.String(), detail: Type.String() })),
    definitions: Type.Array(
      Type.Object({
        label: Type.String(),
        unit: Type.String(),
        definition: Type.String(),
        source: Type.String(),
      }),
    ),
    asOf: AsOf,
  },
  { component: 'BoardReport' },
);
export type BoardReport = Static<typeof BoardReport>;
