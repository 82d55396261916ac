import { type EventLog } from '@muster/event-log';
import { type Jobs } from '@muster/jobs';
import { type Clock, type Logger } from '@muster/platform';
import { type Database } from '@muster/store';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { type FastifyPluginCallback, type FastifyServerFactory } from 'fastify';
import { AreasController } from './areas/areas.controller.js';
import { BacktestsController } from './backtests/backtests.controller.js';
import { CohortsController } from './cohorts/cohorts.controller.js';
import { CheckpointWatch } from './commands/checkpoint-watch.js';
import { CommandLog } from './commands/command-log.js';
import { CommandsController } from './commands/commands.controller.js';
import { Turns } from './commands/turns.js';
import { DefinitionsController } from './definitions/definitions.controller.js';
import { ExposureController } from './exposure/exposure.controller.js';
import { AskForecasts } from './forecasts/ask-forecasts.js';
import { ForecastsController } from './forecasts/forecasts.controller.js';
import { MadeForecasts } from './forecasts/made.js';
import { SensitivityController } from './forecasts/sensitivity.controller.js';
import { Snapshots } from './freshness/snapshots.js';
import { FrontPageController } from './front-page/front-page.controller.js';
import { HealthController } from './health/health.controller.js';
import { AnswerInTheFormAskedFor } from './http/answer.js';
import { RouteTable } from './http/route-table.js';
import { IntakesController } from './intakes/intakes.controller.js';
import { AskJobHandler } from './jobs/ask-job.js';
import { JobsDoor } from './jobs/jobs-door.js';
import { JobEventsController } from './jobs/events/job-events.controller.js';
import { JobsController } from './jobs/jobs.controller.js';
import { LiveController } from './live/live.controller.js';
import { type LiveOptions, LiveStreams } from './live/live-streams.js';
import { LiveWatch } from './live/live-watch.js';
import { StateStreams } from './live/state-streams.js';
import { Notices } from './live/notices.js';
import { OutreachController } from './outreach/outreach.controller.js';
import { ParametersController } from './parameters/parameters.controller.js';
import { ParticipationController } from './participation/participation.controller.js';
import { PipelineController } from './pipeline/pipeline.controller.js';
import { BoardReports } from './reports/board-reports.js';
import { ReportForms } from './reports/forms/report-forms.js';
import { ReportsController } from './reports/reports.controller.js';
import { RedistributionController } from './redistribution/redistribution.controller.js';
import { ComparisonsController } from './scenarios/comparisons/comparisons.controller.js';
import { ScenarioEventsController } from './scenarios/events/scenario-events.controller.js';
import { ReviseScenarioHandler } from './scenarios/save/revise-scenario.js';
import { SaveScenarioHandler } from './scenarios/save/save-scenario.js';
import { ScenarioCommandsController } from './scenarios/save/scenario-commands.controller.js';
import { ScenarioStates } from './scenarios/scenario-states.js';
import { ScenariosController } from './scenarios/scenarios.controller.js';
import { SolutionsController } from './solutions/solutions.controller.js';
import { CLOCK, DATABASE, EVENT_LOG, JOBS, LIVE, LOGGER, PAGES, WAIT_MS } from './surroundings.js';
import { ReviseTargetHandler } from './targets/set/revise-target.js';
import { SetTargetHandler } from './targets/set/set-target.js';
import { TargetCommandsController } from './targets/set/target-commands.controller.js';
import { TargetsController } from './targets/targets.controller.js';
import { ReconciliationController } from './workforce/reconciliation/reconciliation.controller.js';
import { StockAndFlowsController } from './workforce/stock-and-flows.controller.js';
import { WorkforceController } from './workforce/workforce.controller.js';

export interface ApiOptions {
  /** Connected under the role `muster_reader`: api reads cells and cards, never facts. */
  readonly database: Database;
  /** Commands are appended here. */
  readonly log: EventLog;
  /** What takes long is asked for here. Absent: nobody can ask. */
  readonly jobs?: Jobs;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long a command waits to be folded in before it is answered with 202 (default 5 s). */
  readonly waitMs?: number;
  /** What else answers on the same server, with its own bodies and errors: gateway's doors, where one process is all of Muster. */
  readonly beside?: readonly FastifyPluginCallback[];
  /** The folder that the build of the dashboard made (`pagesFolder`). Absent: this api has no pages. */
  readonly pages?: string;
  /** Of /v1/live. */
  readonly live?: LiveOptions;
  /** Gives the HTTP server, where there is one already. */
  readonly serverFactory?: FastifyServerFactory;
}

@Module({})
export class ApiModule {
  static with(
    { database, log, jobs, clock, logger, pages, waitMs = 5_000, live = {} }: ApiOptions,
    routes: RouteTable,
  ): DynamicModule {
    return {
      module: ApiModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        FrontPageController,
        TargetsController,
        TargetCommandsController,
        ForecastsController,
        SensitivityController,
        ScenariosController,
        ScenarioCommandsController,
        ScenarioEventsController,
        ComparisonsController,
        SolutionsController,
        BacktestsController,
        ParametersController,
        WorkforceController,
        StockAndFlowsController,
        ReconciliationController,
        PipelineController,
        CohortsController,
        IntakesController,
        ExposureController,
        ParticipationController,
        RedistributionController,
        OutreachController,
        ReportsController,
        DefinitionsController,
        AreasController,
        CommandsController,
        JobsController,
        JobEventsController,
        LiveController,
        HealthController,
      ],
      providers: [
        { provide: DATABASE, useValue: database },
        { provide: EVENT_LOG, useValue: log },
        { provide: JOBS, useValue: jobs ?? null },
        { provide: CLOCK, useValue: clock },
        { provide: LOGGER, useValue: logger },
        { provide: WAIT_MS, useValue: waitMs },
        { provide: LIVE, useValue: live },
        { provide: PAGES, useValue: pages ?? null },
        { provide: RouteTable, useValue: routes },
        { provide: APP_INTERCEPTOR, useClass: AnswerInTheFormAskedFor },
        Snapshots,
        Notices,
        LiveWatch,
        LiveStreams,
        CheckpointWatch,
        CommandLog,
        Turns,
        SetTargetHandler,
        ReviseTargetHandler,
        SaveScenarioHandler,
        ReviseScenarioHandler,
        AskForecasts,
        MadeForecasts,
        BoardReports,
        ReportForms,
        ScenarioStates,
        StateStreams,
        JobsDoor,
        AskJobHandler,
      ],
    };
  }
}
