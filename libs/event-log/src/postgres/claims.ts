import type { Database } from '@muster/store';
import type { ConsumeOptions, LogPartition } from '../port.js';
import { groupChannel } from './notifications.js';
import { Session } from './session.js';
import { findTopics, type Topic } from './topics.sql.js';

/**
 * One consumer's place in its group, and the partitions it holds: session advisory locks, all gone when the
 * connection is. The group and each partition is one 64-bit key, `hashtextextended(name, 0)`; an operator finds
 * who holds it in pg_locks.
 */
export class Claims {
  private constructor(
    private readonly session: Session,
    private readonly group: string,
    private readonly wanted: readonly string[],
    private readonly membership: string,
  ) {}

  /** Joins the group; its other consumers are told. */
  static async join(
    database: Database,
    { group, topics }: Pick<ConsumeOptions, 'group' | 'topics'>,
    answerMs: number,
  ): Promise<Claims> {
    const session = await Session.open(database, answerMs);
    // Those who read other topics have no share in these.
    const membership = `muster-log ${group} [${[...topics].sort().join(' ')}]`;
    await session.rows(
      `SELECT pg_advisory_lock_shared(hashtextextended($1, 0)), pg_notify('${groupChannel}', $2)`,
      [membership, group],
    );
    return new Claims(session, group, topics, membership);
  }

  get ended(): Promise<Error> {
    return this.session.ended;
  }

  /** Those of the topics wanted that exist. */
  topics(): Promise<Topic[]> {
    return findTopics(this.session, this.wanted);
  }

  /** How many consumers the group has, this one included. */
  async members(): Promise<number> {
    const [row] = await this.session.rows<{ members: number }>(
      `SELECT count(*) AS members FROM pg_locks
       WHERE locktype = 'advisory' AND objsubid = 1 AND granted AND mode = 'ShareLock'
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND (classid::bigint << 32) | objid::bigint = hashtextextended($1, 0)`,
      [this.membership],
    );
    return row?.members ?? 0;
  }

  /** False if another consumer of the group holds it. */
  async take(partition: LogPartition): Promise<boolean> {
    const [row] = await this.session.rows<{ taken: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken`,
      [this.nameOf(partition)],
    );
    return row?.taken ?? false;
  }

  async giveBack(partition: LogPartition): Promise<void> {
    await this.session.rows(
      `SELECT pg_advisory_unlock(hashtextextended($1, 0)), pg_notify('${groupChannel}', $2)`,
      [this.nameOf(partition), this.group],
    );
  }

  /** Gives back everything, tells the others, and ends the connection; one that is lost gives back by itself. */
  async leave(): Promise<void> {
    const gone = `SELECT pg_advisory_unlock_all(), pg_notify('${groupChannel}', $1)`;
    await this.session.rows(gone, [this.group]).catch(() => undefined);
    await this.session.end();
  }

  private nameOf({ topic, partition }: LogPartition): string {
    return `muster-log ${this.group} ${topic}:${partition}`;
  }
}
