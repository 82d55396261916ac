import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who may send events, and by which keys. Nothing of it is granted to api: who may say what is gateway's alone. */
export class Suppliers0005 implements MigrationInterface {
  readonly name = 'Suppliers1763942400004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE gateway.supplier (
        name text PRIMARY KEY CHECK (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
        sources text[] NOT NULL CHECK (cardinality(sources) > 0),
        kinds text[] NOT NULL CHECK (cardinality(kinds) > 0),
        organisations text[],
        workplaces text[] NOT NULL,
        events_per_second integer NOT NULL CHECK (events_per_second > 0),
        oauth_client text UNIQUE,
        created_at timestamptz NOT NULL,
        closed_at timestamptz
      );
      COMMENT ON COLUMN gateway.supplier.organisations IS 'null: any';

      -- A key can be checked, but not read out: of the secret there is only a hash.
      CREATE TABLE gateway.supplier_key (
        key_id text PRIMARY KEY,
        supplier text NOT NULL REFERENCES gateway.supplier (name),
        secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
        label text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        last_used_at timestamptz
      );
      CREATE INDEX supplier_key_of ON gateway.supplier_key (supplier);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE gateway.supplier_key, gateway.supplier');
  }
}
