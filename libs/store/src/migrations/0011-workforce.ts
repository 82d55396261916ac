import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Stock and flows are kept by month, in rows that are only ever added: those who fold never wait for one another, and an event costs
 * two rows or three, not ten. What was kept of them before is made anew from the facts.
 */
export class Workforce0011 implements MigrationInterface {
  readonly name = 'Workforce1763942400010';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [BEFORE, TABLE, VIEWS, FACTS]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('what was kept before is made anew from the facts: restore a copy instead'),
    );
  }
}

/** The hash of a generation says what is in it: an active one without its stock would pass for whole. */
const BEFORE = `
  DROP TABLE muster.cell_stock, muster.cell_stock_month, muster.cell_flow, muster.cell_flow_month;
  UPDATE muster.generation SET hash = hash || ' before 0011';
`;

const TABLE = `
  CREATE TABLE muster.workforce (
    generation smallint NOT NULL REFERENCES muster.generation (number),
    profession text NOT NULL,
    level text NOT NULL,
    area text NOT NULL,
    month text NOT NULL,
    headcount bigint NOT NULL,
    fte bigint NOT NULL,
    unknown_fte bigint NOT NULL,
    on_leave bigint NOT NULL,
    on_leave_fte bigint NOT NULL,
    stayed bigint NOT NULL,
    stayed_later bigint NOT NULL,
    stock_days json,
    flows json,
    flow_days json
  );
  COMMENT ON TABLE muster.workforce IS
    'changes of stock, and flows, of a profession in an area within a month: the sum of all its rows. Rows are added; now and then those of a month are added up';
  COMMENT ON COLUMN muster.workforce.headcount IS 'change of the stock within the month, as all measures up to stayed_later';
  COMMENT ON COLUMN muster.workforce.stock_days IS
    'the same by day: [day of the month, headcount, fte, unknown_fte, on_leave, on_leave_fte, stayed, stayed_later]';
  COMMENT ON COLUMN muster.workforce.flows IS 'flows of the month, by kind: [headcount, fte]';
  COMMENT ON COLUMN muster.workforce.flow_days IS 'the same by day: [day of the month, kind, headcount, fte]';
  CREATE INDEX workforce_of_pair ON muster.workforce (generation, profession, level, area, month);
  GRANT SELECT ON muster.workforce TO muster_reader;
`;

const DAY = (days: string) =>
  `make_date(left(month, 4)::integer, right(month, 2)::integer, (${days} ->> 0)::integer)`;
const FIGURE = (of: string, nth: number) => `(${of} ->> ${nth})::bigint`;
const KEY = 'generation, profession, level, area, month';

const VIEWS = `
  CREATE VIEW muster.cell_stock AS
  SELECT ${KEY}, ${DAY('days')} AS day, ${FIGURE('days', 1)} AS headcount, ${FIGURE('days', 2)} AS fte,
    ${FIGURE('days', 3)} AS unknown_fte, ${FIGURE('days', 4)} AS on_leave, ${FIGURE('days', 5)} AS on_leave_fte,
    ${FIGURE('days', 6)} AS stayed, ${FIGURE('days', 7)} AS stayed_later
  FROM muster.workforce CROSS JOIN LATERAL json_array_elements(stock_days) AS days;

  CREATE VIEW muster.cell_stock_month AS
  SELECT ${KEY}, headcount, fte, unknown_fte, on_leave, on_leave_fte, stayed, stayed_later FROM muster.workforce
  WHERE stock_days IS NOT NULL;

  CREATE VIEW muster.cell_flow AS
  SELECT ${KEY}, days ->> 1 AS kind, ${DAY('days')} AS day, ${FIGURE('days', 2)} AS headcount, ${FIGURE('days', 3)} AS fte
  FROM muster.workforce CROSS JOIN LATERAL json_array_elements(flow_days) AS days;

  CREATE VIEW muster.cell_flow_month AS
  SELECT ${KEY}, flow.key AS kind, ${FIGURE('flow.value', 0)} AS headcount, ${FIGURE('flow.value', 1)} AS fte
  FROM muster.workforce CROSS JOIN LATERAL json_each(flows) AS flow;

  GRANT SELECT ON muster.cell_stock, muster.cell_stock_month, muster.cell_flow, muster.cell_flow_month TO muster_reader;
`;

/** Two facts of one identity are compared themselves. */
const FACTS = 'ALTER TABLE muster.fact DROP COLUMN content_hash';
