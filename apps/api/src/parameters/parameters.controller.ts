import { forecastSeries, type Learned } from '@muster/forecast';
import { forecastGround } from '@muster/store';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Static, Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { Snapshots } from '../freshness/snapshots.js';
import { Answer } from '../http/answer.js';
import { type Table } from '../http/csv.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { Nullable } from '../http/schemas.js';
import { targetById } from '../targets/answers.js';

const ParametersQuestion = Type.Object(
  { target: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,79}$', description: 'the name of a target' }) },
  { additionalProperties: false },
);
type ParametersQuestion = Static<typeof ParametersQuestion>;

const ParameterJson = Type.Object(
  {
    parameter: Type.String(),
    area: Nullable(Type.String(), 'null: of all areas'),
    evidence: Type.String({ description: 'what it was learned from' }),
    prior: Type.String({ description: 'what was taken for granted before' }),
    posterior: Type.Object({
      mean: Type.Number({ description: 'in the unit of the parameter' }),
      sd: Nullable(Type.Number(), 'how uncertain the mean is; null: not told'),
    }),
    withoutPooling: Nullable(
      Type.Number(),
      'what the area’s own figures alone would say; null: nothing, or it is not pooled',
    ),
  },
  { component: 'Parameter' },
);

const ParametersReply = Type.Object(
  {
    model: Type.Literal('series'),
    parameters: Type.Array(ParameterJson),
    none: Nullable(Type.String(), 'why nothing was learned; null: something was'),
    asOf: AsOf,
  },
  { component: 'ParametersReply' },
);
type ParametersReply = Static<typeof ParametersReply>;

const COLUMNS = {
  parameter: 'what it is',
  area: 'where; empty: everywhere',
  evidence: 'what it was learned from',
  prior: 'what was taken for granted before',
  mean: 'of the posterior',
  sd: 'of the posterior',
  without_pooling: 'what the area’s own figures alone would say',
} as const;

@ApiTags('forecasts')
@Controller('v1/parameters')
export class ParametersController {
  constructor(private readonly snapshots: Snapshots) {}

  @Get()
  @Answers({
    summary: 'What the models learned, and from what',
    question: ParametersQuestion,
    asks: { target: 'Whose forecast it is learned for' },
    answers: { 200: { description: 'Each parameter. In CSV: one row each.', json: ParametersReply } },
    csv: COLUMNS,
    problems: ['bad-query', 'unknown-target', 'not-ready'],
  })
  parameters(@Asked(ParametersQuestion) { target }: ParametersQuestion): Promise<Answer<ParametersReply>> {
    return this.snapshots.read(async snapshot => {
      const card = await targetById(snapshot, target);
      const { evidence } = await forecastGround(await snapshot.evidence(), card);
      // One trajectory of one step: learning takes milliseconds, and drawing is not what is asked for.
      const learned =
        evidence.status === 'evidence'
          ? forecastSeries(evidence.series, { seed: 1, trajectories: 1, horizon: 1 })
          : evidence;
      const told = learned.status === 'forecast' ? parametersOf(learned.learned) : [];
      const none = learned.status === 'forecast' ? null : learned.detail;
      const reply: ParametersReply = { model: 'series', parameters: told, none, asOf: snapshot.asOf };
      return new Answer(reply, () => tableOf(reply));
    });
  }
}

type ParameterJson = Static<typeof ParameterJson>;

function parametersOf({ growth, growthOffsets, flows }: Learned): ParameterJson[] {
  const years = growth.years === 1 ? 'one year' : `the last ${growth.years} years`;
  const shared: ParameterJson[] = [
    {
      parameter: 'growth a year, ln(end ÷ start)',
      area: null,
      evidence: `${years} of growth within periods`,
      prior: growth.years < 3 ? 'sd 0.03 a year, worth two years' : 'none: flat in the mean, and in ln σ',
      posterior: { mean: growth.mean, sd: growth.sd / Math.sqrt(growth.years) },
      withoutPooling: null,
    },
    {
      parameter: 'difference of growth between years, sd',
      area: null,
      evidence: years,
      prior: growth.years < 3 ? 'sd 0.03 a year, worth two years' : 'scaled inverse χ² in the variance',
      posterior: { mean: growth.sd, sd: null },
      withoutPooling: null,
    },
  ];
  const departs = growthOffsets.areas.map(offset =>
    offsetJson('growth beside what is shared, a year', offset, growthOffsets.areas),
  );
  const leaving = flows
    ? [
        {
          parameter: 'leavers ÷ stock, logit',
          area: null,
          evidence: 'leavers and stock at the start of each period',
          prior: 'sd 0.08 a period, worth three periods',
          posterior: { mean: flows.leavers.level, sd: flows.leavers.sd },
          withoutPooling: null,
        },
        ...flows.leaverOffsets.areas.map(offset =>
          offsetJson('leavers beside what is shared, logit', offset, flows.leaverOffsets.areas),
        ),
      ]
    : [];
  return [...shared, ...departs, ...leaving];
}

type Offset = Learned['growthOffsets']['areas'][number];

/** Its mean mixes what its own figures say with the mean of all areas, which follows from the mixtures: Σ mean ÷ share ÷ Σ 1 ÷ share. */
function offsetJson(parameter: string, offset: Offset, all: readonly Offset[]): ParameterJson {
  const { area, mean, meanSd, ownShare, worth } = offset;
  const told = all.filter(other => other.ownShare > 0);
  const over = (of: (each: Offset) => number) =>
    told.reduce((sum, each) => sum + of(each) / each.ownShare, 0);
  const centre = over(each => each.mean) / over(() => 1);
  return {
    parameter,
    area,
    evidence: `its departures, worth ${worth.toFixed(1)} periods`,
    prior: `the mean of all areas; its own figures count for ${(100 * ownShare).toFixed(0)} %`,
    posterior: { mean, sd: meanSd },
    withoutPooling: ownShare === 0 ? null : (mean - (1 - ownShare) * centre) / ownShare,
  };
}

function tableOf({ parameters }: ParametersReply): Table {
  const rows = parameters.map(({ parameter, area, evidence, prior, posterior, withoutPooling }) => ({
    ...{ parameter, area, evidence, prior, mean: posterior.mean, sd: posterior.sd },
    without_pooling: withoutPooling,
  }));
  return { columns: COLUMNS, rows };
}
