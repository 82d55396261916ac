import { type ForecastKind, type Job } from '@muster/jobs';
import { forecastById, type KeptForecast } from '@muster/store';
import { Injectable } from '@nestjs/common';
import { Snapshots } from '../freshness/snapshots.js';
import { ApiProblem } from '../http/problems.js';
import { JobsDoor } from '../jobs/jobs-door.js';

/** Finds what a job of forecasting made, or how far it is. */
@Injectable()
export class MadeForecasts {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly door: JobsDoor,
  ) {}

  /** @throws {ApiProblem} `unknown-forecast` where there is neither */
  async find(
    kind: ForecastKind,
    id: string,
  ): Promise<{ readonly kept: KeptForecast | undefined; readonly job: Job<ForecastKind> | undefined }> {
    const found = await this.snapshots.read(snapshot => forecastById(snapshot, id));
    const kept = found?.kind === kind ? found : undefined;
    // What is kept is there whether jobs can be reached or not.
    const looked = this.door.reach(jobs => jobs.look(id));
    const seen = await (kept ? looked.catch(() => undefined) : looked);
    const job = seen?.kind === kind ? (seen as Job<ForecastKind>) : undefined;
    if (!kept && !job)
      throw new ApiProblem('unknown-forecast', 'nothing was asked for or is kept under this id');
    return { kept, job };
  }
}
