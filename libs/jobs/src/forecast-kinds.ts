import { LEVER_KINDS, MonthField, PROFESSION_NAMES, TENURE_BANDS } from '@muster/domain';
import { type ForecastModel } from '@muster/forecast';
import { type Static, Type } from 'typebox';

/** Which model is to answer; left out: the one that the evidence allows. The models' own list: who only asks does not load them. */
export const FORECAST_MODELS = ['series', 'pipeline', 'combined'] as const satisfies readonly ForecastModel[];

const closed = { additionalProperties: false };
const NAME = '^[a-z0-9][a-z0-9-]{0,79}$';
const target = Type.String({ pattern: NAME, description: 'the name of a target' });
const scenario = Type.String({ pattern: NAME, description: 'the name of a scenario' });

/** How it is drawn: the same seed and as many trajectories give the same bits. */
const drawn = {
  seed: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1, description: 'a whole number from 0 to 2147483647' }),
  ),
  trajectories: Type.Optional(
    Type.Integer({ minimum: 100, maximum: 50_000, description: 'a whole number from 100 to 50000' }),
  ),
};
const model = Type.Optional(
  Type.Enum([...FORECAST_MODELS], { description: `a model: ${FORECAST_MODELS.join(', ')}` }),
);

export const ForecastSchema = Type.Object(
  { target: Type.Optional(target), scenario: Type.Optional(scenario), model, ...drawn },
  { ...closed, description: 'an object with a target, or a scenario that has one' },
);

export const CompareSchema = Type.Object(
  {
    scenarios: Type.Array(scenario, {
      minItems: 2,
      maxItems: 4,
      uniqueItems: true,
      description: 'two to four scenarios, each named once',
    }),
    target: Type.Optional(target),
    model,
    ...drawn,
  },
  { ...closed, description: 'an object with scenarios' },
);

export const SolveSchema = Type.Object(
  {
    target,
    scenario: Type.Optional(scenario),
    lever: Type.Object(
      {
        kind: Type.Enum(LEVER_KINDS, { description: `a lever: ${LEVER_KINDS.join(', ')}` }),
        from: MonthField,
        until: Type.Optional(MonthField),
        area: Type.Optional(Type.String({ pattern: '^[A-Z0-9]{2,8}$', description: 'the code of an area' })),
        year: Type.Optional(
          Type.Integer({ minimum: 1, maximum: 10, description: 'a year of the programme' }),
        ),
        band: Type.Optional(Type.Enum([...TENURE_BANDS], { description: 'years in post' })),
      },
      { ...closed, description: 'a lever and its months' },
    ),
    probability: Type.Number({ minimum: 0.01, maximum: 0.99, description: 'a number from 0.01 to 0.99' }),
    model,
    ...drawn,
  },
  { ...closed, description: 'an object with a target, a lever and a probability' },
);

export const SensitivitySchema = Type.Object(
  { target, scenario: Type.Optional(scenario), model, ...drawn },
  { ...closed, description: 'an object with a target' },
);

export const BacktestSchema = Type.Object(
  {
    profession: Type.Optional(
      Type.Enum(PROFESSION_NAMES, { description: `a profession: ${PROFESSION_NAMES.join(', ')}` }),
    ),
    model,
    ...drawn,
  },
  { ...closed, description: 'an object, with a profession or none' },
);

export type ForecastInput = Static<typeof ForecastSchema>;
export type CompareInput = Static<typeof CompareSchema>;
export type SolveInput = Static<typeof SolveSchema>;
export type SensitivityInput = Static<typeof SensitivitySchema>;
export type BacktestInput = Static<typeof BacktestSchema>;

/** What came of a job of forecasting: what it says is kept in the store, for good, under the id of the job. */
export interface KeptResult {
  /** Under which it is kept. */
  readonly forecast: string;
  /** `no-answer`: there is a reason why, and it is kept. */
  readonly outcome: 'answered' | 'no-answer';
  /** SHA-256 of what is kept: the same evidence, seed and version give the same. */
  readonly hash: string;
}

/** The kinds whose results are kept in the store. */
export const FORECAST_KINDS = ['forecast', 'compare', 'solve', 'sensitivity', 'backtest'] as const;
export type ForecastKind = (typeof FORECAST_KINDS)[number];
