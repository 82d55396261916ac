import { type SubjectKey } from '@muster/domain';
import {
  activateGeneration,
  holdHead,
  newGeneration,
  readHead,
  refoldCounts,
  subjectsAfter,
} from '@muster/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folding } from '../folding.js';
import { generationHash } from '../generation.js';
import { rebuild } from '../rebuild.js';
import { refold } from '../refold.js';
import {
  broken,
  ex,
  keyOf,
  link,
  neverThere,
  ofOthers,
  ofThePerson,
  one,
  other,
  REQUEST,
  two,
  works,
} from '../testing/erased-person.js';
import {
  allCells,
  beforeStatements,
  columnsHolding,
  dump,
  dyingBefore,
  LoggedStore,
} from '../testing/erasing.js';
import { tables } from '../testing/folded-store.js';
import { verify } from '../verify.js';
import { eraseSubjects } from './erase.js';

let logged: LoggedStore;
beforeEach(async () => {
  logged = await LoggedStore.open('erase-beside');
});
afterEach(() => logged.close());

async function headcount(): Promise<number> {
  const { stock } = (await allCells(logged.store.database)) as { stock: Record<string, number | string>[] };
  return stock
    .filter(({ level }) => level === 'england')
    .reduce((sum, cell) => sum + Number(cell['headcount']), 0);
}

async function expectNothingOf(...subjects: SubjectKey[]): Promise<void> {
  for (const subject of subjects)
    expect(await columnsHolding(logged.store.database, keyOf(subject))).toEqual([]);
}

async function everybodyComes(): Promise<void> {
  await logged.append([...ofOthers(), ...ofThePerson(), ...broken]);
  await logged.catchUp();
}

describe('erasing a person beside what else goes on', () => {
  it('is whole or has not been, wherever it dies', async () => {
    await everybodyComes();
    const before = await dump(logged.store.database);
    for (let statement = 1; ; statement += 1) {
      const dying = dyingBefore(logged.store.to, statement);
      const erasing = eraseSubjects(dying.to, [one], REQUEST);
      if (
        !(await erasing.then(
          () => dying.reached(),
          () => true,
        ))
      )
        break;
      await expect(erasing).rejects.toThrow('killed');
      expect(await dump(logged.store.database)).toEqual(before);
    }
    await expectNothingOf(one, two);
  });

  it('meets their events on the way in: folded before and erased with the rest, or refused after', async () => {
    for (let round = 0; round < 3; round += 1) {
      await logged.append([...ofOthers(), ...ofThePerson(), works(one, '2022-01-01')]);
      await Promise.all([
        logged.catchUp(),
        eraseSubjects(folding(logged.store.database, tables), [one, two], REQUEST),
      ]);
      await logged.catchUp();
      await expectNothingOf(one, two);
      expect(await allCells(logged.store.database)).toEqual(await neverThere());
      expect((await verify(logged.store.to)).differences).toEqual([]);
      await logged.store.empty();
      await logged.store.database.run('DELETE FROM muster.erased');
    }
  });

  it('takes them out of read models that are being built as well', async () => {
    await everybodyComes();
    const { database, to } = logged.store;
    const building = await database.transaction(async transaction => {
      const number = await newGeneration(transaction, generationHash(tables));
      await refold(to, transaction, number, await holdHead(transaction, 'shared'), [one, other]);
      return number;
    });
    await eraseSubjects(to, [one], REQUEST);
    await database.transaction(async transaction => {
      const head = await holdHead(transaction, 'alone');
      await refold(to, transaction, building, head, await subjectsAfter(transaction, '', 100));
      await activateGeneration(transaction, building);
    });
    expect((await readHead(database)).generation?.number).toBe(building);
    expect(await allCells(database)).toEqual(await neverThere());
    expect((await verify(to)).differences).toEqual([]);

    await Promise.all([rebuild(folding(database, tables)), eraseSubjects(to, [ex], REQUEST)]);
    await expectNothingOf(one, two, ex);
    expect(await headcount()).toBe(1);
    expect((await verify(to)).differences).toEqual([]);
  });

  it('begins again when the person turns out to be somebody else while the log is searched', async () => {
    await logged.append([
      ...ofOthers(),
      works(one, '2018-02-01'),
      works(two, '2021-03-01'),
      link(one, two, 'person.linked'),
    ]);
    await logged.catchUp();
    await logged.append([link(one, two, 'person.unlinked', '02')]);
    const { database } = logged.store;
    let searches = 0;
    const slow = beforeStatements(logged.store.to, async statement => {
      if (!statement.includes('log.event') || (searches += 1) > 1) return;
      await logged.catchUp();
    });
    const { pseudonyms } = await eraseSubjects(slow, [one], REQUEST);
    expect(pseudonyms).toEqual([one]);
    await expectNothingOf(one);
    const [left] = await database.rows('SELECT count(value) AS payloads FROM log.event WHERE key = $1', [
      two,
    ]);
    expect(left).toEqual({ payloads: 1 });
    expect((await verify(logged.store.to)).differences).toEqual([]);
  });

  it('is refused where read models of another version are', async () => {
    await everybodyComes();
    const { database, to } = logged.store;
    await database.transaction(transaction => newGeneration(transaction, 'of a newer version'));
    await expect(eraseSubjects(to, [one], REQUEST)).rejects.toMatchObject({ code: 'other-rebuild' });
    await database.run(`UPDATE muster.generation SET hash = 'older' WHERE state = 'active'`);
    await expect(eraseSubjects(to, [one], REQUEST)).rejects.toMatchObject({ code: 'other-generation' });
  });

  it('sets aside whom the fold cannot take without them, and reaches those whom it cannot take at all', async () => {
    await everybodyComes();
    const { database, to } = logged.store;
    await database.run(
      `INSERT INTO muster.fact (subject, source, id, type, "time", data, slot, log_offset, known_at)
       VALUES ($1, 'urn:test', 'broken', 'post.changed', '2025-10-01T00:00:00Z', 'null', 0, 1000, now())`,
      [ex],
    );
    await database.run(`UPDATE muster.fact SET data = 'null' WHERE subject = $1 AND type = 'post.changed'`, [
      one,
    ]);
    const before = await dump(database);
    await expect(eraseSubjects(to, [one], REQUEST)).rejects.toMatchObject({ code: 'fold-failed' });
    expect(await dump(database)).toEqual(before);

    await rebuild(to);
    await eraseSubjects(to, [one], REQUEST);
    await expectNothingOf(one, two);
    const { generation } = await readHead(database);
    expect(await refoldCounts(database, generation!.number)).toEqual({ waiting: 0, setAside: 1 });
    expect(await headcount()).toBe(1);
  });
});
