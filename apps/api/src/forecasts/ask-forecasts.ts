import {
  type AskedJob,
  askedInFull,
  askForecast,
  FOR_A_PERSON,
  FORECAST_VERSION,
  type ForecastKind,
  type InputOf,
  type Job,
  type JobKind,
} from '@muster/jobs';
import { forecastOn, gatherGrounds, gatherTested, hashOfGround } from '@muster/store';
import { Injectable } from '@nestjs/common';
import { type Snapshot, Snapshots } from '../freshness/snapshots.js';
import { ApiProblem } from '../http/problems.js';
import { JobsDoor } from '../jobs/jobs-door.js';
import { KnownGrounds } from './latest.js';

/** Asks for what the forecaster does, on the ground of what the store holds now, before what nobody waits for. */
@Injectable()
export class AskForecasts {
  private readonly grounds = new KnownGrounds();

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
    const ground = await this.snapshots.read(snapshot => this.groundOf(snapshot, kind, input));
    return this.askOn(ground, kind, input, by);
  }

  /**
   * The id of what was made of this on the ground of now, whoever asked for it and when; else it is asked for.
   * @throws {ApiProblem} as `ask`; `jobs-away` only where it was not made yet
   */
  async madeOrAsked<K extends ForecastKind>(kind: K, input: InputOf<K>): Promise<string> {
    const { ground, made } = await this.snapshots.read(async snapshot => {
      const ground = await this.groundOf(snapshot, kind, input);
      const of = { kind, input: askedInFull(kind, input), ground, version: FORECAST_VERSION };
      return { ground, made: await forecastOn(snapshot, of) };
    });
    return made?.id ?? (await this.askOn(ground, kind, input, undefined)).id;
  }

  private askOn<K extends ForecastKind>(
    ground: string,
    kind: K,
    input: InputOf<K>,
    by: string | undefined,
  ): Promise<AskedJob<K>> {
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

  private groundOf(snapshot: Snapshot, kind: ForecastKind, input: InputOf<ForecastKind>): Promise<string> {
    if (kind === 'backtest') {
      const { profession, model } = input as InputOf<'backtest'>;
      return this.grounds.hash(snapshot, [kind, profession, model], async source =>
        hashOfGround(
          await gatherTested(source, { ...(profession && { profession }), ...(model && { model }) }),
        ),
      );
    }
    const {
      target,
      scenario,
      scenarios = [scenario],
    } = input as {
      readonly target?: string;
      readonly scenario?: string;
      readonly scenarios?: readonly string[];
    };
    return this.grounds.hash(snapshot, [kind === 'compare', target, scenarios], async source => {
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
