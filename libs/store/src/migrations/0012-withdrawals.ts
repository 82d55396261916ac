import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A withdrawal names the items that it covers, and no longer the facts that were to be retracted: an event is withdrawn while
 * withdrawals cover all of its items. What was sent again is known by both of its ids.
 */
export class Withdrawals0012 implements MigrationInterface {
  readonly name = 'Withdrawals1763942400011';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [ITEMS, WITHDRAWN, SENT_AGAIN, ARRIVALS, LINKS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of BACK) await runner.query(statement);
  }
}

const ITEMS = `
  ALTER TABLE gateway.item ADD COLUMN reason text;
  COMMENT ON COLUMN gateway.item.reason IS
    'of what an operator did with an event since it came: why. Nothing was received with such a row';
`;

const WITHDRAWN = `
  DROP TABLE gateway.withdrawn;
  CREATE TABLE gateway.withdrawn (
    withdrawal integer NOT NULL REFERENCES gateway.withdrawal (number) ON DELETE CASCADE,
    item bigint NOT NULL REFERENCES gateway.item (number) ON DELETE CASCADE,
    subject text NOT NULL,
    PRIMARY KEY (withdrawal, item)
  );
  CREATE INDEX withdrawn_of_subject ON gateway.withdrawn (subject);
  CREATE INDEX withdrawn_item ON gateway.withdrawn (item);
  INSERT INTO gateway.withdrawn (withdrawal, item, subject)
  SELECT withdrawal.number, item.number, item.subject FROM gateway.withdrawal
  JOIN gateway.item ON item.outcome = 'accepted' AND item.subject IS NOT NULL AND item.received_at <= withdrawn_at
    AND CASE WHEN asked ? 'batch' THEN item.batch = asked->>'batch'
      ELSE item.source = asked->>'source' AND item.received_at >= (asked->>'from')::timestamptz
        AND item.received_at < (asked->>'until')::timestamptz END
  WHERE NOT asked ? 'kept';
`;

const SENT_AGAIN = `
  CREATE TABLE gateway.sent_again (
    subject text NOT NULL,
    source text NOT NULL,
    id text NOT NULL,
    original text NOT NULL,
    PRIMARY KEY (subject, source, id)
  );
  COMMENT ON COLUMN gateway.sent_again.id IS 'under which a withdrawal, or its undoing, sent the event again: a retraction is final';
  COMMENT ON COLUMN gateway.sent_again.original IS 'the id under which it came';
`;

const ARRIVALS = `
  -- Subjects of which something came in after something of theirs was withdrawn: it may name what was sent again by the id under
  -- which it came.
  CREATE TABLE gateway.to_settle (
    subject text PRIMARY KEY,
    arrivals integer NOT NULL DEFAULT 1
  );
`;

/** Whoever could say that two pseudonyms are one person may go on: the supplier of one's own store. */
const LINKS = `
  UPDATE gateway.supplier SET kinds = kinds || '{person.linked}'
  WHERE name = 'local' AND sources = '{urn}' AND 'person' = ANY (kinds) AND NOT 'person.linked' = ANY (kinds);
`;

const BACK = [
  `UPDATE gateway.supplier SET kinds = array_remove(kinds, 'person.linked')`,
  'DROP TABLE gateway.to_settle, gateway.sent_again, gateway.withdrawn',
  'DELETE FROM gateway.item WHERE reason IS NOT NULL',
  'ALTER TABLE gateway.item DROP COLUMN reason',
  `CREATE TABLE gateway.withdrawn (
    withdrawal integer NOT NULL REFERENCES gateway.withdrawal (number) ON DELETE CASCADE,
    subject text NOT NULL,
    source text NOT NULL,
    id text NOT NULL,
    PRIMARY KEY (withdrawal, subject, source, id)
  )`,
  'CREATE INDEX withdrawn_of_subject ON gateway.withdrawn (subject)',
];
