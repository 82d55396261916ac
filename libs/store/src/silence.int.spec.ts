import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, Proxy } from '@muster/platform/testing';
import pg from 'pg';
import { Silence } from './silence.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

const PATIENCE = { silentMs: 400, lookMs: 100, connectMs: 1_000 };

describe('Silence', () => {
  let store: TestDatabase;
  let wire: Proxy;
  let pool: pg.Pool;
  let silence: Silence;
  beforeAll(async () => {
    store = await testDatabase('silence');
    wire = await Proxy.before(store.url);
    const connectionString = wire.url;
    pool = new pg.Pool({ connectionString, application_name: 'heard or not' });
    const connect = async () => {
      const client = new pg.Client({ connectionString });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    };
    silence = new Silence(pool, connect, PATIENCE);
  });
  afterAll(async () => {
    silence.stop();
    await pool.end();
    wire.close();
    await store.drop();
  });

  const sessions = async () => {
    const rows = await store.database.rows<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'heard or not'`,
    );
    return rows.map(({ pid }) => pid);
  };

  it('lets a query take as long as it takes', async () => {
    const { rows } = await pool.query('SELECT 1 AS one FROM pg_sleep(1.5)');
    expect(rows).toEqual([{ one: 1 }]);
  });

  it('lets whoever holds a connection and asks nothing hold it', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await new Promise(resolve => setTimeout(resolve, 3 * PATIENCE.silentMs));
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await client.query('COMMIT');
    client.release();
  });

  it('ends a connection that brings no answer, and its session with the locks it holds', async () => {
    const client = await pool.connect();
    client.on('error', () => undefined); // told by the query
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock(7)');
    wire.silenceThose();

    await expect(client.query('SELECT 1')).rejects.toThrow('the database does not answer any more');
    client.release(true);

    await eventually(async () => expect(await sessions()).toEqual([]));
    expect((await pool.query('SELECT pg_try_advisory_xact_lock(7) AS free')).rows).toEqual([{ free: true }]);
  });

  it('ends those that wait where nobody can connect either', async () => {
    const client = await pool.connect();
    client.on('error', () => undefined);
    wire.silence();
    wire.silenceThose();

    await expect(client.query('SELECT 1')).rejects.toThrow('the database does not answer any more');
    client.release(true);

    wire.pass();
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});
