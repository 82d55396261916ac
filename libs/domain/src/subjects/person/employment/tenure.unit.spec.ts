import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type Day } from '../../../calendar/day.js';
import { type Fact } from '../../../events/fact.js';
import { type OdsCode } from '../../../organisations/ods-code.js';
import { professionTable } from '../../../reference/professions.js';
import { type Reference, type Succession } from '../../../reference/reference.js';
import { cellsOf, changed, ended, fact, REFERENCE, started } from '../../../testing/learners.js';

/** `month kind band organisation count` of each cell that is not 0, in order. */
function told(facts: readonly Fact[], reference: Reference = REFERENCE): string[] {
  const sums = new Map<string, number>();
  for (const { at, add } of cellsOf('tenure', facts, reference)) {
    expect([at.level, at.profession]).toEqual(['organisation', 'midwife']);
    const cell = [at.month, at.kind, at.band, at.area].join(' ');
    sums.set(cell, (sums.get(cell) ?? 0) + add.count);
  }
  const some = [...sums].filter(([, count]) => count !== 0);
  return some.map(([cell, count]) => `${cell} ${count > 0 ? '+' : ''}${count}`).sort();
}

/** How long those in post at a month's end have been so. */
function inPostAt(month: string, facts: readonly Fact[], reference: Reference = REFERENCE): string[] {
  const sums = new Map<string, number>();
  for (const { at, add } of cellsOf('tenure', facts, reference))
    if (at.kind === 'in-post' && at.month <= month) {
      const place = `${at.area} ${at.band}`;
      sums.set(place, (sums.get(place) ?? 0) + add.count);
    }
  return [...sums].flatMap(([place, count]) => (count === 0 ? [] : [`${place} ${count}`])).sort();
}

const crossings = (facts: readonly Fact[], reference: Reference = REFERENCE) =>
  told(facts, reference).filter(line => !line.includes(' in-post '));

const second = '2'.repeat(32);
const also = (on: string, data: object = {}) => started(on, { post: second, organisation: 'R01', ...data });

const succeeding = (code: string, on: string, ...successors: string[]): Reference => {
  const succession: Succession = { on: on as Day, successors: successors as OdsCode[] };
  return { ...REFERENCE, successions: new Map([[code as OdsCode, succession]]) };
};

