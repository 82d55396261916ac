import { type Batch } from '@muster/event-log';
import { type Activity, type ParkedEvent, type StoredFact } from '@muster/store';
import { type Arrival } from './sort-batch.js';

/** What a batch brought from each source. Parked events without a readable source are in the parked table alone. */
export function activityOf(
  batch: Batch,
  accepted: readonly StoredFact[],
  duplicates: readonly Arrival[],
  parked: readonly ParkedEvent[],
): Activity[] {
  const bySource = new Map<string, Activity>();
  const note = (
    source: string,
    counts: Partial<Pick<Activity, 'applied' | 'duplicates' | 'parked'>>,
    seen: { time: string; knownAt: Date; effectiveOn?: string | undefined },
  ) => {
    const before = bySource.get(source);
    bySource.set(source, {
      source,
      topic: batch.topic,
      slot: batch.partition,
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
  for (const { fact, knownAt } of accepted)
    note(fact.source, { applied: 1 }, { time: fact.time, knownAt, effectiveOn: fact.effectiveOn });
  for (const { stored } of duplicates)
    note(stored.fact.source, { duplicates: 1 }, { time: stored.fact.time, knownAt: stored.knownAt });
  for (const event of parked)
    if (event.source !== undefined)
      note(event.source, { parked: 1 }, { time: event.knownAt.toISOString(), knownAt: event.knownAt });
  return [...bySource.values()];
}
