import {
  type AskedJob,
  askForecast,
  FOR_A_PERSON,
  type ForecastKind,
  type InputOf,
  type Job,
  type JobKind,
} from '@muster/jobs';
import { gatherGrounds, gatherTested, hashOfGround } from '@muster/store';
import { Injectable } from '@nestjs/common';
import { Snapshots } from '../freshness/snapshots.js';
import { ApiProblem } from '../http/problems.js';
import { JobsDoor } from '../jobs/jobs-door.js';

/** Asks for what the forecaster does, on the ground of what the store holds now, before what nobody waits for. */
@Injectable()
export class AskForecasts {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly door: JobsDoor,
  ) {}

  /** @throws {ApiProblem} `unknown-target`, `unknown-scenario`, `invalid`, `not-ready`, `jobs-away` */
  async ask<K extends ForecastKind>(
    kind: K,
    input: InputOf<K>,
    by: string | undefined,
  ): Promise<AskedJob<K>> {
    const ground = await this.groundOf(kind, input);
    const options = { priority: FOR_A_PERSON, ...(by === undefined ? {} : { by }) };
    return this.door.reach(jobs => askForecast(jobs, kind, input, ground, options));
  }

  /** The jobs of a kind that wait or run; none where jobs cannot be reached. */
  async underWay<K extends ForecastKind>(
    kind: K,
    isMeant: (input: InputOf<K>) => boolean,
  ): Promise<Job<K>[]> {
    const listed = await this.door.reach(jobs => jobs.list({ kind, limit: 200 })).catch(() => []);
    return (listed as Job<K>[]).filter(({ state, input }) => UNDER_WAY.has(state) && isMeant(input));
  }

  private groundOf(kind: ForecastKind, input: InputOf<ForecastKind>): Promise<string> {
    return this.snapshots.read(async snapshot => {
      const source = { ...(await snapshot.evidence()), entities: snapshot.entities };
      if (kind === 'backtest') return hashOfGround(await gatherTested(source, input));
      const {
        target,
        scenario,
        scenarios = [scenario],
      } = input as {
        readonly target?: string;
        readonly scenario?: string;
        readonly scenarios?: readonly string[];
      };
      const gathered = await gatherGrounds(source, target, scenarios);
      if (gathered.status === 'not-there') throw problemOf(gathered.code, gathered.detail);
      return hashOfGround(kind === 'compare' ? gathered.grounds : gathered.grounds[0]);
    });
  }
}

const UNDER_WAY: ReadonlySet<Job<JobKind>['state']> = new Set(['waiting', 'delayed', 'running']);

function problemOf(code: 'unknown-target' | 'unknown-scenario' | 'no-target', detail: string): ApiProblem {
  return new ApiProblem(code === 'no-target' ? 'invalid' : code, detail);
}
