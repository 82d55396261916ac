import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The facts that the reference is built of are found without reading all others; subjects that cannot be folded any more stay in
 * the queue with what keeps them from it.
 */
export class ReferenceFacts0010 implements MigrationInterface {
  readonly name = 'ReferenceFacts1763942400009';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [INDEX, FAULT, MENTIONS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX muster.fact_of_reference; ALTER TABLE muster.refold DROP COLUMN fault');
  }
}

/** A few hundred of millions. The types are those of libs/domain/src/reference/types.ts; a test asks that the index is used. */
const INDEX = `
  CREATE INDEX fact_of_reference ON muster.fact (subject) WHERE type IN (
    'organisation.opened', 'organisation.placed', 'organisation.closed', 'organisation.succeeded', 'feed.covers',
    'source.succeeded');
`;

const FAULT = `
  ALTER TABLE muster.refold ADD COLUMN fault text;
  COMMENT ON COLUMN muster.refold.fault IS
    'why the fold cannot take the subject: it is passed over until its reference, its facts or the generation change';
`;

/** An organisation that was succeeded depends on whether that closes a circle: facts taken in before did not say so. */
const MENTIONS = `
  INSERT INTO muster.mention (kind, code, subject)
  SELECT DISTINCT 'organisation', substr(subject, length('organisation/') + 1), subject FROM muster.fact
  WHERE type = 'organisation.succeeded' ON CONFLICT DO NOTHING;
`;
