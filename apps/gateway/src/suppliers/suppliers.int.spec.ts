import { readEvent, type Day } from '@muster/domain';
import { allSuppliers, Database, supplierKeys } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SupplierRequest } from './check-supplier.js';
import { firstSupplier } from './first-supplier.js';
import { authenticate, keysIn } from './keys.js';
import { faultsOfGrant } from './may-say.js';
import { type Supplier } from './supplier.js';
import { checkSuccession, sourceSucceeded } from './succession.js';
import { addSupplier, changeSupplier, closeSupplier } from './suppliers.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const clock = { now: () => NOW };

let database: Database;
let url: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, url, drop } = await testDatabase('suppliers'));
});
afterAll(() => drop());
beforeEach(() => database.run('TRUNCATE gateway.supplier CASCADE'));

const add = (request: Partial<SupplierRequest> = {}) =>
  addSupplier(
    database,
    { name: 'payroll', sources: ['urn:ods:R0A:esr'], kinds: ['person'], organisations: ['R0A'], ...request },
    NOW,
  );

describe('a supplier', () => {
  it('is kept as it was asked for, names once each', async () => {
    const made = await add({
      organisations: ['R0B', 'R0A', 'R0B'],
      workplaces: ['R1C'],
      eventsPerSecond: 20,
      oauthClient: 'c1',
    });
    expect(made).toMatchObject({
      organisations: ['R0A', 'R0B'],
      workplaces: ['R1C'],
      eventsPerSecond: 20,
      oauthClient: 'c1',
    });
    expect(await allSuppliers(database)).toEqual([made]);
  });

  it.each<[string, Partial<SupplierRequest>]>([
    ['a name in capitals', { name: 'Payroll' }],
    ['a name that begins with a dash', { name: '-payroll' }],
    ['a name of 41 letters', { name: 'a'.repeat(41) }],
    ['no source', { sources: [] }],
    ['a source that is no URN', { sources: ['https://payroll.example'] }],
    ['a source that ends with a colon', { sources: ['urn:ods:'] }],
    ['a source with a blank', { sources: ['urn:ods:R0A esr'] }],
    ['no kind', { kinds: [] }],
    ['a kind that is none', { kinds: ['ward'] }],
    ['links of people whom it may not speak about', { kinds: ['organisation', 'person.linked'] }],
    ['a code that is none', { organisations: ['r0a'] }],
    ['a workplace that is none', { workplaces: ['the old hospital'] }],
    ['people of no organisation', { organisations: [] }],
    ['a rate of nothing', { eventsPerSecond: 0 }],
    ['half an event a second', { eventsPerSecond: 0.5 }],
    ['a client with a blank', { oauthClient: 'a b' }],
  ])('cannot have %s', async (_what, request) => {
    await expect(async () => add(request)).rejects.toMatchObject({ code: 'bad-supplier' });
    expect(await allSuppliers(database)).toEqual([]);
  });

  it('hears of all its faults at once', async () => {
    const asked = async () => add({ name: 'A', sources: [], kinds: ['ward'] });
    await expect(asked).rejects.toThrow(/name.*source.*kinds/);
  });

  it('has its name for good', async () => {
    await add();
    await expect(add({ sources: ['urn:other'] })).rejects.toMatchObject({ code: 'supplier-exists' });
    await closeSupplier(database, 'payroll', NOW);
    await expect(add({ sources: ['urn:other'] })).rejects.toMatchObject({ code: 'supplier-exists' });
  });

  it.each([
    ['the same', 'urn:ods:R0A:esr'],
    ['one below', 'urn:ods:R0A:esr:north'],
    ['one above', 'urn:ods'],
    ['everything', 'urn'],
  ])('does not share a source with another: %s', async (_which, source) => {
    await add();
    await expect(add({ name: 'second', sources: [source] })).rejects.toMatchObject({ code: 'source-taken' });
    await add({ name: 'third', sources: ['urn:ods:R0A:esr2'] });
    await expect(changeSupplier(database, 'third', { sources: [source] })).rejects.toMatchObject({
      code: 'source-taken',
    });
  });

  it('leaves its sources to others when it is closed, but not its client', async () => {
    await add({ oauthClient: 'c1' });
    await closeSupplier(database, 'payroll', NOW);
    await expect(add({ name: 'second', oauthClient: 'c1' })).rejects.toMatchObject({ code: 'client-taken' });
    await expect(add({ name: 'second' })).resolves.toMatchObject({ sources: ['urn:ods:R0A:esr'] });
    await expect(closeSupplier(database, 'payroll', NOW)).rejects.toMatchObject({ code: 'no-such-supplier' });
  });

  it('changes in what is named, and only there', async () => {
    const before = await add({ oauthClient: 'c1', workplaces: ['R1C'] });
    const after = await changeSupplier(database, 'payroll', {
      organisations: ['R0A', 'R0B'],
    });
    expect(after).toEqual({ ...before, organisations: ['R0A', 'R0B'] });
    expect(await changeSupplier(database, 'payroll', { oauthClient: null })).toEqual({
      ...after,
      oauthClient: undefined,
    });
    expect(await allSuppliers(database)).toEqual([{ ...after, oauthClient: undefined }]);
  });

  it('of two that ask for one source at once, one gets it', async () => {
    const asked = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map(name => add({ name, sources: [`urn:ods${name === 'a' ? '' : ':R0A'}`] })),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await allSuppliers(database)).toHaveLength(1);
  });
});

