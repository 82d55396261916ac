import { type Sql } from '@muster/store';

/** Of a source, what came to the doors in a while and was taken into the log: how much of it was what. One event may be several. */
export interface CameLately {
  readonly source: string;
  readonly came: number;
  readonly late: number;
  readonly doubled: number;
  readonly corrected: number;
  readonly parked: number;
}

/** So late is late, as suppliers are told (docs/for-hr-suppliers.md, "late"). */
export const LATE_DAYS = 31;

/**
 * Items are found by source and time, facts by the subject they are about: what it costs grows with what came, not with what there is.
 * docs/operating.md says what each counts.
 */
export function cameLately(sql: Sql, since: Date): Promise<CameLately[]> {
  return sql.rows<CameLately>(
    `SELECT source, count(*) AS came,
       count(*) FILTER (WHERE NOT doubled AND effective_on >= first_day AND received_day - effective_on > ${LATE_DAYS}) AS late,
       count(*) FILTER (WHERE doubled) AS doubled,
       count(*) FILTER (WHERE corrected) AS corrected,
       count(*) FILTER (WHERE parked) AS parked
     FROM (SELECT DISTINCT source FROM muster.source_activity) AS known,
       LATERAL (
         SELECT (received_at AT TIME ZONE 'UTC')::date AS first_day FROM gateway.item
         WHERE item.source = known.source AND outcome = 'accepted' ORDER BY received_at LIMIT 1) AS first,
       LATERAL (
         SELECT effective_on, (received_at AT TIME ZONE 'UTC')::date AS received_day,
           EXISTS (
             SELECT FROM muster.fact WHERE fact.subject = item.subject AND fact.source = item.source AND fact.id = item.id
               AND (fact.slot, fact.log_offset) <> (item.partition, item.log_offset)) AS doubled,
           EXISTS (
             SELECT FROM muster.fact AS later WHERE later.subject = item.subject AND later.source = item.source
               AND item.id IN (later.data ->> 'supersedes', later.data ->> 'retracts')) AS corrected,
           EXISTS (
             SELECT FROM muster.parked WHERE parked.topic = item.topic AND parked.partition = item.partition
               AND parked.log_offset = item.log_offset) AS parked
         FROM gateway.item
         WHERE item.source = known.source AND outcome = 'accepted' AND received_at >= $1 AND reason IS NULL) AS item
     GROUP BY source`,
    [since],
  );
}
