import { type SubjectKey } from '@muster/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type Event, event, FoldedStore } from './testing/folded-store.js';
import { verify } from './verify.js';

let store: FoldedStore;
beforeAll(async () => {
  store = await FoldedStore.open('histories');
});
afterAll(() => store.drop());

describe('whole histories', () => {
  const subjects: SubjectKey[] = [
    'organisation/ENG',
    'organisation/Y56',
    'organisation/R0A',
    'target/midwives',
  ];
  const ids = ['1', '2', '3', '4', '5', '6', '7'];

  /** Events with few ids over few subjects, so that corrections meet what they correct. */
  const history = fc
    .uniqueArray(
      fc.record({
        subject: fc.constantFrom(...subjects),
        id: fc.constantFrom(...ids),
        source: fc.constantFrom('urn:a', 'urn:b'),
        kind: fc.constantFrom('fact', 'fact', 'fact', 'retraction'),
        names: fc.option(fc.constantFrom(...ids), { nil: undefined }),
        amount: fc.integer({ min: 1, max: 1000 }),
        year: fc.integer({ min: 2015, max: 2018 }),
        vintage: fc.constantFrom('2024-10', '2025-10'),
        minute: fc.integer({ min: 10, max: 13 }),
      }),
      { selector: ({ subject, id, source }) => `${subject} ${id} ${source}`, maxLength: 30 },
    )
    .map(drawn => drawn.map(toEvent));

  function toEvent(drawn: {
    subject: SubjectKey;
    id: string;
    source: string;
    kind: string;
    names: string | undefined;
    amount: number;
    year: number;
    vintage: string;
    minute: number;
  }): Event {
    const { subject, id, source, amount, year } = drawn;
    const supersedes = drawn.names === undefined ? {} : { supersedes: drawn.names };
    const timed = (made: Event): Event => ({ ...made, time: `2025-10-01T00:${drawn.minute}:00Z` });
    if (drawn.kind === 'retraction')
      return timed(event('fact.retracted', subject, id, { retracts: drawn.names ?? '1' }, source));
    if (subject.startsWith('target/')) {
      const definition = {
        profession: 'midwife',
        measure: 'fte',
        basis: 'net',
        amount,
        baselineOn: '2015-09-30',
        area: 'ENG',
        evidence: 'reported',
        effectiveOn: `${year}-01-01`,
      };
      return timed(
        event(
          amount % 3 === 0 ? 'target.set' : 'target.revised',
          subject,
          id,
          { ...definition, ...supersedes },
          source,
        ),
      );
    }
    if (subject === 'organisation/R0A' && amount % 2 === 0)
      return timed(
        event(
          'organisation.placed',
          subject,
          id,
          { region: amount % 4 === 0 ? 'Y56' : 'Y62', effectiveOn: `${year}-04-01`, ...supersedes },
          source,
        ),
      );
    const period = {
      profession: 'midwife',
      from: `${year}-09-30`,
      to: `${year + 1}-09-30`,
      series: 's',
      vintage: drawn.vintage,
    };
    return timed(
      event(
        'workforce.reported',
        subject,
        id,
        { ...period, start: { fte: amount }, end: { fte: amount + 1, headcount: amount }, ...supersedes },
        source,
      ),
    );
  }

  const arrival = history.chain(events =>
    fc.record({
      events: fc.constant(events),
      shuffled: fc.shuffledSubarray([...events, ...events.slice(0, Math.ceil(events.length / 3))], {
        minLength: events.length + Math.ceil(events.length / 3),
      }),
      sizes: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
    }),
  );

  it('give identical cells, cards and reference in any order, doubled and in any batches', async () => {
    let histories = 0;
    await fc.assert(
      fc.asyncProperty(arrival, async ({ events, shuffled, sizes }) => {
        await store.empty();
        await store.fold(events);
        const straight = await store.readModels();
        await store.empty();
        await store.fold(shuffled, sizes);
        expect(await store.readModels()).toEqual(straight);
        expect((await verify(store.to)).differences).toEqual([]);
        histories += 1;
      }),
      { numRuns: 300 },
    );
    expect(histories).toBeGreaterThanOrEqual(300);
  });
});
