import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, Proxy } from '@muster/platform/testing';
import { finished } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Database } from './database.js';
import { isAway } from './live/away.js';
import { Silence } from './silence.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

const PATIENCE = { silentMs: 400, lookMs: 100, connectMs: 1_000 };

describe('Silence', () => {
  let store: TestDatabase;
  let wire: Proxy;
  let pool: pg.Pool;
  let silence: Silence;
  let looksIn: string;
  beforeAll(async () => {
    store = await testDatabase('silence');
    wire = await Proxy.before(store.url);
    const connectionString = (looksIn = wire.url);
    pool = new pg.Pool({ connectionString, application_name: 'heard or not' });
    const connect = async () => {
      const client = new pg.Client({ connectionString: looksIn });
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

  it('lets a query be while nobody more is let in: who refuses answers', async () => {
    looksIn = Object.assign(new URL(wire.url), { pathname: '/nowhere' }).href;
    const { rows } = await pool.query('SELECT 1 AS one FROM pg_sleep(1.5)');
    expect(rows).toEqual([{ one: 1 }]);
    looksIn = wire.url;
  });

  it('lets a COPY go on of which something comes now and then', async () => {
    const client = await pool.connect();
    await client.query('CREATE TEMPORARY TABLE copied (number integer)');
    const copy = client.query(copyFrom('COPY copied FROM STDIN'));
    for (let number = 0; number < 8; number += 1, await sleep(PATIENCE.silentMs / 2))
      copy.write(`${number}\n`);
    copy.end();
    await finished(copy);
    expect((await client.query('SELECT count(*)::integer AS copied FROM copied')).rows).toEqual([
      { copied: 8 },
    ]);
    client.release(true);
  });

  it('lets whoever holds a connection and asks nothing hold it', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await sleep(3 * PATIENCE.silentMs);
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

    const error: unknown = await client.query('SELECT 1').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: 'the database does not answer any more' });
    expect(isAway(error)).toBe(true);
    client.release(true);

    await eventually(async () => expect(await sessions()).toEqual([]));
    expect((await pool.query('SELECT pg_try_advisory_xact_lock(7) AS free')).rows).toEqual([{ free: true }]);
  });

  it('ends a COPY of which nothing comes any more', async () => {
    const client = await pool.connect();
    client.on('error', () => undefined);
    await client.query('CREATE TEMPORARY TABLE cut_off (number integer)');
    const copy = client.query(copyFrom('COPY cut_off FROM STDIN'));
    await new Promise(sent => copy.write('1\n', sent));
    wire.silenceThose();

    copy.end('2\n');
    await expect(finished(copy)).rejects.toThrow('the database does not answer any more');
    client.release(true);
    await eventually(async () => expect(await sessions()).toEqual([]));
  });

  it('ends those of a role that is not shown what sessions do', async () => {
    const reader = await Database.connect({
      url: wire.url,
      applicationName: 'reads',
      role: 'muster_reader',
    });
    await reader.rows('SELECT 1');
    wire.silenceThose();
    await expect(reader.rows('SELECT 1')).rejects.toThrow('the database does not answer any more');
    await reader.close();
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
