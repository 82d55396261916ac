import { forecastSeries, type Learned } from '@muster/forecast';
import { forecastGround, type ForecastGround, isForecastByPeople } from '@muster/store';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Static, Type } from 'typebox';
import { type AsOf } from '../freshness/as-of.js';
import { Snapshots } from '../freshness/snapshots.js';
import { Answer } from '../http/answer.js';
import { type Table } from '../http/csv.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { targetById } from '../targets/answers.js';
import { type ParameterJson, ParametersReply } from './parameters-reply.js';
import { ofPipeline } from './pipeline-parameters.js';

const ParametersQuestion = Type.Object(
  {
    target: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,79}$', description: 'the name of a target' }),
    model: Type.Optional(Type.Enum(['series', 'pipeline'], { description: 'series or pipeline' })),
  },
  { additionalProperties: false },
);
type ParametersQuestion = Static<typeof ParametersQuestion>;

const COLUMNS = {
  parameter: 'what it is',
  of: 'years in post, year of the programme, months late or until the first post',
  unit: 'of the mean',
  area: 'where; empty: everywhere',
  evidence: 'what it was learned from',
  prior: 'what was taken for granted before',
  mean: 'of the posterior',
  sd: 'of the posterior',
  low: 'of the 95 % interval',
  high: 'of the 95 % interval',
  without_pooling: 'what the area’s own figures alone would say',
} as const;

@ApiTags('forecasts')
@Controller('v1/parameters')
export class ParametersController {
  /** What was learned on one day of the store as it is; `asOf` is the same for as long as it has not changed. */
  private readonly learned = new WeakMap<AsOf, Map<string, ParametersReply>>();

  constructor(private readonly snapshots: Snapshots) {}

  @Get()
  @Answers({
    summary: 'What the models learned, and from what',
    question: ParametersQuestion,
    asks: {
      target: 'Whose forecast it is learned for',
      model: 'What which model learned; left out: that of the model that answers for the target',
    },
    answers: { 200: { description: 'Each parameter. In CSV: one row each.', json: ParametersReply } },
    csv: COLUMNS,
    problems: ['bad-query', 'unknown-target', 'not-ready'],
  })
  parameters(
    @Asked(ParametersQuestion) { target, model }: ParametersQuestion,
  ): Promise<Answer<ParametersReply>> {
    return this.snapshots.read(async snapshot => {
      const { asOf } = snapshot;
      const card = await targetById(snapshot, target);
      const source = await snapshot.evidence();
      const key = JSON.stringify([source.today, target, model]);
      const learned = this.learned.get(asOf) ?? new Map<string, ParametersReply>();
      this.learned.set(asOf, learned);
      const reply = learned.get(key) ?? { ...learnedOf(await forecastGround(source, card), model), asOf };
      learned.set(key, reply);
      return new Answer(reply, () => tableOf(reply));
    });
  }
}

interface Told {
  readonly told: ParameterJson[];
  readonly none: string | null;
}

function learnedOf(ground: ForecastGround, model?: ParametersReply['model']): Omit<ParametersReply, 'asOf'> {
  const asked = model ?? (isForecastByPeople(ground) ? 'pipeline' : 'series');
  const { told, none } = asked === 'pipeline' ? ofPipeline(ground) : ofSeries(ground);
  return { model: asked, parameters: told, none };
}

function ofSeries({ evidence }: ForecastGround): Told {
  // One trajectory of one step: learning takes milliseconds, and drawing is not what is asked for.
  const learned =
    evidence.status === 'evidence'
      ? forecastSeries(evidence.series, { seed: 1, trajectories: 1, horizon: 1 })
      : evidence;
  return learned.status === 'forecast'
    ? { told: parametersOf(learned.learned), none: null }
    : { told: [], none: learned.detail };
}

/** Of one number in the words of its name, whose interval is not told. */
const PLAIN = { of: null, unit: null } as const;
const NO_INTERVAL = { low: null, high: null } as const;

function parametersOf({ growth, growthOffsets, flows }: Learned): ParameterJson[] {
  const years = growth.years === 1 ? 'one year' : `the last ${growth.years} years`;
  const shared: ParameterJson[] = [
    {
      ...PLAIN,
      parameter: 'growth a year, ln(end ÷ start)',
      area: null,
      evidence: `${years} of growth within periods`,
      prior: growth.years < 3 ? 'sd 0.03 a year, worth two years' : 'none: flat in the mean, and in ln σ',
      posterior: { mean: growth.mean, sd: growth.sd / Math.sqrt(growth.years), ...NO_INTERVAL },
      withoutPooling: null,
    },
    {
      ...PLAIN,
      parameter: 'difference of growth between years, sd',
      area: null,
      evidence: years,
      prior: growth.years < 3 ? 'sd 0.03 a year, worth two years' : 'scaled inverse χ² in the variance',
      posterior: { mean: growth.sd, sd: null, ...NO_INTERVAL },
      withoutPooling: null,
    },
  ];
  const departs = growthOffsets.areas.map(offset =>
    offsetJson('growth beside what is shared, a year', offset, growthOffsets.areas),
  );
  const leaving = flows
    ? [
        {
          ...PLAIN,
          parameter: 'leavers ÷ stock, logit',
          area: null,
          evidence: 'leavers and stock at the start of each period',
          prior: 'sd 0.08 a period, worth three periods',
          posterior: { mean: flows.leavers.level, sd: flows.leavers.sd, ...NO_INTERVAL },
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
    ...PLAIN,
    parameter,
    area,
    evidence: `its departures, worth ${worth.toFixed(1)} periods`,
    prior: `the mean of all areas; its own figures count for ${(100 * ownShare).toFixed(0)} %`,
    posterior: { mean, sd: meanSd, ...NO_INTERVAL },
    withoutPooling: ownShare === 0 ? null : (mean - (1 - ownShare) * centre) / ownShare,
  };
}

function tableOf({ parameters }: ParametersReply): Table {
  const rows = parameters.map(({ posterior, withoutPooling, ...told }) => ({
    ...told,
    ...posterior,
    without_pooling: withoutPooling,
  }));
  return { columns: COLUMNS, rows };
}
