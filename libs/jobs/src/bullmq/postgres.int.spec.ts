import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atOnce } from '@muster/platform';
import { type TestDatabase, testDatabase } from '@muster/store/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { jobsContract } from '../contract/index.js';
import { answering, Bench, eventually, on, until, verified } from '../contract/under-test.js';
import { JOB_KINDS, openJobs } from '../index.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('jobs');
});
afterAll(() => database?.drop());

jobsContract('jobs in PostgreSQL', () => ({ postgres: database.url }));

describe('a PostgreSQL', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench({ postgres: database.url });
  });
  afterEach(() => bench.end());

  it('that ends all connections, twice, loses no job, and its workers go on by themselves', async () => {
    const jobs = await bench.open();
    jobs.work('verify', async () => {
      await delay(1_000);
      return verified(1);
    });
    const running = await jobs.ask('verify', {}, on('running'));
    const waiting = await jobs.ask('verify', {}, on('waiting'));
    await until(jobs, running, 'running');

    expect(await endConnections()).toBeGreaterThan(1);
    await delay(200);
    await endConnections();

    expect(await jobs.ask('verify', {}, on('after'))).toMatchObject({ outcome: 'asked' });
    for (const job of [running, waiting]) await until(jobs, job, 'done');
  });

  it('is left without a connection also by jobs that are closed while they connect', async () => {
    for (const ms of [20, 50, 100, 200]) {
      const jobs = await bench.open();
      for (const kind of JOB_KINDS) jobs.work(kind, answering as never);
      await delay(ms);
      await jobs.close();
    }
    await delay(1_500); // so long another would take to connect
    expect(await connections()).toBe(0);
  });

  it('is left without a connection by jobs that are closed', async () => {
    const jobs = await bench.open();
    for (const kind of ['verify', 'rebuild', 'restate'] as const) jobs.work(kind, answering as never);
    await until(jobs, await jobs.ask('verify', {}, on('a')), 'done');
    expect(await connections()).toBeGreaterThan(3);
    expect(await connections()).toBeLessThanOrEqual(12);

    await jobs.close();

    await eventually(async () => expect(await connections()).toBe(0));
  });

  it('refuses whoever may not make the tables, and that is said without the password', async () => {
    await database.database.run(`CREATE ROLE jobs_stranger LOGIN PASSWORD 'secret'`);
    const url = Object.assign(new URL(database.url), { username: 'jobs_stranger', password: 'secret' }).href;
    try {
      const refused = openJobs({ backend: { postgres: url } });
      await expect(refused).rejects.toMatchObject({ code: 'jobs-refused' });
      await expect(refused).rejects.not.toThrow(/secret/);
    } finally {
      await database.database.run('DROP ROLE jobs_stranger');
    }
  });

  it('keeps no more of what happened than it is told, however much happens', async () => {
    const jobs = await bench.open({ keepDone: { seconds: 3_600, count: 10 } });
    jobs.work('verify', answering, { atOnce: 4 });
    const inTurn = atOnce(10);
    const asked = await Promise.all(
      Array.from({ length: 600 }, (_, nth) => inTurn(() => jobs.ask('verify', {}, on(`${nth}`)))),
    );
    await eventually(async () =>
      expect((await jobs.counts()).verify).toMatchObject({ waiting: 0, running: 0 }),
    );

    const [row] = await database.database.rows<{ events: number; jobs: number }>(
      `SELECT (SELECT count(*)::int FROM jobs.event WHERE queue = $1) AS events,
              (SELECT count(*)::int FROM jobs.job WHERE queue = $1) AS jobs`,
      [`${bench.name}-verify`],
    );
    expect(asked).toHaveLength(600);
    expect(row!.events).toBeLessThan(1_500);
    expect(row!.jobs).toBeLessThanOrEqual(14); // those that end at once do not see each other
  });

  const OURS = `datname = current_database() AND application_name <> '' AND (application_name LIKE 'muster jobs%' OR application_name LIKE 'test-%')`;

  async function connections(): Promise<number> {
    const rows = await database.database.rows(`SELECT FROM pg_stat_activity WHERE ${OURS}`);
    return rows.length;
  }

  async function endConnections(): Promise<number> {
    const ended = await database.database.rows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${OURS}`,
    );
    return ended.length;
  }
});