describe('the first supplier', () => {
  it('is made in a store that has none, and may say anything', async () => {
    const first = await firstSupplier(database, clock);
    expect(first?.expiresAt).toEqual(new Date('2027-03-01T12:00:00Z'));
    const known = await authenticate(database, keysIn(database), `Bearer ${first!.key}`, NOW);
    expect(known).toMatchObject({ ok: true, supplier: { name: 'local', organisations: 'any' } });
    expect((known as { supplier: Supplier } & typeof known).supplier.kinds).toContain('person.linked');
    for (const subject of [
      'person/nhs-number:9434765919',
      'organisation/RZZ',
      'target/t',
      'feed/R0A',
      'source/urn:x',
    ])
      expect(
        faultsOfGrant((known as { supplier: Supplier } & typeof known).supplier, {
          source: 'urn:any:thing',
          subject,
        }),
      ).toBeUndefined();
    expect(await firstSupplier(database, clock)).toBeUndefined();
  });

  it('is not made where there was ever another', async () => {
    await add();
    await closeSupplier(database, 'payroll', NOW);
    expect(await firstSupplier(database, clock)).toBeUndefined();
  });

  it('is made by one of two processes that start at once', async () => {
    const others = await Promise.all(
      [1, 2, 3].map(n => Database.connect({ url, applicationName: `start ${n}`, poolSize: 2 })),
    );
    const made = await Promise.all(others.map(other => firstSupplier(other, clock)));
    await Promise.all(others.map(other => other.close()));
    expect(made.filter(first => first !== undefined)).toHaveLength(1);
    expect(await supplierKeys(database)).toHaveLength(1);
  });
});

describe('a change of supplier', () => {
  const succession = {
    source: 'urn:ods:R0A:esr',
    successor: 'urn:new:R0A',
    effectiveOn: '2026-04-01' as Day,
  };

  it('is an event about the old source that can be read', () => {
    const event = sourceSucceeded(succession, { id: 'one', time: NOW });
    expect(readEvent(event, '2026-03-01' as Day)).toMatchObject({
      ok: true,
      fact: {
        type: 'source.succeeded',
        subject: 'source/urn:ods:R0A:esr',
        effectiveOn: '2026-04-01',
        data: { successor: 'urn:new:R0A' },
      },
    });
  });

  it('is between sources of the two, of which the old may be closed', async () => {
    await add();
    await add({ name: 'next', sources: ['urn:new'] });
    const names = { from: 'payroll', to: 'next' };
    await closeSupplier(database, 'payroll', NOW);
    await expect(checkSuccession(database, names, succession)).resolves.toBeUndefined();
    for (const wrong of [
      { ...succession, source: 'urn:ods:R0B:esr' },
      { ...succession, successor: 'urn:elsewhere' },
      { ...succession, successor: succession.source },
    ])
      await expect(checkSuccession(database, names, wrong)).rejects.toMatchObject({ code: 'bad-succession' });
    await expect(
      checkSuccession(database, { from: 'next', to: 'payroll' }, succession),
    ).rejects.toMatchObject({ code: 'no-such-supplier' });
  });
});
