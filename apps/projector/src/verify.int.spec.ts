import { type SubjectKey } from '@muster/domain';
import { readHead } from '@muster/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Event, event, FoldedStore } from './testing/folded-store.js';
import { verify } from './verify.js';

let store: FoldedStore;
beforeAll(async () => {
  store = await FoldedStore.open('verify');
});
afterAll(() => store.drop());
beforeEach(() => store.empty());

const person: SubjectKey = `person/${'a'.repeat(32)}`;
const started: Event = event('post.started', person, 'start', {
  post: 'a'.repeat(32),
  organisation: 'ZX1',
  occupation: 'N2J',
  contract: 'permanent',
  fte: 1,
  effectiveOn: '2020-01-01',
});
const succeeded: Event = event('organisation.succeeded', 'organisation/ZX1', 'merger', {
  successors: ['ZY1'],
  effectiveOn: '2020-06-01',
});

const areasOf = (differences: Awaited<ReturnType<typeof verify>>['differences']) =>
  differences
    .filter(({ cube }) => cube === 'stock')
    .map(({ at }) => `${at['level']} ${at['area']} ${at['day']}`)
    .sort();

describe('verifying', () => {
  it('compares who waits to be folded again as they were folded last, and finds nothing', async () => {
    await store.fold([started, succeeded]);
    expect(await verify(store.to)).toMatchObject({ differences: [], breaches: [], pending: 2 }); // the organisation too
    await store.settle();
    expect(await verify(store.to)).toMatchObject({ differences: [], breaches: [], pending: 0 });
  });

  it('names the cells of somebody who was forgotten when the reference changed', async () => {
    await store.fold([started, succeeded]);
    // The person stands on the older epoch, with cells of it, and nothing says that it is to be folded again.
    await store.database.run('DELETE FROM muster.refold');
    const { epoch } = await readHead(store.database);
    const [standing] = await store.database.rows<{ epoch: number }>(
      'SELECT epoch FROM muster.standing WHERE subject = $1',
      [person],
    );
    expect(standing!.epoch).toBeLessThan(epoch);
    const { differences } = await verify(store.to);
    expect(areasOf(differences)).toEqual([
      'organisation ZX1 2020-01-01', // who stayed a year later
      'organisation ZX1 2020-06-01',
      'organisation ZY1 2020-06-01',
    ]);
  });

  it('names a subject that has facts and stands nowhere, with the cells that it lacks', async () => {
    await store.fold([started]);
    await store.database.run('DELETE FROM muster.standing WHERE subject = $1', [person]);
    await store.database.run('DELETE FROM muster.workforce');
    const { differences } = await verify(store.to);
    expect(differences).toContainEqual({
      cube: 'standing',
      at: { subject: person },
      stored: {},
      fromFacts: { facts: 1 },
    });
    expect(areasOf(differences)).toContain('england ENG 2020-01-01');
  });
});
