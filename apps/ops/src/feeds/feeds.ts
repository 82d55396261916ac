import { type Clock } from '@muster/platform';
import { sourceFreshness, type Sql } from '@muster/store';
import { cameLately, type CameLately } from './lately.sql.js';

/** What came from one source. */
export interface Feed {
  readonly source: string;
  /** When its last event came. */
  readonly lastCameAt: Date;
  readonly hoursAgo: number;
  /** The newest day that it told of, YYYY-MM-DD. */
  readonly newestEffectiveOn: string | null;
  readonly applied: number;
  /** Of all that came since the beginning: how many parts of a hundred were there already… */
  readonly percentDoubled: number;
  /** …and how many were set aside. */
  readonly percentParked: number;
  /** Of what came through the doors in the last 30 days. */
  readonly lately: Lately;
}

/** Parts of a hundred, with one decimal; null where nothing came. */
export interface Lately {
  readonly came: number;
  readonly percentLate: number | null;
  readonly percentDoubled: number | null;
  readonly percentCorrected: number | null;
  readonly percentParked: number | null;
}

const LATELY_DAYS = 30;
const DAY_MS = 86_400_000;

/** Every source, the one that has been silent for the longest first. */
export async function readFeeds(sql: Sql, clock: Clock): Promise<Feed[]> {
  const now = clock.now().getTime();
  const came = await cameLately(sql, new Date(now - LATELY_DAYS * DAY_MS));
  const bySource = new Map(came.map(counts => [counts.source, counts]));
  const feeds = (await sourceFreshness(sql)).map(
    ({ source, lastKnownAt, newestEffectiveOn, applied, duplicates, parked }): Feed => {
      const all = applied + duplicates + parked;
      return {
        source,
        lastCameAt: lastKnownAt,
        hoursAgo: Math.round((now - lastKnownAt.getTime()) / 360_000) / 10,
        newestEffectiveOn,
        applied,
        percentDoubled: percent(duplicates, all) ?? 0,
        percentParked: percent(parked, all) ?? 0,
        lately: latelyOf(bySource.get(source)),
      };
    },
  );
  return feeds.sort((a, b) => a.lastCameAt.getTime() - b.lastCameAt.getTime());
}

function latelyOf(counts: CameLately | undefined): Lately {
  const { came, late, doubled, corrected, parked } = counts ?? NOTHING;
  return {
    came,
    percentLate: percent(late, came),
    percentDoubled: percent(doubled, came),
    percentCorrected: percent(corrected, came),
    percentParked: percent(parked, came),
  };
}

const NOTHING = { came: 0, late: 0, doubled: 0, corrected: 0, parked: 0 };

function percent(part: number, all: number): number | null {
  return all === 0 ? null : Math.round((part * 1_000) / all) / 10;
}
