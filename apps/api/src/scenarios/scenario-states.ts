import { type ScenarioCard } from '@muster/domain';
import { type Clock, todayOf } from '@muster/platform';
import { Inject, Injectable } from '@nestjs/common';
import { AskForecasts } from '../forecasts/ask-forecasts.js';
import { forecastReply } from '../forecasts/forecast-reply.js';
import { changedSince, KnownGrounds, latestForecast } from '../forecasts/latest.js';
import { type Snapshot, Snapshots } from '../freshness/snapshots.js';
import { jobInList } from '../jobs/job-reply.js';
import { CLOCK } from '../surroundings.js';
import { scenarioById } from './scenario-by-id.js';
import { revisionJson, scenarioJson } from './scenario-reply.js';
import { type ScenarioReply } from './scenario-state.js';

/** Scenarios with what is known of their forecasts. */
@Injectable()
export class ScenarioStates {
  private readonly grounds = new KnownGrounds();

  constructor(
    private readonly snapshots: Snapshots,
    private readonly asking: AskForecasts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws {ApiProblem} `unknown-scenario`, `not-ready` */
  async of(id: string): Promise<ScenarioReply> {
    const underWay = (await this.asking.underWay('forecast', input => input.scenario === id)).map(jobInList);
    return this.snapshots.read(async snapshot =>
      this.stateOf(snapshot, await scenarioById(snapshot, id), underWay),
    );
  }

  private async stateOf(
    snapshot: Snapshot,
    card: ScenarioCard,
    underWay: ScenarioReply['underWay'],
  ): Promise<ScenarioReply> {
    const { asOf } = snapshot;
    const kept = await latestForecast(snapshot, undefined, card.id);
    const changed = kept && (await changedSince(snapshot, kept, this.grounds));
    const [now, today] = [this.clock.now(), todayOf(this.clock)];
    const told = kept && changed && forecastReply({ kept, changed, underWay: [], now, today, asOf });
    const { asOf: _asOf, underWay: _underWay, ...latest } = told ?? ({} as NonNullable<typeof told>);
    return {
      scenario: scenarioJson(card),
      history: card.revisions.map(revisionJson),
      state: stateIn(card, underWay.length > 0, changed?.evidence),
      latest: told ? latest : null,
      underWay,
      asOf,
    };
  }
}

/** @param outdated of its latest forecast; undefined where there is none */
function stateIn(
  card: ScenarioCard,
  isUnderWay: boolean,
  outdated: boolean | undefined,
): ScenarioReply['state'] {
  if (isUnderWay) return 'under-way';
  if (outdated !== undefined) return outdated ? 'outdated' : 'forecast';
  return card.current.target === undefined ? 'no-target' : 'not-asked';
}
