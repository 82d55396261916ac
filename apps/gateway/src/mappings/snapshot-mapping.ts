import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false };

/** What every column has. */
const column = {
  /** One sentence for whoever fills it in. */
  describes: Type.String(),
  example: Type.Optional(Type.String()),
  /** The file must have it. */
  required: Type.Optional(Type.Literal(true)),
  /** Other names that it goes by. Capitals and blanks do not matter in any of them. */
  also: Type.Optional(Type.Array(Type.String())),
};

const FieldName = Type.Enum([
  'organisation',
  'employer',
  'occupation',
  'jobRole',
  'grade',
  'specialty',
  'contract',
  'status',
  'statusReason',
  'joinedBy',
  'trainedIn',
  'reason',
  'destination',
]);

const SnapshotColumn = Type.Union([
  /** Names the post: `<organisation>-<what is in the cell>`. */
  Type.Object({ ...column, reads: Type.Literal('post') }, closed),
  Type.Object(
    {
      ...column,
      reads: Type.Literal('identifier'),
      scheme: Type.Enum(['nhs-number', 'ni', 'nmc-pin', 'gmc', 'student', 'esr']),
      /** What is unique in itself; anything else is an organisation's own number, and gets its code in front. */
      alone: Type.Optional(Type.String()),
    },
    closed,
  ),
  Type.Object({ ...column, reads: Type.Literal('text'), field: FieldName }, closed),
  Type.Object(
    {
      ...column,
      reads: Type.Literal('code'),
      /** What each word means, by field. Capitals do not matter. */
      codes: Type.Record(Type.String(), Type.Partial(Type.Record(FieldName, Type.String()))),
      /** The word that a blank stands for; without, a blank is unknown. */
      blank: Type.Optional(Type.String()),
    },
    closed,
  ),
  Type.Object(
    {
      ...column,
      reads: Type.Literal('fte'),
      /** `decimal`: 0.8 is four days of five; `percent`: so is 80%. */
      formats: Type.Array(Type.Enum(['decimal', 'percent']), { minItems: 1 }),
    },
    closed,
  ),
  Type.Object(
    {
      ...column,
      reads: Type.Literal('day'),
      gives: Type.Enum(['startsOn', 'changedOn', 'endsOn']),
      /** The day is the last one in post: the post ends on the next. */
      lastDay: Type.Optional(Type.Literal(true)),
    },
    closed,
  ),
]);

/** How the rows of an extract of staff in post are read, one post a row. */
export const SnapshotMappingSchema = Type.Object(
  {
    kind: Type.Literal('snapshot'),
    name: Type.String(),
    describes: Type.String(),
    /** `$organisation` stands for the code of the organisation whose staff it is. */
    source: Type.String(),
    dates: Type.Array(Type.Enum(['YYYY-MM-DD', 'DD/MM/YYYY']), { minItems: 1 }),
    columns: Type.Record(Type.String(), SnapshotColumn),
    /** Names, or parts of names, of columns that look like personal data: never read, and the sender is told to leave them out. */
    personal: Type.Array(Type.String()),
  },
  closed,
);

export type SnapshotColumn = Static<typeof SnapshotColumn>;
export type SnapshotMapping = Static<typeof SnapshotMappingSchema>;
export type SnapshotField = Static<typeof FieldName>;

/** The source that a mapping names for an organisation. */
export function sourceOf(mapping: Pick<SnapshotMapping, 'source'>, organisation: string): string {
  return mapping.source.replaceAll('$organisation', organisation);
}

/** One column that a file is to have, for whoever fills it in. */
export interface TemplateColumn {
  readonly name: string;
  readonly example: string;
}

/** What a mapping of figures says of the columns that it reads. */
interface FiguresColumns {
  readonly group: object;
  readonly pivot: { readonly column: string; readonly measures: object };
}

/** The columns that a mapping reads, in its order. Figures have no examples: their file is published, and nobody fills it in. */
export function templateOf(mapping: Pick<SnapshotMapping, 'columns'> | FiguresColumns): TemplateColumn[] {
  if ('columns' in mapping)
    return Object.entries(mapping.columns).map(([name, { example = '' }]) => ({ name, example }));
  const { group, pivot } = mapping;
  return [...Object.keys(group), pivot.column, ...Object.keys(pivot.measures)].map(name => ({
    name,
    example: '',
  }));
}
