import { DataSource, type EntityManager } from 'typeorm';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { cardEntities } from './cards/entities.js';
import { migrations } from './migrations/index.js';
import { Silence } from './silence.js';

/** SQL within one connection: a pool's, or that of an open transaction. */
export interface Sql {
  /** The rows a statement returns. `int8` arrives as a number (refused beyond 2^53), `date` as `YYYY-MM-DD`, `numeric` as text. */
  rows<Row = Record<string, unknown>>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** How many rows a statement wrote. */
  run(statement: string, parameters?: readonly unknown[]): Promise<number>;
}

/** An open transaction: its SQL, and TypeORM's entities within it. */
export interface Transaction extends Sql {
  readonly entities: EntityManager;
  /** Adds rows to a table, by COPY: many cost half of what they do by INSERT. Values are as PostgreSQL writes them; null is NULL. */
  copy(table: string, columns: readonly string[], rows: readonly CopiedRow[]): Promise<void>;
}

export type CopiedRow = readonly (string | number | null)[];

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  /** Shown in pg_stat_activity, so that an operator sees which process holds what. */
  readonly applicationName: string;
  readonly poolSize?: number;
  /** Connections act under this role: api uses `muster_reader`, which cannot read facts. */
  readonly role?: string;
}

/** The one way to PostgreSQL: TypeORM's pool, for its migrations and cards and for the SQL that the tables' own files hold. */
export class Database implements Sql {
  private constructor(
    private readonly options: DatabaseOptions,
    readonly dataSource: DataSource,
    private readonly pool: pg.Pool,
    private readonly silence: Silence,
  ) {}

  static async connect(options: DatabaseOptions): Promise<Database> {
    const poolSize = options.poolSize ?? 8;
    const dataSource = new DataSource({
      type: 'postgres',
      url: options.url,
      applicationName: options.applicationName,
      poolSize,
      entities: cardEntities,
      migrations,
      migrationsTableName: 'migration',
      migrationsTransactionMode: 'each',
      installExtensions: false,
      extra: {
        types: valueParsers,
        options: sessionOptions(options.role),
        // A new connection reads the catalogue and plans every statement anew, some 200 ms in all: one that is there stays.
        min: poolSize,
        ...liveness,
      },
    });
    await dataSource.initialize();
    const pool = (dataSource.driver as unknown as { master: pg.Pool }).master;
    const look = async () => {
      // Under its own role: what sessions do is shown to whoever logged in for them, not to a role that they act under.
      const { role: _role, ...asItself } = options;
      const client = new pg.Client(
        dedicatedOf(asItself, `${options.applicationName} looks whether it is heard`),
      );
      client.on('error', () => undefined);
      await client.connect();
      return client;
    };
    return new Database(options, dataSource, pool, new Silence(pool, look));
  }

  rows<Row>(statement: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return sqlOf(this.pool).rows<Row>(statement, parameters);
  }

