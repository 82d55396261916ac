import { type Activity, type ParkedEvent } from '@muster/store';
import { type Arrival } from './sort-batch.js';

/** What batches brought from each source. Parked events without a readable source are in the parked table alone. */
export function activityOf(
  accepted: readonly Arrival[],
  duplicates: readonly Arrival[],
  parked: readonly (Pick<ParkedEvent, 'topic' | 'partition' | 'knownAt'> & {
    readonly source?: string | undefined;
  })[],
): Activity[] {
  const activities = new Map<string, Activity>();
  const note = (
    { topic, partition }: { readonly topic: string; readonly partition: number },
    source: string,
    counts: Partial<Pick<Activity, 'applied' | 'duplicates' | 'parked'>>,
    seen: { time: string; knownAt: Date; effectiveOn?: string | undefined },
  ) => {
    const key = `${topic} ${partition} ${source}`;
    const before = activities.get(key);
    activities.set(key, {
      source,
      topic,
      slot: partition,
      applied: (before?.applied ?? 0) + (counts.applied ?? 0),
      duplicates: (before?.duplicates ?? 0) + (counts.duplicates ?? 0),
      parked: (before?.parked ?? 0) + (counts.parked ?? 0),
      lastTime: before && Date.parse(before.lastTime) > Date.parse(seen.time) ? before.lastTime : seen.time,
      lastKnownAt: before && before.lastKnownAt > seen.knownAt ? before.lastKnownAt : seen.knownAt,
      newestEffectiveOn:
        before?.newestEffectiveOn !== undefined && before.newestEffectiveOn > (seen.effectiveOn ?? '')
          ? before.newestEffectiveOn
          : seen.effectiveOn,
    });
  };
  for (const { of, stored } of accepted) {
    const { fact, knownAt } = stored;
    note(of, fact.source, { applied: 1 }, { time: fact.time, knownAt, effectiveOn: fact.effectiveOn });
  }
  for (const { of, stored } of duplicates)
    note(of, stored.fact.source, { duplicates: 1 }, { time: stored.fact.time, knownAt: stored.knownAt });
  for (const event of parked)
    if (event.source !== undefined)
      note(event, event.source, { parked: 1 }, { time: event.knownAt.toISOString(), knownAt: event.knownAt });
  return [...activities.values()];
}
