import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Facts, read models, and what keeps them true: generations, epochs, known_at and slots are columns from the first day
 * (docs/decisions/0003 to 0006).
 */
export class FactsAndCells0002 implements MigrationInterface {
  readonly name = 'FactsAndCells1763942400001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [GENERATIONS, EPOCHS, FACTS, CELLS, CARDS, READER]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA muster CASCADE');
  }
}

const GENERATIONS = `
  CREATE SCHEMA muster;

  -- Read models of one fold and one set of code tables. Rows of cells and cards carry the number, not the hash.
  CREATE TABLE muster.generation (
    number smallint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    hash text NOT NULL UNIQUE,
    state text NOT NULL CHECK (state IN ('building', 'active', 'retired')),
    created_at timestamptz NOT NULL DEFAULT now(),
    activated_at timestamptz
  );
  CREATE UNIQUE INDEX one_active_generation ON muster.generation (state) WHERE state = 'active';
`;

const EPOCHS = `
  -- Every state of the reference, whole.
  CREATE TABLE muster.epoch (
    number integer PRIMARY KEY,
    content_hash text NOT NULL,
    cause text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    reference jsonb NOT NULL
  );
  -- A new epoch queues the subjects whose contributions stand on an older one and may differ under it.
  CREATE TABLE muster.refold (
    generation smallint NOT NULL REFERENCES muster.generation (number),
    subject text NOT NULL,
    epoch integer NOT NULL REFERENCES muster.epoch (number),
    PRIMARY KEY (generation, subject)
  );
`;

const FACTS = `
  -- Accepted events. (subject, source, id) is the identity; the first in log order stands.
  CREATE TABLE muster.fact (
    subject text NOT NULL,
    source text NOT NULL,
    id text NOT NULL,
    type text NOT NULL,
    "time" text NOT NULL,
    effective_on date,
    batch text,
    data jsonb NOT NULL,
    content_hash bytea NOT NULL,
    slot smallint NOT NULL,
    log_offset bigint NOT NULL,
    known_at timestamptz NOT NULL,
    PRIMARY KEY (subject, source, id)
  );
  COMMENT ON COLUMN muster.fact."time" IS 'as the source wrote it';
  COMMENT ON COLUMN muster.fact.content_hash IS 'of canonical JSON of type, subject, time and data: tells a duplicate from a reused identity';
  COMMENT ON COLUMN muster.fact.slot IS 'the partition of the log it came from';
  COMMENT ON COLUMN muster.fact.known_at IS 'when the log took it: never restamped, not by a rebuild nor by a redrive';

  -- What a subject's contributions in a generation stand on: so many facts, under that epoch of the reference.
  CREATE TABLE muster.standing (
    generation smallint NOT NULL REFERENCES muster.generation (number),
    subject text NOT NULL,
    facts integer NOT NULL,
    epoch integer NOT NULL REFERENCES muster.epoch (number),
    PRIMARY KEY (generation, subject)
  ) WITH (fillfactor = 80);

  CREATE TABLE muster.checkpoint (
    topic text NOT NULL,
    partition smallint NOT NULL,
    log_identity text NOT NULL,
    next_offset bigint NOT NULL,
    folded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, partition)
  ) WITH (fillfactor = 10);

  -- Events that could not be folded, with what is needed to look at them, mend them and send them again.
  CREATE TABLE muster.parked (
    topic text NOT NULL,
    partition smallint NOT NULL,
    log_offset bigint NOT NULL,
    log_identity text NOT NULL,
    reason text NOT NULL,
    faults jsonb NOT NULL,
    payload bytea NOT NULL,
    subject text,
    source text,
    id text,
    known_at timestamptz NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, partition, log_offset, log_identity)
  );
  CREATE INDEX parked_by_identity ON muster.parked (subject, source, id);

  -- Per source and slot: how fresh it is, and how clean. Kept as events come in, not a read model of facts.
  CREATE TABLE muster.source_activity (
    source text NOT NULL,
    slot smallint NOT NULL,
    topic text NOT NULL,
    applied bigint NOT NULL,
    duplicates bigint NOT NULL,
    parked bigint NOT NULL,
    last_time timestamptz NOT NULL,
    last_known_at timestamptz NOT NULL,
    newest_effective_on date,
    PRIMARY KEY (source, topic, slot)
  ) WITH (fillfactor = 50);
`;

const CELLS = `
  -- One table a cube. The slot is the last part of the key: readers sum over it, so projectors never wait for one another.
  CREATE TABLE muster.cell_reported (
    generation smallint NOT NULL REFERENCES muster.generation (number),
    level text NOT NULL,
    area text NOT NULL,
    profession text NOT NULL,
    series text NOT NULL,
    vintage text NOT NULL,
    kind text NOT NULL,
    from_day date NOT NULL,
    day date NOT NULL,
    slot smallint NOT NULL,
    headcount bigint NOT NULL,
    fte bigint NOT NULL,
    headcount_given integer NOT NULL,
    fte_given integer NOT NULL,
    PRIMARY KEY (generation, profession, level, area, series, vintage, day, from_day, kind, slot)
  );
  COMMENT ON COLUMN muster.cell_reported.fte IS 'hundred-thousandths of a full-time equivalent';

  CREATE TABLE muster.cell_anomaly (
    generation smallint NOT NULL REFERENCES muster.generation (number),
    level text NOT NULL,
    area text NOT NULL,
    source text NOT NULL,
    code text NOT NULL,
    slot smallint NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (generation, source, code, level, area, slot)
  );
`;

const CARDS = `
  CREATE TABLE muster.card_target (
    generation smallint NOT NULL REFERENCES muster.generation (number),
    id text NOT NULL,
    profession text NOT NULL,
    area text NOT NULL,
    revision text NOT NULL,
    current jsonb NOT NULL,
    revisions jsonb NOT NULL,
    PRIMARY KEY (generation, id)
  );
`;

/** api reads under this role: cells, cards and freshness, never facts. Roles belong to the whole server, so it may be there. */
const READER = `
  -- What became of a command that was parked. Payloads stay out of reach, and so do other topics: faults quote what was sent.
  CREATE VIEW muster.parked_reason AS
  SELECT topic, partition, log_offset, log_identity, reason, faults FROM muster.parked
  WHERE topic = 'muster.governance';

  DO $$ BEGIN
    CREATE ROLE muster_reader NOLOGIN;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$;
  DO $$ BEGIN
    EXECUTE format('GRANT muster_reader TO %I', current_user);
  EXCEPTION WHEN OTHERS THEN
    IF NOT pg_has_role(current_user, 'muster_reader', 'MEMBER') THEN RAISE; END IF;
  END $$;
  GRANT USAGE ON SCHEMA muster TO muster_reader;
  GRANT SELECT ON muster.generation, muster.epoch, muster.refold, muster.checkpoint, muster.source_activity,
    muster.cell_reported, muster.cell_anomaly, muster.card_target, muster.parked_reason TO muster_reader;
`;
