import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Persons who were erased, so that nothing brings them back. */
export class Erasure0008 implements MigrationInterface {
  readonly name = 'Erasure1763942400007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- 32 random bytes a store. With it, who holds a pseudonym can ask whether it was erased; without it, nothing can be asked.
      CREATE TABLE muster.erasure_key (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        key bytea NOT NULL CHECK (octet_length(key) = 32)
      );
      INSERT INTO muster.erasure_key (key)
      SELECT sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));

      -- What was erased, when, by whom and why. No pseudonym is in it.
      CREATE TABLE muster.erasure_receipt (
        id text PRIMARY KEY,
        erased_at timestamptz NOT NULL,
        receipt jsonb NOT NULL
      );

      CREATE TABLE muster.erased (
        hash bytea PRIMARY KEY,
        erased_at timestamptz NOT NULL,
        receipt text NOT NULL REFERENCES muster.erasure_receipt (id)
      );
      COMMENT ON COLUMN muster.erased.hash IS 'HMAC-SHA-256 of the subject under erasure_key';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE muster.erased, muster.erasure_receipt, muster.erasure_key');
  }
}
