import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database } from '../database.js';
import { testDatabase } from '../testing/test-database.js';
import { Withdrawals0012 } from './0012-withdrawals.js';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await testDatabase('migrate-withdrawals'));
});
afterAll(() => drop());

it('withdrawals of before cover the items that they asked for, and the first supplier may link as it could', async () => {
  const runner = database.dataSource.createQueryRunner();
  const migration = new Withdrawals0012();
  await migration.down(runner);
  await database.run(
    `INSERT INTO gateway.item (sender, batch, at, outcome, source, subject, id, received_at) VALUES
       ('trust', 'b1', 0, 'accepted', 'urn:s', 'person/a', 'E1', '2026-01-01'),
       ('trust', 'b1', 1, 'rejected', NULL, NULL, NULL, '2026-01-01'),
       ('trust', 'b2', 0, 'accepted', 'urn:s', 'person/a', 'E2', '2026-01-02'),
       ('trust', 'b2', 1, 'accepted', 'urn:other', 'person/b', 'E3', '2026-01-02')`,
  );
  await database.run(
    `INSERT INTO gateway.withdrawal (asked, withdrawn_by, reason, withdrawn_at) VALUES
       ('{"batch": "b1"}', 'A', 'x', '2026-02-01'),
       ('{"source": "urn:s", "from": "2026-01-01T00:00:00Z", "until": "2026-01-03T00:00:00Z"}', 'A', 'x', '2026-02-01'),
       ('{"batch": "b2", "kept": {}}', 'A', 'x', '2026-02-01')`,
  );
  await database.run(
    `INSERT INTO gateway.supplier (name, sources, kinds, organisations, workplaces, events_per_second, created_at) VALUES
       ('local', '{urn}', '{person,target}', NULL, '{}', 1, now()), ('trust', '{urn:s}', '{person}', '{R0A}', '{}', 1, now())`,
  );
  await migration.up(runner);
  await runner.release();
  expect(
    await database.rows(
      `SELECT withdrawal, id FROM gateway.withdrawn JOIN gateway.item ON number = item ORDER BY withdrawal, id`,
    ),
  ).toEqual([
    { withdrawal: 1, id: 'E1' },
    { withdrawal: 2, id: 'E1' },
    { withdrawal: 2, id: 'E2' },
  ]);
  expect(await database.rows('SELECT name, kinds FROM gateway.supplier ORDER BY name')).toEqual([
    { name: 'local', kinds: ['person', 'target', 'person.linked'] },
    { name: 'trust', kinds: ['person'] },
  ]);
});
