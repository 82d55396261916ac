import { type Day, type Fact, inForce, noPredecessors } from '@muster/domain';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { nameOf, retractionId, sentAgainId } from './names.js';
import { settlementOf } from './settlement.js';

const SOURCE = 'urn:ods:R0A:esr';
const SUBJECT = 'organisation/R0A';
const TIME = '2025-01-01T00:00:00Z';

function fact(id: string, supersedes?: string): Fact {
  return {
    ...{ subject: SUBJECT, source: SOURCE, id, time: TIME },
    type: 'organisation.closed',
    effectiveOn: '2025-01-01' as Day,
    data: { effectiveOn: '2025-01-01', ...(supersedes === undefined ? {} : { supersedes }) },
  };
}

function retraction(id: string, retracts: string, batch = 'its-own'): Fact {
  return {
    ...{ subject: SUBJECT, source: SOURCE, id, time: TIME, batch },
    type: 'fact.retracted',
    effectiveOn: undefined,
    data: { retracts },
  };
}

/** A log of one subject, deliveries that brought it, and an operator who withdraws some and undoes that. */
class History {
  readonly #log = new Map<string, Fact>();
  readonly #came = new Map<string, Fact>();
  readonly #batches = new Map<string, readonly string[]>();
  readonly #originals = new Map<string, string>();
  readonly #withdrawals: { readonly batches: readonly string[]; undone: boolean }[] = [];

