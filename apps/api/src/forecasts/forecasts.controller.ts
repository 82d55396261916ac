import { type Clock, todayOf } from '@muster/platform';
import { forecastById, type KeptForecast, keptForecasts, scoresOf } from '@muster/store';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from 'typebox';
import { type Snapshot, Snapshots } from '../freshness/snapshots.js';
import { Answer } from '../http/answer.js';
import { Answers } from '../http/describe.js';
import { ApiProblem } from '../http/problems.js';
import { Asked } from '../http/question.js';
import { jobAddress, jobInList } from '../jobs/job-reply.js';
import { CLOCK } from '../surroundings.js';
import { targetById } from '../targets/answers.js';
import { AskForecasts } from './ask-forecasts.js';
import { ForecastReply, forecastReply } from './forecast-reply.js';
import { FORECAST_COLUMNS, forecastTable } from './forecast-table.js';
import { KEPT_COLUMNS, KeptForecastsReply, keptForecastsReply, keptTable } from './kept-reply.js';
import { changedSince, KnownGrounds, latestForecast, noneYet } from './latest.js';

const NAME = { pattern: '^[a-z0-9][a-z0-9-]{0,79}$' };
const KeptQuestion = Type.Object(
  {
    target: Type.Optional(Type.String({ ...NAME, description: 'the name of a target' })),
    scenario: Type.Optional(Type.String({ ...NAME, description: 'the name of a scenario' })),
    limit: Type.Optional(
      Type.String({ pattern: '^([1-9]\\d?|[1-4]\\d\\d|500)$', description: 'a whole number from 1 to 500' }),
    ),
  },
  { additionalProperties: false },
);
type KeptQuestion = Static<typeof KeptQuestion>;
const USUAL_LIMIT = 50;

@ApiTags('forecasts')
@Controller('v1')
export class ForecastsController {
  private readonly grounds = new KnownGrounds();

  constructor(
    private readonly snapshots: Snapshots,
    private readonly asking: AskForecasts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('targets/:id/forecast')
  @ApiParam({ name: 'id', description: 'the name of a target', schema: { type: 'string' } })
  @Answers({
    summary: 'Whether a target will be met',
    description:
      'The latest forecast: the chance by the due day and by each day forecast, quantiles of what is in post, what it is made from, and what ' +
      'has changed since. It is made anew when its evidence changes. Where the models cannot answer, `forecast.status` is `no-answer`, with the reason.',
    answers: { 200: { description: 'The forecast. In CSV: one row an area and day.', json: ForecastReply } },
    csv: FORECAST_COLUMNS,
    problems: ['unknown-target', 'no-forecast', 'not-ready'],
  })
  async forecastOfTarget(@Param('id') id: string): Promise<Answer<ForecastReply>> {
    const jobs = await this.underWay(id, undefined);
    return this.snapshots.read(async snapshot => {
      const target = await targetById(snapshot, id);
      const kept = await latestForecast(snapshot, id, null);
      if (!kept) throw none(noneYet(target), jobs);
      return this.reply(snapshot, kept, jobs);
    });
  }

  @Get('forecasts')
  @Answers({
    summary: 'All forecasts that were made, and how they fared',
    question: KeptQuestion,
    asks: {
      target: 'Of one target',
      scenario: 'Under one scenario; left out: as things were, and under all',
      limit: `How many at most, ${USUAL_LIMIT} if left out`,
    },
    answers: {
      200: { description: 'The latest made first. In CSV: one row a score.', json: KeptForecastsReply },
    },
    csv: KEPT_COLUMNS,
    problems: ['bad-query', 'not-ready'],
  })
  forecasts(
    @Asked(KeptQuestion) { target, scenario, limit }: KeptQuestion,
  ): Promise<Answer<KeptForecastsReply>> {
    return this.snapshots.read(async snapshot => {
      const which = { kind: 'forecast', target, scenario, limit: Number(limit ?? USUAL_LIMIT) };
      const kept = await keptForecasts(snapshot, which);
      const scores = await scoresOf(
        snapshot,
        kept.map(({ id }) => id),
      );
      const reply = keptForecastsReply(kept, scores, snapshot.asOf);
      return new Answer(reply, () => keptTable(reply));
    });
  }

  @Get('forecasts/:id')
  @ApiParam({ name: 'id', description: 'the id of a forecast', schema: { type: 'string' } })
  @Answers({
    summary: 'A forecast as it was made',
    answers: { 200: { description: 'The forecast. In CSV: one row an area and day.', json: ForecastReply } },
    csv: FORECAST_COLUMNS,
    problems: ['unknown-forecast', 'not-ready'],
  })
  forecast(@Param('id') id: string): Promise<Answer<ForecastReply>> {
    return this.snapshots.read(async snapshot => {
      const kept = await forecastById(snapshot, id);
      if (kept?.kind !== 'forecast')
        throw new ApiProblem('unknown-forecast', 'no forecast is kept under this id');
      return this.reply(snapshot, kept, []);
    });
  }

  private async reply(
    snapshot: Snapshot,
    kept: KeptForecast,
    underWay: ForecastReply['underWay'],
  ): Promise<Answer<ForecastReply>> {
    const changed = await changedSince(snapshot, kept, this.grounds);
    const [now, today] = [this.clock.now(), todayOf(this.clock)];
    const reply = forecastReply({ kept, changed, underWay, now, today, asOf: snapshot.asOf });
    return new Answer(reply, () => forecastTable(reply));
  }

  private async underWay(target: string, scenario: string | undefined): Promise<ForecastReply['underWay']> {
    const jobs = await this.asking.underWay(
      'forecast',
      input => input.target === target && input.scenario === scenario,
    );
    return jobs.map(jobInList);
  }
}

/** Where there is none yet: whether one is being made. */
function none(words: string, [job]: ForecastReply['underWay']): ApiProblem {
  if (!job) {
    const detail = `${words}, and none is being made: the forecaster makes it when it is started`;
    return new ApiProblem('no-forecast', detail, [], { 'retry-after': '10' });
  }
  const { progress, state, id } = job;
  const left = progress?.secondsLeft == null ? '' : `, about ${Math.ceil(progress.secondsLeft)} s more`;
  const detail = `${words}: it is ${state === 'running' ? `being made${left}` : 'waiting to be made'}; ${jobAddress(id)} tells how far it is`;
  return new ApiProblem('no-forecast', detail, [], { location: jobAddress(id), 'retry-after': '2' });
}
