import { type TargetCard } from '@muster/domain';
import { FORECAST_VERSION } from '@muster/jobs';
import {
  type EvidenceSource,
  gatherGrounds,
  hashOfGround,
  type KeptForecast,
  keptForecasts,
} from '@muster/store';
import { type Snapshot } from '../freshness/snapshots.js';
import { provenanceOf } from '../jobs/provenance.js';
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

/** Grounds of the store as it stood at some moments: gathering one takes long where it tells of many people. */
export class KnownGrounds {
  private readonly known = new Map<string, string | undefined>();

  /** @returns undefined where what a forecast is about is there no more */
  of(snapshot: Snapshot, { target, scenario }: KeptForecast): Promise<string | undefined> {
    return this.hash(snapshot, ['forecast', target, scenario], async source => {
      const gathered = await gatherGrounds(source, target, [scenario]);
      return gathered.status === 'gathered' ? hashOfGround(gathered.grounds[0]) : undefined;
    });
  }

  /** @param about all that decides what is gathered, beside the store */
  async hash<Hash extends string | undefined>(
    snapshot: Snapshot,
    about: unknown,
    gathered: (source: GroundSource) => Promise<Hash>,
  ): Promise<Hash> {
    const source = { ...(await snapshot.evidence()), entities: snapshot.entities };
    const key = JSON.stringify([await provenanceOf('verify', snapshot), source.today, about]);
    if (this.known.has(key)) return this.known.get(key) as Hash;
    const hash = await gathered(source);
    if (this.known.size >= MOST_KNOWN) this.known.delete(this.known.keys().next().value!);
    this.known.set(key, hash);
    return hash;
  }
}

type GroundSource = EvidenceSource & Pick<Snapshot, 'entities'>;

const MOST_KNOWN = 200;

/** What has changed since a forecast was made: of what it is made from, and of everything. */
export async function changedSince(
  snapshot: Snapshot,
  kept: KeptForecast,
  grounds: KnownGrounds,
): Promise<ChangedJson> {
  const ground = await grounds.of(snapshot, kept);
  const { provenance } = kept;
  const evidence = ground !== provenance.ground || provenance.version !== FORECAST_VERSION;
  const before = new Map(provenance.folded.map(at => [`${at.topic} ${at.partition}`, at.next]));
  const events = snapshot.asOf.folded.reduce(
    (sum, at) => sum + Math.max(0, at.next - (before.get(`${at.topic} ${at.partition}`) ?? 0)),
    0,
  );
  return { evidence, events, words: inWords(evidence, events, ground !== undefined) };
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
