import { type SubjectKey } from '@muster/domain';
import { partitionOf } from '@muster/event-log';
import {
  erasedAmong,
  erasedAndBack,
  erasureReceipts,
  noteErased,
  parkedByReason,
  ROWS_OF_SUBJECTS,
  sourceFreshness,
} from '@muster/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explain } from '../explain.js';
import { rebuild } from '../rebuild.js';
import {
  broken,
  keyOf,
  link,
  neverThere,
  ofOthers,
  ofThePerson,
  one,
  other,
  ex,
  REQUEST,
  two,
  works,
} from '../testing/erased-person.js';
import { allCells, columnsHolding, dump, LoggedStore } from '../testing/erasing.js';
import { FoldedStore } from '../testing/folded-store.js';
import { verify } from '../verify.js';
import { eraseSubjects, planErasure } from './erase.js';

let logged: LoggedStore;
beforeEach(async () => {
  logged = await LoggedStore.open('erase');
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

describe('erasing a person', () => {
  it('leaves nothing that names them in any table, and figures as if they had never been there', async () => {
    expect(partitionOf(one, 3)).not.toBe(partitionOf(two, 3));
    await everybodyComes();
    expect(await headcount()).toBe(3);
    expect(await columnsHolding(logged.store.database, keyOf(one))).toEqual([
      'log.event.key',
      'log.event.value',
      'muster.alias.alias',
      'muster.alias.subject',
      'muster.fact.data',
      'muster.fact.subject',
      'muster.mention.subject',
      'muster.parked.payload',
      'muster.parked.subject',
      'muster.standing.subject',
    ]);

    const { outcome, receipt, pseudonyms } = await eraseSubjects(logged.store.to, [two], REQUEST);
    expect(outcome).toBe('erased');
    expect(pseudonyms).toEqual([one, two]);
    expect(receipt).toMatchObject({
      ...REQUEST,
      pseudonyms: 2,
      facts: 4,
      linksOfOthers: 2,
      parked: 3,
      logPayloads: 9,
      foldedAgain: 1,
      keeps: 'an HMAC of 2 pseudonyms, to refuse what comes again',
    });
    expect(receipt.completeOn).toBe(receipt.erasedAt);
    await expectNothingOf(one, two);
    expect(await allCells(logged.store.database)).toEqual(await neverThere());
    expect(await verify(logged.store.to)).toMatchObject({ differences: [], breaches: [] });
    expect(await erasureReceipts(logged.store.database)).toEqual([receipt]);
    const cell = { cube: 'stock', level: 'organisation', area: 'R0A', profession: 'midwife' } as const;
    for await (const { subjects } of explain(logged.store.to, logged.store.database, { ...cell, when: '20' }))
      expect([[ex], [other]]).toContainEqual(subjects);
  });

  it('shows beforehand to the last row what would go, and changes nothing', async () => {
    await everybodyComes();
    const before = await dump(logged.store.database);
    const plan = await planErasure(logged.store.to, [one], REQUEST);
    expect(await dump(logged.store.database)).toEqual(before);
    const { receipt } = await eraseSubjects(logged.store.to, [one], REQUEST);
    expect({ ...plan.receipt, id: '', erasedAt: '', completeOn: '' }).toEqual({
      ...receipt,
      id: '',
      erasedAt: '',
      completeOn: '',
    });
  });

  it('erases one pseudonym alone when asked, and folds the rest without it', async () => {
    await logged.append([...ofOthers(), ...ofThePerson()]);
    await logged.catchUp();
    await eraseSubjects(logged.store.to, [two], { ...REQUEST, alone: true });
    await expectNothingOf(two);
    expect(await columnsHolding(logged.store.database, keyOf(one))).toContain('muster.fact.subject');
    expect(await headcount()).toBe(2 + 1 - 1); // the one who is left is on unpaid leave
    expect((await verify(logged.store.to)).differences).toEqual([]);
  });

  it('refuses them ever after, whoever names them, and keeps nothing of what was refused', async () => {
    await everybodyComes();
    await eraseSubjects(logged.store.to, [one], REQUEST);
    const escaped = JSON.stringify(link(other, one, 'person.linked')).replace('aaaa', '\\u0061aaa');
    await logged.append([
      works(one, '2022-01-01'),
      link(other, two, 'person.linked'),
      { key: other, value: escaped },
      { key: two, value: 'broken' },
    ]);
    await logged.catchUp();
    await expectNothingOf(one, two);
    expect(await allCells(logged.store.database)).toEqual(await neverThere());
    expect(await parkedByReason(logged.store.database)).toEqual([
      { topic: 'muster.people', reason: 'erased', events: 4 },
    ]);
    const kept = await logged.store.database.rows(
      `SELECT DISTINCT payload, subject, id, faults FROM muster.parked`,
    );
    expect(kept).toEqual([{ payload: Buffer.alloc(0), subject: null, id: null, faults: [] }]);
    expect((await sourceFreshness(logged.store.database))[0]!.parked).toBeGreaterThan(0);
    expect(await erasedAmong(logged.store.database, [one, two, ex, other])).toEqual(new Set([one, two]));
  });

  it('is not undone by a replay, neither of the log nor of what was sent', async () => {
    await everybodyComes();
    await eraseSubjects(logged.store.to, [one], REQUEST);
    const expected = await neverThere();
    for (const replay of [
      (into: FoldedStore) => logged.catchUp(into),
      (into: FoldedStore) => into.fold([...ofOthers(), ...ofThePerson()]),
    ]) {
      const again = await FoldedStore.open('erase-replay');
      await again.empty();
      await copyErasures(again);
      await replay(again);
      expect(await allCells(again.database)).toEqual(expected);
      expect(await columnsHolding(again.database, keyOf(one))).toEqual([]);
      expect(await columnsHolding(again.database, keyOf(two))).toEqual([]);
      expect(await verify(again.to)).toMatchObject({ differences: [], breaches: [] });
      await again.drop();
    }
  });

  it('says so when they were erased before, and takes out what has come since', async () => {
    await everybodyComes();
    const first = await eraseSubjects(logged.store.to, [one], REQUEST);
    const before = await dump(logged.store.database);
    expect(await eraseSubjects(logged.store.to, [one], { ...REQUEST, by: 'Another' })).toMatchObject({
      outcome: 'nothing-new',
      receipt: first.receipt,
    });
    expect(await dump(logged.store.database)).toEqual(before);
    await logged.append([works(one, '2022-01-01')]); // not folded yet
    const again = await eraseSubjects(logged.store.to, [one], REQUEST);
    expect(again).toMatchObject({ outcome: 'erased', receipt: { logPayloads: 1, facts: 0 } });
    await expectNothingOf(one, two);
  });

  it('is found not to hold in a backup of before, and holds when they are erased anew', async () => {
    await everybodyComes();
    const { database, to } = logged.store;
    const { receipt } = await eraseSubjects(to, [`person/${'9'.repeat(32)}`], REQUEST);
    expect(await erasedAndBack(database)).toEqual([]);
    // As where a backup is restored together with what keeps that they were erased.
    await noteErased(database, [one, two], { receipt: receipt.id, erasedAt: new Date() });
    expect(new Set(await erasedAndBack(database))).toEqual(new Set([one, two]));
    await eraseSubjects(to, [one], REQUEST);
    expect(await erasedAndBack(database)).toEqual([]);
    await expectNothingOf(one, two);
  });

  it('of a backup of before is made to hold by a rebuild', async () => {
    await everybodyComes();
    const { database, to } = logged.store;
    const { receipt } = await eraseSubjects(to, [`person/${'9'.repeat(32)}`], REQUEST);
    await noteErased(database, [one, two], { receipt: receipt.id, erasedAt: new Date() });
    expect(await rebuild(to)).toMatchObject({ erased: 2 });
    expect(await erasedAndBack(database)).toEqual([]);
    await expectNothingOf(one, two);
    expect(await rebuild(to)).toMatchObject({ erased: 0 });
  });

  it('of whom nothing is known keeps that they are to be refused', async () => {
    await logged.append(ofOthers());
    await logged.catchUp();
    const { outcome, receipt } = await eraseSubjects(logged.store.to, [one], REQUEST);
    expect([outcome, receipt.facts, receipt.foldedAgain]).toEqual(['erased', 0, 0]);
    await logged.append([works(one, '2022-01-01')]);
    await logged.catchUp();
    await expectNothingOf(one);
  });

  it('takes them out of what gateway keeps, and leaves what it keeps of others', async () => {
    await everybodyComes();
    const { database, to } = logged.store;
    const item = `INSERT INTO gateway.item (sender, batch, at, outcome, subject, received_at) VALUES ('s', 'b', 0, 'accepted', $1, now())`;
    for (const subject of [one, other]) await database.run(item, [subject]);
    await database.run(
      `INSERT INTO gateway.delivery (batch, source, file, received_at, accepted, unchanged, rejected)
       VALUES ('b', 's', 'f', now(), 0, 0, 0)`,
    );
    const held = { sender: 's', items: [works(one, '2022-01-01'), works(other, '2022-02-01')] };
    await database.run(`INSERT INTO gateway.held (batch, request) VALUES ('b', $1)`, [JSON.stringify(held)]);
    const { receipt } = await eraseSubjects(to, [one], REQUEST);
    await expectNothingOf(one, two);
    expect(receipt.elsewhere).toMatchObject({ 'gateway.item': 1, 'gateway.held': 1 });
    expect(await database.rows('SELECT subject FROM gateway.item')).toEqual([{ subject: other }]);
    const [row] = await database.rows<{ request: unknown }>('SELECT request FROM gateway.held');
    expect(row!.request).toEqual({ sender: 's', items: [held.items[1]] });
  });

  it('is told when the log forgets only by its retention', async () => {
    await logged.store.fold([...ofOthers(), works(one, '2018-02-01')]);
    const clock = { now: () => new Date('2026-03-01T12:00:00Z') };
    const { receipt } = await eraseSubjects(logged.store.to, [one], { ...REQUEST, clock });
    expect(receipt).toMatchObject({
      erasedAt: '2026-03-01T12:00:00.000Z',
      completeOn: '2026-03-15T12:00:00.000Z',
    });
  });

  it.each([
    ['a target', ['target/midwives'], REQUEST, 'not-a-person'],
    ['nobody', [], REQUEST, 'not-a-person'],
    ['a reason with an NHS number', [one], { ...REQUEST, reason: 'of 943 476 5919' }, 'names-somebody'],
    ['a reason with the pseudonym', [one], { ...REQUEST, reason: one }, 'names-somebody'],
    ['nobody who does it', [one], { ...REQUEST, by: ' ' }, 'names-somebody'],
  ])('is refused for %s', async (_, subjects, request, code) => {
    await expect(eraseSubjects(logged.store.to, subjects as SubjectKey[], request)).rejects.toMatchObject({
      code,
    });
  });
});

describe('the places that an erasure goes to', () => {
  it('are all that name a subject by itself', async () => {
    const rows = await logged.store.database.rows<{ place: string }>(
      `SELECT table_schema || '.' || table_name || '.' || column_name AS place FROM information_schema.columns
       JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema IN ('muster', 'gateway') AND table_type = 'BASE TABLE' AND column_name IN ('subject', 'alias', 'person')`,
    );
    const known = new Set([
      'muster.fact.subject',
      'muster.parked.subject',
      'muster.alias.subject',
      'muster.alias.alias',
      ...ROWS_OF_SUBJECTS.map(([table, column]) => `${table}.${column}`),
    ]);
    expect(rows.map(({ place }) => place).filter(place => !known.has(place))).toEqual([]);
  });
});

async function copyErasures(into: FoldedStore): Promise<void> {
  const { database } = logged.store;
  for (const [table, columns] of [
    ['erasure_key', 'only_one, key'],
    ['erasure_receipt', 'id, erased_at, receipt'],
    ['erased', 'hash, erased_at, receipt'],
  ] as const) {
    await into.database.run(`DELETE FROM muster.${table}`);
    for (const row of await database.rows<Record<string, unknown>>(`SELECT ${columns} FROM muster.${table}`))
      await into.database.run(
        `INSERT INTO muster.${table} (${columns}) VALUES (${columns
          .split(', ')
          .map((_, at) => `$${at + 1}`)
          .join(', ')})`,
        Object.values(row),
      );
  }
}
