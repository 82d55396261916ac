import { ProfessionField } from '@muster/domain';
import { askedInFull, FORECAST_MODELS, type InputOf } from '@muster/jobs';
import { type KeptForecast, keptForecasts } from '@muster/store';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { answerIn, ModelJson } from '../forecasts/answer-json.js';
import { AskForecasts } from '../forecasts/ask-forecasts.js';
import { madeOf, madeReply } from '../forecasts/made-reply.js';
import { MadeForecasts } from '../forecasts/made.js';
import { AsOf } from '../freshness/as-of.js';
import { Snapshots } from '../freshness/snapshots.js';
import { Answer } from '../http/answer.js';
import { type Table } from '../http/csv.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { Nullable } from '../http/schemas.js';

const BacktestQuestion = Type.Object(
  {
    profession: Type.Optional(ProfessionField),
    model: Type.Optional(Type.Enum([...FORECAST_MODELS], { description: 'series, pipeline or combined' })),
  },
  { additionalProperties: false },
);
type BacktestQuestion = Static<typeof BacktestQuestion>;

const METHOD = 'naive, drift, ets; series, pipeline, combined: a model';

const BacktestJson = Type.Object(
  {
    status: Type.Literal('answered'),
    model: ModelJson,
    origins: Type.Array(Type.String(), {
      description: 'months from which forecasts were made again as if nothing later were known',
    }),
    horizons: Type.Integer({ description: 'years ahead' }),
    lastTarget: Type.String(),
    from: Nullable(
      Type.Object(
        {
          evidence: Type.Enum(['reported', 'derived']),
          published: Type.Array(
            Type.Object({
              profession: Type.String(),
              series: Type.String(),
              vintage: Type.String({ description: 'the publication' }),
            }),
            { description: 'of published figures: which; none of events about people' },
          ),
          simulated: Type.Boolean({
            description: 'true: the people are simulated, and it is no evidence of anything',
          }),
        },
        { component: 'BacktestFrom' },
      ),
      'what it was made from; null: it was made before that was kept',
    ),
    groups: Type.Array(
      Type.Object({
        profession: Type.String(),
        of: Type.Enum(['fte', 'headcount']),
        level: Type.Enum(['england', 'region']),
        forecasts: Type.Integer({ description: 'so many were made' }),
        scores: Type.Array(
          Type.Object({
            method: Type.String({ description: METHOD }),
            wis: Type.Number({ description: 'weighted interval score, FTE or people: smaller is better' }),
            mase: Type.Number({ description: 'mean absolute error of the median in mean yearly changes' }),
            coverage: Type.Record(Type.String(), Type.Number(), {
              description:
                'by `50`, `80` and `95`: share of what came that lay within the interval of so many per cent',
            }),
          }),
        ),
        pit: Type.Array(Type.Integer(), {
          description: 'how many lay in each tenth of the distribution of the model that is tested',
        }),
        brier: Type.Number({
          description: 'mean squared difference of chance and outcome: smaller is better',
        }),
        reliability: Type.Array(
          Type.Object({
            from: Type.Number({ description: 'chances from this' }),
            to: Type.Number({ description: 'to this' }),
            count: Type.Integer({ description: 'so many chances' }),
            meanChance: Nullable(Type.Number(), 'their mean; null: there were none'),
            cameAbout: Nullable(Type.Number(), 'the share that came about; null: there were none'),
          }),
          { description: 'of chances that were about equal: how often it came' },
        ),
      }),
      {
        description:
          'all methods of a group answer the same questions; one that cannot answer all of them is left out',
      },
    ),
  },
  { component: 'Backtest' },
);
const BacktestReply = Type.Intersect([madeReply('BacktestMade', BacktestJson), Type.Object({ asOf: AsOf })], {
  component: 'BacktestReply',
});
type BacktestReply = Static<typeof BacktestReply>;