  deliver(batch: string, ...facts: Fact[]): this {
    this.#batches.set(
      batch,
      facts.map(({ id }) => id),
    );
    for (const one of facts) {
      if (!this.#log.has(one.id)) this.#log.set(one.id, one);
      if (!this.#came.has(one.id)) this.#came.set(one.id, one);
    }
    return this;
  }

  withdraw(...batches: string[]): this {
    this.#withdrawals.push({ batches, undone: false });
    return this.settle(`withdrawal-${this.#withdrawals.length}`);
  }

  /** @param nth counted from 1 */
  undo(nth: number): this {
    const withdrawal = this.#withdrawals[nth - 1];
    if (!withdrawal || withdrawal.undone) return this;
    withdrawal.undone = true;
    return this.settle(`undo-withdrawal-${nth}`);
  }

  settle(batch: string): this {
    const withdrawals = { withdrawn: this.#withdrawn(), originals: this.#originals };
    const { retract, again } = settlementOf([...this.#log.values()], withdrawals, noPredecessors);
    for (const gone of retract) {
      const id = retractionId(batch, gone);
      if (!this.#log.has(id)) this.#log.set(id, retraction(id, gone.id, batch));
    }
    for (const one of again) {
      const before = [...this.#originals.values()].filter(original => original === one.id).length;
      const sent: Fact = { ...one, id: sentAgainId(one, before + 1), batch };
      this.#originals.set(nameOf(sent), one.id);
      this.#log.set(sent.id, sent);
    }
    return this;
  }

  /** By the ids under which they came. */
  inForce(): string[] {
    return inForce([...this.#log.values()])
      .facts.filter(({ type }) => type !== 'fact.retracted')
      .map(standing => this.#originals.get(nameOf(standing)) ?? standing.id)
      .sort();
  }

  /** How much is in the log that did not come. */
  sent(): number {
    return this.#log.size - this.#came.size;
  }

  /** What the deliveries say that are not withdrawn, read literally. */
  oracle(): string[] {
    const withdrawn = this.#withdrawn();
    const isGone = (id: string) => withdrawn.has(nameOf({ source: SOURCE, id }));
    const all = [...this.#came.values()];
    const there = all.filter(({ id }) => !isGone(id));
    const plain = there.filter(({ type }) => type !== 'fact.retracted');
    const named = ({ data }: Fact) =>
      all.find(({ id, type }) => type !== 'fact.retracted' && 'supersedes' in data && id === data.supersedes);
    /** What it names; of something withdrawn, what that one names in turn. */
    const replaces = (one: Fact): Fact | undefined => {
      const passed = [one];
      let meant = named(one);
      while (meant && isGone(meant.id) && !passed.includes(meant)) {
        passed.push(meant);
        meant = named(meant);
      }
      return passed.length > 1 && meant && passed.includes(meant) ? undefined : meant;
    };
    const reaches = (later: Fact, earlier: Fact, hops = all.length): boolean => {
      const next = replaces(later);
      return next === earlier || (next !== undefined && hops > 0 && reaches(next, earlier, hops - 1));
    };
    const isRetracted = (one: Fact) =>
      there.some(
        ({ type, data }) => type === 'fact.retracted' && 'retracts' in data && data.retracts === one.id,
      );
    return plain
      .filter(one => !isRetracted(one) && !reaches(one, one))
      .filter(one => plain.every(later => isRetracted(later) || later === one || !reaches(later, one)))
      .map(({ id }) => id)
      .sort();
  }

  #withdrawn(): Set<string> {
    const gone = new Set(this.#withdrawals.flatMap(({ batches, undone }) => (undone ? [] : batches)));
    const stands = new Set([...this.#batches].flatMap(([batch, ids]) => (gone.has(batch) ? [] : ids)));
    return new Set(
      [...this.#came.keys()].filter(id => !stands.has(id)).map(id => nameOf({ source: SOURCE, id })),
    );
  }
}

describe('what withdrawals leave in force', () => {
  it('is one fact of a chain whose batches are withdrawn and come back', () => {
    const history = new History().deliver('A', fact('E1')).deliver('B', fact('E2', 'E1'));
    expect(history.withdraw('A').inForce()).toEqual(['E2']);
    expect(history.withdraw('B').inForce()).toEqual([]);
    expect(history.undo(1).inForce()).toEqual(['E1']);
    expect(history.undo(2).inForce()).toEqual(['E2']);
    expect(history.withdraw('B').inForce()).toEqual(['E1']);
  });

  it('is the first of a chain again when the second goes after the first had gone and come back', () => {
    const history = new History().deliver('A', fact('E1')).deliver('B', fact('E2', 'E1'));
    expect(history.withdraw('A').undo(1).inForce()).toEqual(['E2']);
    expect(history.withdraw('B').inForce()).toEqual(['E1']);
    expect(history.undo(2).inForce()).toEqual(['E2']);
  });

  it('is what a withdrawn retraction had taken out, until the retraction is back', () => {
    const history = new History().deliver('A', fact('E1')).deliver('B', retraction('R', 'E1'));
    expect(history.withdraw('B').inForce()).toEqual(['E1']);
    expect(history.withdraw('A').inForce()).toEqual([]);
    expect(history.undo(1).inForce()).toEqual([]);
    expect(history.undo(2).inForce()).toEqual([]);
    expect(history.withdraw('B').inForce()).toEqual(['E1']);
  });

  it('is not what a correction of a withdrawn correction had replaced through it', () => {
    const history = new History()
      .deliver('A', fact('E1'))
      .deliver('B', fact('E2', 'E1'))
      .deliver('C', fact('E3', 'E2'));
    expect(history.withdraw('B').inForce()).toEqual(['E3']);
    expect(history.withdraw('C').inForce()).toEqual(['E1']);
    expect(history.undo(1).inForce()).toEqual(['E2']);
  });

  it('is an event that another delivery brought as well', () => {
    const history = new History().deliver('A', fact('E1')).deliver('B', fact('E1'), fact('E2'));
    expect(history.withdraw('A').inForce()).toEqual(['E1', 'E2']);
    expect(history.withdraw('B').inForce()).toEqual([]);
    expect(history.undo(1).inForce()).toEqual(['E1']);
  });

  it('is not a withdrawn event that another hid, when its supplier takes the other back', () => {
    const history = new History().deliver('A', fact('E1')).deliver('B', fact('E2', 'E1'));
    expect(history.withdraw('A').deliver('C', retraction('R', 'E2')).inForce()).toEqual([]);
  });

  it('takes nothing where nothing is to be done', () => {
    const history = new History().deliver('A', fact('E1')).deliver('B', fact('E2', 'E1'));
    history.withdraw('B').undo(1);
    const sent = history.sent();
    expect(history.settle('undo-withdrawal-1').sent()).toBe(sent);
  });

  it('of ids that are alike for 180 characters is both', () => {
    const long = 'x'.repeat(195);
    const history = new History().deliver('A', fact(`${long}-1`), fact(`${long}-2`));
    expect(history.withdraw('A').undo(1).inForce()).toEqual([`${long}-1`, `${long}-2`]);
  });
});

describe('the law of withdrawals', () => {
  const IDS = ['E1', 'E2', 'E3', 'E4', 'E5'];
  const BATCHES = ['A', 'B', 'C', 'D'];
  const broughtBy = fc.subarray(BATCHES, { minLength: 1, maxLength: 2 });
  const target = fc.constantFrom(...IDS, 'never-seen', 'R1');
  const correction = (id: string) =>
    fc.record({
      fact: fc.option(target, { nil: undefined }).map(named => fact(id, named)),
      broughtBy,
    });
  const takingBack = (id: string) =>
    fc.record({ fact: target.map(named => retraction(id, named)), broughtBy });
  const events = fc
    .tuple(...IDS.map(correction), ...['R1', 'R2'].map(takingBack))
    .map(all => (batch: string) => all.filter(one => one.broughtBy.includes(batch)).map(one => one.fact));
  type Step = (history: History, ofBatch: (batch: string) => Fact[]) => void;
  const withdrawing = fc.subarray(BATCHES, { minLength: 1, maxLength: 2 }).map(
    (batches): Step =>
      history =>
        void history.withdraw(...batches),
  );
  const undoing = fc.integer({ min: 1, max: 6 }).map(
    (nth): Step =>
      history =>
        void history.undo(nth),
  );
  const delivering = fc.constantFrom(...BATCHES).map(
    (batch): Step =>
      (history, ofBatch) =>
        void history.deliver(batch, ...ofBatch(batch)).settle('withdrawal-99'),
  );

  it('is that what counts is what the deliveries say that are not withdrawn, whatever was done before', () => {
    const steps = fc.array(fc.oneof(withdrawing, undoing), { maxLength: 10 });
    fc.assert(
      fc.property(events, steps, (ofBatch, done) => {
        const history = new History();
        for (const batch of BATCHES) history.deliver(batch, ...ofBatch(batch));
        for (const step of done) {
          step(history, ofBatch);
          expect(history.inForce()).toEqual(history.oracle());
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('holds for what came in between too, once it is settled, and settling again sends nothing', () => {
    const steps = fc.array(fc.oneof(withdrawing, undoing, delivering), { maxLength: 12 });
    fc.assert(
      fc.property(events, steps, (ofBatch, done) => {
        const history = new History();
        for (const step of done) {
          step(history, ofBatch);
          expect(history.inForce()).toEqual(history.oracle());
          const sent = history.sent();
          expect(history.settle('withdrawal-99').sent()).toBe(sent);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
