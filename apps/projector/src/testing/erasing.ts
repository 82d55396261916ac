import { kindOf, type SubjectKey, topicOf } from '@muster/domain';
import { type EventLog } from '@muster/event-log';
import { PostgresEventLog } from '@muster/event-log/postgres';
import { CUBES, type CubeName } from '@muster/domain';
import {
  type Database,
  readCells,
  readCheckpoint,
  readHead,
  type Sql,
  type Transaction,
} from '@muster/store';
import { FOLDED_TOPICS } from '@muster/event-log/open';
import { type Folding } from '../folding.js';
import { takeIn } from '../take-in.js';
import { type Event, FoldedStore } from './folded-store.js';

/** A store whose log is the one beside it in PostgreSQL, as it is where Muster runs. */
export class LoggedStore {
  private constructor(
    readonly store: FoldedStore,
    readonly log: EventLog,
  ) {}

  static async open(name: string): Promise<LoggedStore> {
    const store = await FoldedStore.open(name);
    await store.empty();
    const log = new PostgresEventLog(store.database);
    await log.ensureTopics(FOLDED_TOPICS.map(topic => ({ topic, partitions: 3 })));
    return new LoggedStore(store, log);
  }

  /** @param items events, or values under a key that are none */
  async append(
    items: readonly (Event | { readonly key: SubjectKey; readonly value: string })[],
  ): Promise<void> {
    await this.log.append(
      items.map(item => {
        const key = 'specversion' in item ? item.subject : (item as { key: SubjectKey }).key;
        const value = 'specversion' in item ? JSON.stringify(item) : (item as { value: string }).value;
        return { topic: topicOf(kindOf(key)), key, value: Buffer.from(value) };
      }),
    );
  }

  /** Folds all that the log holds and the store does not. @param into another store than the log's own */
  async catchUp(into: FoldedStore = this.store): Promise<void> {
    for (const topic of FOLDED_TOPICS) {
      const { identity, partitions } = await this.log.describe(topic);
      for (const { partition } of partitions) {
        const from = (await readCheckpoint(into.database, topic, partition))?.next ?? 0;
        const records = await this.log.read(topic, partition, from, 10_000);
        if (records.length === 0) continue;
        const { outcome } = await takeIn(into.to, { topic, partition, identity, records, highWater: 0 });
        if (outcome === 'overtaken') await this.catchUp(into);
      }
    }
  }

  async close(): Promise<void> {
    await this.log.close();
    await this.store.drop();
  }
}

/** All cells that are not empty. */
export async function allCells(database: Database): Promise<Record<string, unknown>> {
  const { generation } = await readHead(database);
  const cells: Record<string, unknown> = {};
  for (const cube of Object.keys(CUBES) as CubeName[])
    cells[cube] = await readCells(database, generation!.number, cube);
  return cells;
}

const SCHEMAS = `('muster', 'gateway', 'log')`;

/** The columns, of all tables there are, in which a text stands: as text, within JSON, as bytes or behind hexadecimal digits. */
export async function columnsHolding(sql: Sql, text: string): Promise<string[]> {
  const columns = await sql.rows<{ table: string; column: string; type: string }>(
    `SELECT table_schema || '.' || table_name AS "table", column_name AS "column", data_type AS type
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema IN ${SCHEMAS} AND table_type = 'BASE TABLE'`,
  );
  const holding: string[] = [];
  for (const { table, column, type } of columns) {
    const found =
      type === 'bytea'
        ? `position(convert_to($1, 'UTF8') IN "${column}") > 0 OR position(decode($1, 'hex') IN "${column}") > 0`
        : `strpos(lower("${column}"::text), $1) > 0`;
    const rows = await sql.rows(`SELECT FROM ${table} WHERE ${found} LIMIT 1`, [text]);
    if (rows.length > 0) holding.push(`${table}.${column}`);
  }
  return holding.sort();
}

/** Everything in the tables, as one text a table. */
export async function dump(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql.rows<{ table: string }>(
    `SELECT table_schema || '.' || table_name AS "table" FROM information_schema.tables
     WHERE table_schema IN ${SCHEMAS} AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const all: Record<string, string> = {};
  for (const { table } of tables) {
    const [row] = await sql.rows<{ rows: string }>(
      `SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') AS rows FROM ${table} AS t`,
    );
    all[table] = row!.rows;
  }
  return all;
}

/** A folding whose transactions die before their nth statement. `reached` tells whether they came so far. */
export function dyingBefore(to: Folding, nth: number): { to: Folding; reached: () => boolean } {
  let statements = 0;
  const dying = beforeStatements(to, () => {
    statements += 1;
    return statements === nth ? Promise.reject(new Error('killed')) : Promise.resolve();
  });
  return { to: dying, reached: () => statements >= nth };
}

/** A folding in whose transactions something happens before each statement. */
export function beforeStatements(to: Folding, happen: (statement: string) => Promise<void>): Folding {
  const database = Object.assign(Object.create(to.database) as Database, {
    transaction: <T>(work: (transaction: Transaction) => Promise<T>) =>
      to.database.transaction(transaction =>
        work({
          entities: transaction.entities,
          rows: async <Row>(statement: string, parameters?: readonly unknown[]) => {
            await happen(statement);
            return transaction.rows<Row>(statement, parameters);
          },
          run: async (statement: string, parameters?: readonly unknown[]) => {
            await happen(statement);
            return transaction.run(statement, parameters);
          },
          copy: async (table, columns, rows) => {
            await happen(`COPY ${table}`);
            return transaction.copy(table, columns, rows);
          },
        }),
      ),
  });
  return { ...to, database };
}
