import { type Static, Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { Nullable } from '../http/schemas.js';

export const ParameterJson = Type.Object(
  {
    parameter: Type.String(),
    of: Nullable(Type.String(), 'years in post, year of the programme, months late or until the first post'),
    unit: Nullable(Type.String(), 'of the mean; null: as the parameter says'),
    area: Nullable(Type.String(), 'null: of all areas'),
    evidence: Type.String({ description: 'what it was learned from' }),
    prior: Type.String({ description: 'what was taken for granted before' }),
    posterior: Type.Object({
      mean: Type.Number({ description: 'in the unit of the parameter' }),
      sd: Nullable(Type.Number(), 'how uncertain the mean is; null: not told'),
      low: Nullable(Type.Number(), 'below it with 2.5 %; null: not told'),
      high: Nullable(Type.Number(), 'above it with 2.5 %; null: not told'),
    }),
    withoutPooling: Nullable(
      Type.Number(),
      'what the area’s own figures alone would say; null: nothing, or it is not pooled',
    ),
  },
  { component: 'Parameter' },
);

export type ParameterJson = Static<typeof ParameterJson>;

export const ParametersReply = Type.Object(
  {
    model: Type.Enum(['series', 'pipeline']),
    parameters: Type.Array(ParameterJson),
    none: Nullable(Type.String(), 'why nothing was learned; null: something was'),
    asOf: AsOf,
  },
  { component: 'ParametersReply' },
);
export type ParametersReply = Static<typeof ParametersReply>;