const COLUMNS = {
  profession: 'whom it counts',
  of: 'fte or headcount',
  level: 'england or region',
  method: METHOD,
  forecasts: 'so many were made',
  wis: 'weighted interval score, FTE or people: smaller is better',
  mase: 'mean absolute error of the median in mean yearly changes',
  coverage_50: 'share of what came within the 50 % interval',
  coverage_80: 'share of what came within the 80 % interval',
  coverage_95: 'share of what came within the 95 % interval',
} as const;

@ApiTags('forecasts')
@Controller('v1/backtests')
export class BacktestsController {
  constructor(
    private readonly asking: AskForecasts,
    private readonly made: MadeForecasts,
    private readonly snapshots: Snapshots,
  ) {}

  @Get()
  @Answers({
    summary: 'How the models would have fared on the past',
    description:
      'The series model on all that is published here, beside naive, drift and damped ETS; pipeline and combined on what events about people tell, ' +
      'by the days on which things happened, beside the series of the same people. Made when it is first asked for on the facts as they are: until it is ' +
      'there the answer is 202, with the last one that was made on other facts, if any.',
    question: BacktestQuestion,
    asks: {
      profession: 'Of one profession, of all if left out',
      model: 'Which model is tested; left out: series',
    },
    answers: {
      200: { description: 'The scoreboard. In CSV: one row a group and method.', json: BacktestReply },
      202: { description: 'It is being made: ask again.', json: BacktestReply },
    },
    csv: COLUMNS,
    problems: ['bad-query', 'not-ready', 'jobs-away'],
  })
  async backtests(
    @Asked(BacktestQuestion) question: BacktestQuestion,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<BacktestReply>> {
    const id = await this.asking.madeOrAsked('backtest', question);
    const found = await this.made.find('backtest', id);
    if (!found.kept) reply.status(202).header('retry-after', '5');
    return this.snapshots.read(async snapshot => {
      const before = found.kept ? [] : await keptForecasts(snapshot, { kind: 'backtest' });
      const meant = before.find(
        ({ input }) => input['profession'] === question.profession && modelIn(input) === modelIn(question),
      );
      const kept = found.kept ?? meant;
      const json = {
        ...madeOf({ id, ...found, kept, self: '/v1/backtests', json: backtestJson }),
        asOf: snapshot.asOf,
      };
      return new Answer(json, () => backtestTable(json));
    });
  }
}

/** What was made before the model was always named may go without one. */
const modelIn = (input: InputOf<'backtest'>) => askedInFull('backtest', input).model;

function backtestJson(kept: KeptForecast): Static<typeof BacktestJson> {
  const answer = answerIn('backtest', kept);
  if (answer.status !== 'answered') throw new Error('only what is answered is told so');
  const { model, from, origins, horizons, lastTarget, groups } = answer;
  return {
    status: 'answered',
    model,
    origins: [...origins],
    horizons,
    lastTarget,
    from: from ? { ...from, published: from.published.map(of => ({ ...of })) } : null,
    groups: groups.map(({ measure: of, scores, series, profession, level, forecasts }) => ({
      ...{ profession, of, level, forecasts },
      scores: scores.map(({ method, wis, mase, coverage }) => ({
        method,
        wis,
        mase,
        coverage: { ...coverage },
      })),
      pit: [...series.pit],
      brier: series.brier,
      reliability: series.reliability.map(bin => ({ ...bin })),
    })),
  };
}

function backtestTable({ answer }: BacktestReply): Table {
  const groups = answer?.status === 'answered' ? answer.groups : [];
  const rows = groups.flatMap(({ profession, of, level, forecasts, scores }) =>
    scores.map(({ method, wis, mase, coverage }) => ({
      ...{ profession, of, level, method, forecasts, wis, mase },
      coverage_50: coverage['50'] ?? null,
      coverage_80: coverage['80'] ?? null,
      coverage_95: coverage['95'] ?? null,
    })),
  );
  return { columns: COLUMNS, rows };
}
