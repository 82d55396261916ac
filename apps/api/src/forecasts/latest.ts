import { type TargetCard } from '@muster/domain';
import { FORECAST_VERSION } from '@muster/jobs';
import { gatherGrounds, hashOfGround, type KeptForecast, keptForecasts } from '@muster/store';
import { type Snapshot } from '../freshness/snapshots.js';
import { type ChangedJson } from './forecast-reply.js';

/** The latest forecast of a target, as things are or under a scenario. */
export async function latestForecast(
  snapshot: Snapshot,
  target: string | undefined,
  scenario: string | null,
): Promise<KeptForecast | undefined> {
  const [latest] = await keptForecasts(snapshot, { kind: 'forecast', target, scenario, limit: 1 });
  return latest;
}

/** What has changed since a forecast was made: of what it is made from, and of everything. */
export async function changedSince(snapshot: Snapshot, kept: KeptForecast): Promise<ChangedJson> {
  const source = { ...(await snapshot.evidence()), entities: snapshot.entities };
  const gathered = await gatherGrounds(source, kept.target, [kept.scenario]);
  const ground = gathered.status === 'gathered' ? hashOfGround(gathered.grounds[0]) : undefined;
  const { provenance } = kept;
  const evidence = ground !== provenance.ground || provenance.version !== FORECAST_VERSION;
  const before = new Map(provenance.folded.map(at => [`${at.topic} ${at.partition}`, at.next]));
  const events = snapshot.asOf.folded.reduce(
    (sum, at) => sum + Math.max(0, at.next - (before.get(`${at.topic} ${at.partition}`) ?? 0)),
    0,
  );
  return { evidence, events, words: inWords(evidence, events, gathered.status === 'gathered') };
}

function inWords(evidence: boolean, events: number, isThere: boolean): string {
  if (!isThere) return 'What it is about is there no more.';
  if (evidence) return 'What it is made from has changed since: another is being made, or will be.';
  return events === 0
    ? 'Nothing has come in since.'
    : `${events} events have come in since, and none of them changes what it is made from.`;
}

/** Of a target that has none yet: why. */
export function noneYet({ id }: TargetCard): string {
  return `${id} has not been forecast yet`;
}
