import { type Clock } from '@muster/platform';
import { sourceFreshness, type Sql } from '@muster/store';

/** What came from one source since the beginning. */
export interface Feed {
  readonly source: string;
  /** When its last event came. */
  readonly lastCameAt: Date;
  readonly hoursAgo: number;
  /** The newest day that it told of, YYYY-MM-DD. */
  readonly newestEffectiveOn: string | null;
  readonly applied: number;
  /** Of all that came: how many parts of a hundred were there already… */
  readonly percentDoubled: number;
  /** …and how many were set aside. */
  readonly percentParked: number;
}

/** Every source, the one that has been silent for the longest first. */
export async function readFeeds(sql: Sql, clock: Clock): Promise<Feed[]> {
  const now = clock.now().getTime();
  const feeds = (await sourceFreshness(sql)).map(
    ({ source, lastKnownAt, newestEffectiveOn, applied, duplicates, parked }): Feed => {
      const percent = (part: number) => Math.round((part * 1_000) / (applied + duplicates + parked)) / 10;
      return {
        source,
        lastCameAt: lastKnownAt,
        hoursAgo: Math.round((now - lastKnownAt.getTime()) / 360_000) / 10,
        newestEffectiveOn,
        applied,
        percentDoubled: percent(duplicates),
        percentParked: percent(parked),
      };
    },
  );
  return feeds.sort((a, b) => a.lastCameAt.getTime() - b.lastCameAt.getTime());
}
