import { type OdsCode } from '@muster/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database } from '../database.js';
import { subjectsMentioning } from '../facts/mentions.sql.js';
import { testDatabase } from '../testing/test-database.js';
import { Cohorts0017 } from './0017-cohorts.js';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await testDatabase('migrate-cohorts'));
});
afterAll(() => drop());

it('learners who enrolled before are found by their institution and their placement', async () => {
  const runner = database.dataSource.createQueryRunner();
  const migration = new Cohorts0017();
  await migration.down(runner);
  const told = [
    ['person/a', 'learner.enrolled', { institution: 'M20', placement: 'R0A' }],
    ['person/b', 'learner.enrolled', { institution: 'M20' }],
    ['person/c', 'person.registered', { register: 'NMC' }],
  ] as const;
  for (const [subject, type, data] of told)
    await database.run(
      `INSERT INTO muster.fact (subject, source, id, type, "time", data, slot, log_offset, known_at)
       VALUES ($1, 'urn:s', '1', $2, '2026-01-01T00:00:00Z', $3, 0, 0, '2026-01-01')`,
      [subject, type, data],
    );
  await migration.up(runner);
  await runner.release();
  const found = (code: string) => subjectsMentioning(database, [code as OdsCode], '', 10);
  expect(await found('M20')).toEqual(['person/a', 'person/b']);
  expect(await found('R0A')).toEqual(['person/a']);
});
