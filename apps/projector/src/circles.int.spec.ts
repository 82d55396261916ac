import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type Event, event, FoldedStore } from './testing/folded-store.js';
import { verify } from './verify.js';

let store: FoldedStore;
beforeAll(async () => {
  store = await FoldedStore.open('circles');
});
afterAll(() => store.drop());
beforeEach(() => store.empty());

const succeeded = (code: string, successor: string, effectiveOn = '2020-04-01'): Event =>
  event('organisation.succeeded', `organisation/${code}`, `to ${successor}`, {
    successors: [successor],
    effectiveOn,
  });
const retracted = (code: string, successor: string): Event =>
  event('fact.retracted', `organisation/${code}`, `not to ${successor}`, { retracts: `to ${successor}` });

async function circles(events: readonly Event[], sizes: readonly number[] = [1]): Promise<string[]> {
  await store.empty();
  await store.fold(events, sizes);
  await store.settle();
  expect((await verify(store.to)).differences).toEqual([]);
  return (await store.readModels()).anomalies
    .filter(({ code }) => code === 'succession-cycle')
    .map(({ level, area, source, count }) => `${level} ${area} ${source} ${count}`);
}

const BOTH = ['organisation ZZ1 urn:test 1', 'organisation ZZ2 urn:test 1'];

describe('organisations that succeed each other in a circle', () => {
  const there = succeeded('ZZ1', 'ZZ2');
  const back = succeeded('ZZ2', 'ZZ1', '2021-04-01');

  it('are each told of it, also the one that had said so before the circle was closed', async () => {
    expect(await circles([there, back])).toEqual(BOTH);
    expect(await circles([back, there])).toEqual(BOTH);
  });

  it('are told of it no more when one of them takes it back, nor one that only leads into the circle', async () => {
    expect(await circles([there, back, succeeded('ZZ3', 'ZZ1')])).toEqual(BOTH);
    expect(await circles([there, back, retracted('ZZ2', 'ZZ1')])).toEqual([]);
    expect(await circles([retracted('ZZ2', 'ZZ1'), there, back])).toEqual([]);
  });

  it('are told of it whatever the order of arrival', async () => {
    const codes = ['ZZ1', 'ZZ2', 'ZZ3'];
    const told = fc.uniqueArray(
      fc.record({
        code: fc.constantFrom(...codes),
        successor: fc.constantFrom(...codes),
        year: fc.integer({ min: 2019, max: 2021 }),
        retracted: fc.integer({ min: 0, max: 3 }),
      }),
      { selector: ({ code, successor }) => `${code} ${successor}`, minLength: 3, maxLength: 6 },
    );
    const arrival = told
      .map(all =>
        all.flatMap(({ code, successor, year, retracted: times }) => [
          succeeded(code, successor, `${year}-04-01`),
          ...(times === 3 ? [retracted(code, successor)] : []),
        ]),
      )
      .chain(events =>
        fc.record({
          events: fc.constant(events),
          shuffled: fc.shuffledSubarray(events, { minLength: events.length }),
        }),
      );
    let found = 0;
    await fc.assert(
      fc.asyncProperty(arrival, async ({ events, shuffled }) => {
        const straight = await circles(events, [100]);
        expect(await circles(shuffled)).toEqual(straight);
        found += straight.length;
      }),
      { numRuns: 15, seed: 7 },
    );
    expect(found).toBeGreaterThan(0);
  });
});