describe('how long somebody has been in post', () => {
  it('is told of an open spell by its anniversaries to come', () => {
    expect(told([started('2020-06-15')])).toEqual([
      '2020-06 in-post under-1 R02 +1',
      '2020-06 joined under-1 R02 +1',
      '2021-06 in-post 1-2 R02 +1',
      '2021-06 in-post under-1 R02 -1',
      '2022-06 in-post 1-2 R02 -1',
      '2022-06 in-post 2-5 R02 +1',
      '2025-06 in-post 2-5 R02 -1',
      '2025-06 in-post 5-10 R02 +1',
      '2030-06 in-post 10-plus R02 +1',
      '2030-06 in-post 5-10 R02 -1',
    ]);
  });

  it('is under a year on the day before the anniversary, and a year on the anniversary itself', () => {
    const leaving = (on: string) => crossings([started('2020-06-15'), ended(on)]).at(-1);
    expect(leaving('2021-06-15')).toBe('2021-06 left under-1 R02 +1'); // in post until 14 June
    expect(leaving('2021-06-16')).toBe('2021-06 left 1-2 R02 +1');
    expect(leaving('2030-06-15')).toBe('2030-06 left 5-10 R02 +1');
    expect(leaving('2030-06-16')).toBe('2030-06 left 10-plus R02 +1');
  });

  it('of somebody who joined on 29 February grows on 1 March', () => {
    const leaving = (on: string) => crossings([started('2020-02-29'), ended(on)]).at(-1);
    expect(leaving('2021-03-01')).toBe('2021-03 left under-1 R02 +1');
    expect(leaving('2021-03-02')).toBe('2021-03 left 1-2 R02 +1');
    expect(leaving('2025-03-01')).toBe('2025-03 left 2-5 R02 +1');
    expect(inPostAt('2025-02', [started('2020-02-29')])).toEqual(['R02 2-5 1']);
    expect(inPostAt('2025-03', [started('2020-02-29')])).toEqual(['R02 5-10 1']);
  });

  it('is nothing at the end of a month in which they came and went', () => {
    expect(told([started('2020-06-02'), ended('2020-06-30')])).toEqual([
      '2020-06 joined under-1 R02 +1',
      '2020-06 left under-1 R02 +1',
    ]);
  });

  it('begins anew with a move, and ends where they come from', () => {
    const moved = [started('2018-01-08'), changed('2020-06-15', { organisation: 'R01' })];
    expect(crossings(moved)).toEqual([
      '2018-01 joined under-1 R02 +1',
      '2020-06 moved 2-5 R02 +1',
      '2020-06 moved-in under-1 R01 +1',
    ]);
    expect(inPostAt('2020-06', moved)).toEqual(['R01 under-1 1']);
  });

  it('goes on through a short gap, the time out counted in', () => {
    const back = [
      started('2018-01-08'),
      ended('2020-01-01'),
      started('2020-01-20', { post: second }),
      fact('post.ended', '2023-01-09', { post: second }),
    ];
    expect(crossings(back)).toEqual([
      '2018-01 joined under-1 R02 +1',
      '2020-01 other-entry 2-5 R02 +1', // two years on 8 January, in the gap
      '2020-01 other-exit 1-2 R02 +1',
      '2023-01 left 5-10 R02 +1',
    ]);
  });

  it('begins anew with a return after leaving', () => {
    const back = [started('2018-01-08'), ended('2020-01-01'), started('2020-03-02', { post: second })];
    expect(crossings(back).at(-1)).toBe('2020-03 returned under-1 R02 +1');
  });

  it('goes on through an absence, and who comes back is as long in post as if there had been none', () => {
    const absent = [
      started('2018-01-08'),
      changed('2019-11-01', { status: 'inactive' }),
      changed('2020-02-03', { status: 'active' }),
    ];
    expect(crossings(absent).slice(1)).toEqual([
      '2019-11 inactivated 1-2 R02 +1',
      '2020-02 returned 2-5 R02 +1',
    ]);
    expect(inPostAt('2020-01', absent)).toEqual([]);
    expect(inPostAt('2022-12', absent)).toEqual(['R02 2-5 1']);
    expect(inPostAt('2023-01', absent)).toEqual(['R02 5-10 1']);
  });

  it('of an absence that ends in leaving ends with the absence', () => {
    const gone = [started('2018-01-08'), changed('2019-11-01', { status: 'inactive' }), ended('2021-01-01')];
    expect(crossings(gone).slice(1)).toEqual(['2019-11 left 1-2 R02 +1']);
    expect(inPostAt('2021-12', gone)).toEqual([]);
  });

  it('goes on in the organisation that succeeds theirs', () => {
    const reference = succeeding('R02', '2020-04-01', 'R01');
    const carried = [started('2018-01-08'), ended('2023-01-09')];
    expect(crossings(carried, reference)).toEqual([
      '2018-01 joined under-1 R02 +1',
      '2020-04 other-entry 2-5 R01 +1',
      '2020-04 other-exit 2-5 R02 +1',
      '2023-01 left 5-10 R01 +1',
    ]);
  });

  it('goes on in the successor’s post, whether it begins after the old one ends or before', () => {
    const reference = succeeding('R02', '2020-04-01', 'R01');
    const after = [started('2018-01-08'), ended('2020-03-20'), also('2020-04-10')];
    expect(crossings(after, reference).slice(1)).toEqual([
      '2020-03 other-exit 2-5 R02 +1',
      '2020-04 other-entry 2-5 R01 +1',
    ]);
    const before = [started('2018-01-08'), also('2020-03-15'), ended('2020-04-01')];
    expect(crossings(before, reference).slice(1)).toEqual([
      '2020-03 other-entry 2-5 R01 +1',
      '2020-04 other-exit 2-5 R02 +1',
    ]);
  });

  it('goes on up to 92 days after a split, which takes longer to be told', () => {
    const split = succeeding('R02', '2020-04-01', 'R01', 'R03');
    const later = (on: string) => [started('2018-01-08'), ended('2020-04-01'), also(on)];
    expect(crossings(later('2020-07-02'), split).at(-1)).toBe('2020-07 other-entry 2-5 R01 +1');
    expect(crossings(later('2020-07-03'), split).at(-1)).toBe('2020-07 returned under-1 R01 +1');
  });

  it('goes on from the post of two merged organisations in which they have been longer', () => {
    const into: Succession = { on: '2020-04-01' as Day, successors: ['R01' as OdsCode] };
    const merger = { ...REFERENCE, successions: new Map(['R02', 'R04'].map(of => [of as OdsCode, into])) };
    const both = [started('2019-06-03'), also('2010-02-01', { organisation: 'R04' })];
    expect(crossings(both, merger).filter(line => line.includes('-entry'))).toEqual([
      '2019-06 other-entry under-1 R02 +1',
      '2020-04 other-entry 10-plus R01 +1',
    ]);
  });

  it('goes on where a code means another profession from a day on', () => {
    const row = { system: 'nhs-occupation', code: 'N2J', grade: '' };
    const reference = {
      ...REFERENCE,
      professions: professionTable([
        { ...row, profession: 'maternity-support', to: '2020-04-01' },
        { ...row, profession: 'midwife', from: '2020-04-01' },
      ]),
    };
    const kinds = cellsOf('tenure', [started('2018-01-08')], reference).map(({ at }) => at);
    expect(kinds.filter(({ kind, month }) => kind !== 'in-post' && month === '2020-04')).toEqual([
      expect.objectContaining({ profession: 'maternity-support', kind: 'other-exit', band: '2-5' }),
      expect.objectContaining({ profession: 'midwife', kind: 'other-entry', band: '2-5' }),
    ]);
  });

  it('goes on where they come back from an absence to what has succeeded their organisation', () => {
    const absent = [
      started('2018-01-08'),
      changed('2020-03-02', { status: 'inactive' }),
      changed('2020-09-01', { status: 'active' }),
    ];
    expect(crossings(absent, succeeding('R02', '2020-04-01', 'R01')).slice(1)).toEqual([
      '2020-03 inactivated 2-5 R02 +1',
      '2020-09 returned 2-5 R01 +1',
    ]);
  });

  it('is told of each of two posts in two organisations', () => {
    const both = [started('2018-01-08'), also('2020-03-16')];
    expect(inPostAt('2020-12', both)).toEqual(['R01 under-1 1', 'R02 2-5 1']);
    expect(crossings(both)).toEqual(['2018-01 joined under-1 R02 +1', '2020-03 other-entry under-1 R01 +1']);
  });

  it('of two posts in one organisation is that of the person, from the first to the last', () => {
    const both = [started('2018-01-08'), also('2020-03-16', { organisation: 'R02' }), ended('2021-01-08')];
    expect(crossings(both)).toEqual(['2018-01 joined under-1 R02 +1']);
    expect(inPostAt('2021-01', both)).toEqual(['R02 2-5 1']);
  });

  it('is known of everybody in post: bands add up to the headcount of the organisation at every month’s end', () => {
    const month = fc
      .integer({ min: 0, max: 71 })
      .map(nth => `${2018 + Math.floor(nth / 12)}-${String((nth % 12) + 1).padStart(2, '0')}`);
    const change = fc.record({
      month,
      date: fc.integer({ min: 1, max: 28 }),
      post: fc.constantFrom('1', '2'),
      organisation: fc.constantFrom('R01', 'R02', 'R03'),
      what: fc.constantFrom('started', 'ended', 'inactive', 'active', 'moved'),
    });
    const reference = succeeding('R02', '2020-04-01', 'R03');
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), changes => {
        const facts = changes
          .map(({ month: of, date, post, organisation, what }) => {
            const on = `${of}-${String(date).padStart(2, '0')}`;
            const which = { post: post.repeat(32) };
            if (what === 'started') return started(on, { ...which, organisation });
            if (what === 'ended') return fact('post.ended', on, which);
            return changed(on, { ...which, ...(what === 'moved' ? { organisation } : { status: what }) });
          })
          .sort((a, b) => (a.effectiveOn! < b.effectiveOn! ? -1 : 1));
        const stock = new Map<string, number>();
        for (const { at, add } of cellsOf('stock', facts, reference))
          if (at.level === 'organisation') addTo(stock, `${at.area} ${at.day.slice(0, 7)}`, add.headcount);
        const bands = new Map<string, number>();
        for (const { at, add } of cellsOf('tenure', facts, reference))
          if (at.kind === 'in-post') addTo(bands, `${at.area} ${at.month}`, add.count);
        expect(some(bands)).toEqual(some(stock));
      }),
      { numRuns: 300 },
    );
  });
});

function addTo(sums: Map<string, number>, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

const some = (sums: ReadonlyMap<string, number>) => [...sums].filter(([, value]) => value !== 0).sort();
