import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What staff-in-post snapshots said, and what business keys stand for. */
export class Snapshots0006 implements MigrationInterface {
  readonly name = 'Snapshots1763942400005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [BUSINESS_KEYS, SNAPSHOTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE gateway.snapshot_link, gateway.snapshot_post, gateway.snapshot;
      DROP INDEX gateway.business_key_by_item, gateway.business_key_by_day, gateway.business_key_by_subject;
      ALTER TABLE gateway.business_key
        DROP source, DROP type, DROP subject, DROP organisation, DROP item, DROP door, DROP effective_on,
        DROP retracted, DROP retracted_through, DROP pending;
    `);
  }
}

const BUSINESS_KEYS = `
  ALTER TABLE gateway.business_key
    ADD source text,
    ADD type text,
    ADD subject text,
    ADD organisation text,
    ADD item text,
    ADD door text,
    ADD effective_on date,
    ADD retracted boolean NOT NULL DEFAULT false,
    ADD retracted_through integer NOT NULL DEFAULT 0,
    ADD pending jsonb;
  COMMENT ON COLUMN gateway.business_key.organisation IS 'the organisation whose file or snapshot said it, where known';
  COMMENT ON COLUMN gateway.business_key.item IS 'the pseudonym of the post or enrolment, where there is one';
  COMMENT ON COLUMN gateway.business_key.door IS 'csv, mapped or snapshot: none takes back what another said';
  COMMENT ON COLUMN gateway.business_key.retracted_through IS 'revisions up to this one are retracted';
  COMMENT ON COLUMN gateway.business_key.pending IS 'events noted but not known to be in the log: sent first when the key comes up again';
  CREATE INDEX business_key_by_item ON gateway.business_key (source, item) WHERE item IS NOT NULL;
  CREATE INDEX business_key_by_day ON gateway.business_key (source, type, effective_on);
  CREATE INDEX business_key_by_subject ON gateway.business_key (subject);
`;

const SNAPSHOTS = `
  -- The days on which snapshots of an organisation stand. Of a day the last delivery counts.
  CREATE TABLE gateway.snapshot (
    source text NOT NULL,
    organisation text NOT NULL,
    as_at date NOT NULL,
    complete boolean NOT NULL,
    batch text NOT NULL,
    received_at timestamptz NOT NULL,
    rows_taken integer NOT NULL,
    rows_rejected integer NOT NULL,
    PRIMARY KEY (source, organisation, as_at)
  );
  COMMENT ON COLUMN gateway.snapshot.complete IS 'whoever is not in it was not in post: not so where a row could not be told whose it is';

  -- What they say of each post, as runs of days on which they say the same. Events follow from it. A row for each pseudonym that
  -- rows of the post were read under, and one without for days on which its row could not be read.
  CREATE TABLE gateway.snapshot_post (
    source text NOT NULL,
    organisation text NOT NULL,
    post text NOT NULL,
    subject text NOT NULL,
    runs jsonb NOT NULL,
    settled boolean NOT NULL,
    PRIMARY KEY (source, organisation, post, subject)
  );
  COMMENT ON COLUMN gateway.snapshot_post.settled IS 'whether the log is known to say what the runs say';
  CREATE INDEX snapshot_post_by_subject ON gateway.snapshot_post (subject);

  -- Which posts' rows said that two pseudonyms are one person: a link is withdrawn with the last of them.
  CREATE TABLE gateway.snapshot_link (
    source text NOT NULL,
    organisation text NOT NULL,
    post text NOT NULL,
    subject text NOT NULL,
    alias text NOT NULL,
    basis text NOT NULL,
    PRIMARY KEY (source, organisation, post, subject, alias, basis)
  );
  CREATE INDEX snapshot_link_by_subject ON gateway.snapshot_link (source, subject);
`;
