import { type Sql } from '../database.js';
import { type PeopleKind } from '../facts/people-kind.sql.js';
import { Sight } from './sight.js';

/** What readers of a snapshot begin with. */
export interface Moment {
  /** The active generation; undefined in a store that was never folded into. */
  readonly generation: { readonly number: number; readonly hash: string } | undefined;
  /** The newest epoch of the reference; 0 when there is none yet. */
  readonly epoch: number;
  /** Subjects of the generation that are in the queue to be folded again, set aside or not. */
  readonly refoldPending: number;
  readonly peopleKind: PeopleKind | undefined;
  /** Every partition that was ever folded in, by topic and partition, and the offset wanted next. */
  readonly folded: readonly { readonly topic: string; readonly partition: number; readonly next: number }[];
  /** Undefined where it is not known: on a standby. */
  readonly sight: Sight | undefined;
}

/** One statement, so that it is one way there and back, for it is asked with every question. */
export async function readMoment(sql: Sql): Promise<Moment> {
  const [row] = await sql.rows<{
    number: number | null;
    hash: string | null;
    epoch: number;
    pending: number;
    people: PeopleKind | null;
    folded: Moment['folded'];
    place: string;
    sight: string | null;
  }>(`
    SELECT generation.number, generation.hash,
      (SELECT coalesce(max(number), 0) FROM muster.epoch) AS epoch,
      (SELECT count(*) FROM muster.refold WHERE refold.generation = generation.number) AS pending,
      (SELECT kind FROM muster.people_kind) AS people,
      (SELECT coalesce(json_agg(json_build_object('topic', topic, 'partition', partition, 'next', next_offset)
          ORDER BY topic, partition), '[]')
        FROM muster.checkpoint) AS folded,
      concat_ws(' ', pg_postmaster_start_time(), ${FILES}) AS place,
      CASE WHEN NOT pg_is_in_recovery() THEN pg_current_snapshot()::text END AS sight
    FROM (SELECT) AS one LEFT JOIN muster.generation ON state = 'active'`);
  const { number, hash, epoch, pending, people, folded, place, sight } = row!;
  return {
    generation: number === null || hash === null ? undefined : { number, hash },
    epoch,
    refoldPending: pending,
    peopleKind: people ?? undefined,
    folded,
    sight: sight === null ? undefined : Sight.of(place, sight),
  };
}

/** Another file: the table was made anew, or emptied at one go. */
const FILES = [
  'workforce',
  'packed_cohort',
  'packed_exposure',
  'packed_application',
  'cell_intake',
  'source_activity',
]
  .map(table => `pg_relation_filenode('muster.${table}')`)
  .join(', ');
