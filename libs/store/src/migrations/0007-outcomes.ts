import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What became of each item of a delivery; deliveries that are held; withdrawals; what is told to suppliers. */
export class Outcomes0007 implements MigrationInterface {
  readonly name = 'Outcomes1763942400006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [DELIVERIES, KEYS, ITEMS, GATE, WITHDRAWALS, WEBHOOKS])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE gateway.webhook_call, gateway.webhook, gateway.withdrawn, gateway.withdrawal, gateway.held, gateway.gate_limit,
        gateway.item;
      DROP INDEX gateway.business_key_by_event, gateway.business_key_pending;
      ALTER TABLE gateway.delivery DROP COLUMN sender, DROP COLUMN door, DROP COLUMN state, DROP COLUMN duplicates,
        DROP COLUMN held, DROP COLUMN movements, DROP COLUMN decided_by, DROP COLUMN decided_at, DROP COLUMN reason`);
  }
}

const DELIVERIES = `
  ALTER TABLE gateway.delivery
    ADD COLUMN sender text NOT NULL DEFAULT 'operator',
    ADD COLUMN door text NOT NULL DEFAULT 'mapped',
    ADD COLUMN state text NOT NULL DEFAULT 'taken' CHECK (state IN ('taken', 'held', 'released', 'refused')),
    ADD COLUMN duplicates integer NOT NULL DEFAULT 0,
    ADD COLUMN held integer NOT NULL DEFAULT 0,
    ADD COLUMN movements jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN decided_by text,
    ADD COLUMN decided_at timestamptz,
    ADD COLUMN reason text;
  CREATE INDEX delivery_held ON gateway.delivery (received_at) WHERE state = 'held';
`;

const KEYS = `
  CREATE INDEX business_key_by_event ON gateway.business_key (event_id);
  CREATE INDEX business_key_pending ON gateway.business_key (key_hash) WHERE pending IS NOT NULL;
`;

const ITEMS = `
  -- One row an item of a delivery: what gateway said of it, and where in the log it is. What the projector made of it is looked up
  -- when somebody asks. Values that were refused are not kept, only where they stood and what was expected there.
  CREATE TABLE gateway.item (
    number bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    sender text NOT NULL,
    batch text NOT NULL,
    at integer NOT NULL,
    outcome text NOT NULL,
    code text,
    faults jsonb,
    source text,
    subject text,
    id text,
    type text,
    organisation text,
    effective_on date,
    topic text,
    partition smallint,
    log_offset bigint,
    received_at timestamptz NOT NULL
  );
  COMMENT ON COLUMN gateway.item.at IS 'the line of a file; the place in a request, from 0';
  CREATE INDEX item_of_sender ON gateway.item (sender, number);
  CREATE INDEX item_of_batch ON gateway.item (batch, number);
  CREATE INDEX item_of_subject ON gateway.item (subject) WHERE subject IS NOT NULL;
  CREATE INDEX item_by_source ON gateway.item (source, received_at) WHERE outcome = 'accepted';
`;

const GATE = `
  -- How far one delivery may move an organisation's stock, or its leavers: beyond both it is held.
  CREATE TABLE gateway.gate_limit (
    organisation text PRIMARY KEY,
    percent numeric(5, 2) NOT NULL CHECK (percent >= 0),
    people integer NOT NULL CHECK (people >= 0),
    set_by text NOT NULL,
    set_at timestamptz NOT NULL
  );

  -- What a held delivery asked for, pseudonymous, so that it can be done when it is released.
  CREATE TABLE gateway.held (
    batch text PRIMARY KEY REFERENCES gateway.delivery (batch) ON DELETE CASCADE,
    request jsonb NOT NULL
  );
`;

const WITHDRAWALS = `
  CREATE TABLE gateway.withdrawal (
    number integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    asked jsonb NOT NULL,
    withdrawn_by text NOT NULL,
    reason text NOT NULL,
    withdrawn_at timestamptz NOT NULL,
    undone_by text,
    undone_at timestamptz
  );
  CREATE TABLE gateway.withdrawn (
    withdrawal integer NOT NULL REFERENCES gateway.withdrawal (number) ON DELETE CASCADE,
    subject text NOT NULL,
    source text NOT NULL,
    id text NOT NULL,
    PRIMARY KEY (withdrawal, subject, source, id)
  );
  CREATE INDEX withdrawn_of_subject ON gateway.withdrawn (subject);
`;

const WEBHOOKS = `
  -- Where a supplier wants to be told. The secret signs what is sent, so it is kept as it is.
  CREATE TABLE gateway.webhook (
    sender text PRIMARY KEY,
    url text NOT NULL,
    secret text NOT NULL,
    told_to bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    paused_at timestamptz
  );
  COMMENT ON COLUMN gateway.webhook.told_to IS 'the last item that a call was written for';

  -- The outbox: written in one transaction with told_to, sent until it is taken or given up.
  CREATE TABLE gateway.webhook_call (
    number bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    sender text NOT NULL REFERENCES gateway.webhook (sender) ON DELETE CASCADE,
    id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    body jsonb NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    next_at timestamptz NOT NULL,
    sent_at timestamptz,
    given_up_at timestamptz,
    last_answer text
  );
  CREATE INDEX webhook_call_due ON gateway.webhook_call (next_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
`;