  run(statement: string, parameters: readonly unknown[] = []): Promise<number> {
    return sqlOf(this.pool).run(statement, parameters);
  }

  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as pg.PoolClient;
      await runner.startTransaction();
      const result = await work(transactionOf(client, runner.manager));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // Where the connection is lost there is nothing to roll back, and the first error is the one to tell.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /**
   * Runs `work` in one REPEATABLE READ transaction that only reads: all it sees is of one moment. Begun in one statement, where TypeORM sends
   * two, for it is what every question does; nobody waits for its end, which can change nothing.
   */
  async snapshot<T>(work: (snapshot: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    let ended: Promise<unknown> = Promise.resolve();
    try {
      const client = (await runner.connect()) as pg.PoolClient;
      await client.query('START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      try {
        return await work(transactionOf(client, runner.manager));
      } finally {
        ended = client.query('ROLLBACK').catch(() => undefined); // a lost connection leaves the pool by itself
      }
    } finally {
      void ended.then(() => runner.release());
    }
  }

  /** A connection of one's own outside the pool, for LISTEN and for session locks. The caller ends it. */
  async dedicated(applicationName = this.options.applicationName): Promise<pg.Client> {
    const client = new pg.Client(dedicatedOf(this.options, applicationName));
    client.on('error', () => undefined); // a lost connection is told by the next query, or by 'end'
    await client.connect();
    return client;
  }

  /** Brings the tables up to date; of several processes that start at once, one does it and the others wait. */
  async migrate(): Promise<void> {
    const lock = await this.dedicated();
    try {
      await lock.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
      await this.dataSource.runMigrations({ transaction: 'each' });
    } finally {
      await lock.end();
    }
  }

  async close(): Promise<void> {
    this.silence.stop();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/**
 * A server that vanished without a word is noticed by the keep-alive while nothing is asked of it, and by `Silence` while something is;
 * one that does not answer at all, on connecting.
 */
const liveness = { keepAlive: true, keepAliveInitialDelayMillis: 10_000, connectionTimeoutMillis: 15_000 };

function dedicatedOf({ url, role }: DatabaseOptions, applicationName: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: applicationName,
    options: sessionOptions(role),
    types: valueParsers,
    ...liveness,
  };
}

const MIGRATION_LOCK = 0x6d696772;

/** All tables are named with their schema. PostgreSQL's default path would look first in a schema named as the user is. */
function sessionOptions(role: string | undefined): string {
  return ['-c search_path=public', ...(role === undefined ? [] : [`-c role=${role}`])].join(' ');
}

const INT8 = 20;
const DATE = 1082;

/** Figures are integers below 2^53 and days are text: neither may pass through a lossy type. */
const valueParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return parseInteger;
    if (oid === DATE) return (value: string) => value;
    return pg.types.getTypeParser(oid, format) as unknown;
  }) as pg.CustomTypesConfig['getTypeParser'],
};

function parseInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`the store holds ${text}, beyond the exact integers`);
  return value;
}

function transactionOf(client: pg.PoolClient, entities: EntityManager): Transaction {
  return { ...sqlOf(client), entities, copy: (...what) => copyInto(client, ...what) };
}

function sqlOf(connection: pg.Pool | pg.ClientBase): Sql {
  const query = (text: string, values: readonly unknown[]) =>
    connection.query({ text, values: [...values], ...nameOf(text) });
  return {
    rows: async <Row>(statement: string, parameters: readonly unknown[] = []) =>
      (await query(statement, parameters)).rows as Row[],
    run: async (statement, parameters = []) => (await query(statement, parameters)).rowCount ?? 0,
  };
}

const NAMES = new Map<string, string>();
/** Statements are written in the tables' files, some with a name or a number put in: there are a few hundred. */
const MOST_NAMES = 2_000;

/**
 * A statement that has a name is parsed and planned once a connection: what else most of the work of a small one is. Several statements
 * in one text cannot have one.
 */
function nameOf(statement: string): { readonly name?: string } {
  let name = NAMES.get(statement);
  if (name === undefined) {
    if (NAMES.size === MOST_NAMES || statement.includes(';')) return {};
    name = `muster_${NAMES.size}`;
    NAMES.set(statement, name);
  }
  return { name };
}

async function copyInto(
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  rows: readonly CopiedRow[],
) {
  if (rows.length === 0) return;
  const stream = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  stream.end(rows.map(lineOf).join(''));
  await finished(stream);
}

/** @see https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.2 */
function lineOf(row: CopiedRow): string {
  let line = '';
  for (const value of row) {
    if (line !== '') line += '\t';
    line += value === null ? '\\N' : typeof value === 'number' ? value : escaped(value);
  }
  return `${line}\n`;
}

const SPECIAL = /[\\\n\r\t]/g;
const HAS_SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(text: string): string {
  return HAS_SPECIAL.test(text) ? text.replace(SPECIAL, character => ESCAPES[character]!) : text;
}
