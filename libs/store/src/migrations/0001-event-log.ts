import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The event log in PostgreSQL. Its SQL is in libs/event-log/src/postgres. */
export class EventLog0001 implements MigrationInterface {
  readonly name = 'EventLog1763942400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA log;

      CREATE TABLE log.cluster (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one)
      );
      INSERT INTO log.cluster DEFAULT VALUES;

      -- number stands for the topic in every event: text there would cost 32 bytes more in row and key (of 550).
      -- It is never used again, so what still holds the number of a deleted topic finds nothing.
      CREATE TABLE log.topic (
        topic text PRIMARY KEY,
        number smallint NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY,
        topic_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        partitions integer NOT NULL CHECK (partitions BETWEEN 1 AND 32767)
      );

      -- Every append updates its row here: a page that is nine tenths empty keeps that within the page, off the index.
      CREATE TABLE log.partition (
        topic smallint NOT NULL REFERENCES log.topic (number) ON DELETE CASCADE,
        partition smallint NOT NULL,
        low_water bigint NOT NULL DEFAULT 0,
        next_offset bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (topic, partition),
        CHECK (low_water BETWEEN 0 AND next_offset)
      ) WITH (fillfactor = 10);

      -- No reference to log.partition: an append holds its row locked, and a check for each event would cost more than the insert.
      CREATE TABLE log.event (
        "offset" bigint NOT NULL,
        appended_at timestamptz NOT NULL,
        topic smallint NOT NULL,
        partition smallint NOT NULL,
        key text NOT NULL,
        value bytea,
        PRIMARY KEY (topic, partition, "offset")
      );
      COMMENT ON COLUMN log.event.value IS 'null once the payload was erased';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA log CASCADE');
  }
}
