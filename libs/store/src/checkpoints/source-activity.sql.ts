import { type Day, topicOf } from '@muster/domain';
import { type Sql } from '../database.js';
import { type Sight } from '../head/sight.js';

/** What one batch brought from one source. */
export interface Activity {
  readonly source: string;
  readonly topic: string;
  readonly slot: number;
  readonly applied: number;
  readonly duplicates: number;
  readonly parked: number;
  /** The newest `time` among its events. */
  readonly lastTime: string;
  readonly lastKnownAt: Date;
  readonly newestEffectiveOn: string | undefined;
}

export async function addActivity(sql: Sql, activities: readonly Activity[]): Promise<void> {
  if (activities.length === 0) return;
  await sql.run(
    `INSERT INTO muster.source_activity AS activity
       (source, topic, slot, applied, duplicates, parked, last_time, last_known_at, newest_effective_on)
     SELECT source, topic, slot, applied, duplicates, parked, "lastTime", "lastKnownAt", "newestEffectiveOn"
     FROM jsonb_to_recordset($1::jsonb) AS new (
       source text, topic text, slot smallint, applied bigint, duplicates bigint, parked bigint,
       "lastTime" timestamptz, "lastKnownAt" timestamptz, "newestEffectiveOn" date)
     ORDER BY source, topic, slot
     ON CONFLICT (source, topic, slot) DO UPDATE SET
       applied = activity.applied + excluded.applied,
       duplicates = activity.duplicates + excluded.duplicates,
       parked = activity.parked + excluded.parked,
       last_time = greatest(activity.last_time, excluded.last_time),
       last_known_at = greatest(activity.last_known_at, excluded.last_known_at),
       newest_effective_on = greatest(activity.newest_effective_on, excluded.newest_effective_on)`,
    [JSON.stringify(activities)],
  );
}

/** A source, all slots taken together. */
export interface SourceFreshness {
  readonly source: string;
  readonly lastTime: Date;
  readonly lastKnownAt: Date;
  readonly newestEffectiveOn: string | null;
  readonly applied: number;
  readonly duplicates: number;
  readonly parked: number;
}

export function sourceFreshness(sql: Sql): Promise<SourceFreshness[]> {
  return sql.rows<SourceFreshness>(`
    SELECT source, max(last_time) AS "lastTime", max(last_known_at) AS "lastKnownAt",
      max(newest_effective_on) AS "newestEffectiveOn", sum(applied)::bigint AS applied,
      sum(duplicates)::bigint AS duplicates, sum(parked)::bigint AS parked
    FROM muster.source_activity GROUP BY source ORDER BY source`);
}

/** When sources last told of anything; times are as PostgreSQL writes them in JSON. */
export interface SourceTimes {
  readonly sources: readonly (readonly [
    source: string,
    lastTime: string,
    lastKnownAt: string,
    newestEffectiveOn: Day | null,
  ])[];
  /** The newest day that events about people tell of, to come or not; null where there are none. */
  readonly newestPeopleDay: Day | null;
}

/**
 * Of all sources, in no order: in one value, for there may be hundreds.
 * @param since left out: all; else those rows that were written since, and maybe some more: what sources told only ever grows
 */
export async function sourceTimes(sql: Sql, since?: Sight): Promise<SourceTimes> {
  const [row] = await sql.rows<{ sources: SourceTimes['sources']; newest: Day | null }>(
    `WITH told AS (
       SELECT source, max(last_time) AS last_time, max(last_known_at) AS last_known_at, max(newest_effective_on) AS newest,
         max(newest_effective_on) FILTER (WHERE topic = $1) AS newest_of_people
       FROM muster.source_activity ${since === undefined ? '' : 'WHERE age(xmin) <= age($2::xid)'} GROUP BY source)
     SELECT coalesce(json_agg(json_build_array(source, last_time, last_known_at, newest)), '[]') AS sources,
       max(newest_of_people) AS newest
     FROM told`,
    [topicOf('person'), ...(since === undefined ? [] : [String(Number(since.begin) % 2 ** 32)])],
  );
  return { sources: row!.sources, newestPeopleDay: row!.newest };
}

/** The newest day that events about people tell of, but no later than today; undefined where there are none. */
export async function newestPeopleDay(sql: Sql, today: Day): Promise<Day | undefined> {
  const [row] = await sql.rows<{ newest: Day | null }>(
    `SELECT CASE WHEN max(newest_effective_on) > $1 THEN $1::date ELSE max(newest_effective_on) END AS newest
     FROM muster.source_activity WHERE topic = $2`,
    [today, topicOf('person')],
  );
  return row?.newest ?? undefined;
}

/** The sources that told of people: when each last did, and the newest day it told of. */
export function peopleSources(
  sql: Sql,
): Promise<{ readonly source: string; readonly lastTime: Date; readonly newestEffectiveOn: Day | null }[]> {
  return sql.rows(
    `SELECT source, max(last_time) AS "lastTime", max(newest_effective_on) AS "newestEffectiveOn"
     FROM muster.source_activity WHERE topic = $1 GROUP BY source ORDER BY source`,
    [topicOf('person')],
  );
}
