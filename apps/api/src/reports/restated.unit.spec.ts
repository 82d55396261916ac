import { describe, expect, it } from '@jest/globals';
import { type BoardReport, type ReportFigure } from './board-report.js';
import { causeOf, restatedSince } from './restated.js';

const figure = (change: Partial<ReportFigure> = {}): ReportFigure => ({
  ...{ id: 'midwives/in-post', label: 'In post', value: 100, unit: 'FTE', words: '100.0' },
  ...{ evidence: 'derived', vintage: null, on: '2023-09-30', asOf: null },
  ...change,
});
const asOf = (change: Partial<BoardReport['asOf']> = {}) =>
  ({
    generation: 'a',
    epoch: 1,
    folded: [
      { topic: 'muster.people', partition: 0, next: 5 },
      { topic: 'muster.organisations', partition: 0, next: 5 },
      { topic: 'muster.governance', partition: 0, next: 5 },
    ],
    ...change,
  }) as BoardReport['asOf'];
const report = (figures: readonly ReportFigure[], as = asOf(), published = false) =>
  ({
    asked: { on: '2023-09-30' },
    published: published ? { number: 1, at: '2026-01-15T10:00:00Z', by: 'Ada', note: null } : null,
    sections: [{ figures }],
    asOf: as,
  }) as unknown as BoardReport;
const more = (topic: string) => ({
  folded: asOf().folded.map(at => (at.topic === `muster.${topic}` ? { ...at, next: 9 } : at)),
});
const MORE = more('people');
const REPORTED = { evidence: 'reported', vintage: '2025-10' } as const;

describe('the cause of a restatement', () => {
  it('is the one thing that moved in between', () => {
    const cause = (now: BoardReport['asOf'], change: Partial<ReportFigure> = {}) =>
      causeOf(figure(change), figure({ ...change, value: 90 }), asOf(), now).cause;
    expect(cause(asOf(MORE))).toBe('late-or-corrected');
    expect(cause(asOf({ epoch: 2 }))).toBe('reorganisation');
    expect(cause(asOf({ generation: 'b' }))).toBe('definition');
    expect(cause(asOf({ epoch: 2, ...MORE, ...more('organisations') }), REPORTED)).toBe('corrected');
    expect(cause(asOf(MORE), { evidence: 'forecast' })).toBe('forecast-anew');
  });

  it('is a newer publication where the vintage is another', () => {
    const [before, after] = ['2025-10', '2026-10'].map(vintage => figure({ evidence: 'reported', vintage }));
    expect(causeOf(before!, after!, asOf(), asOf(MORE))).toEqual({
      cause: 'newer-publication',
      why: 'Published anew: vintage 2026-10 instead of 2025-10.',
    });
  });

  it('is told apart for published figures of one vintage: put right where there was one, late where there was none', () => {
    const now = asOf(more('organisations'));
    expect(causeOf(figure(REPORTED), figure({ ...REPORTED, value: 90 }), asOf(), now).cause).toBe(
      'corrected',
    );
    expect(causeOf(figure({ ...REPORTED, value: null }), figure(REPORTED), asOf(), now).cause).toBe('late');
  });

  it('is the target where that was revised, and never what planners write beside', () => {
    const [before, after] = ['midwives-1', 'midwives-2'].map(target => figure({ ...REPORTED, target }));
    const now = asOf(more('governance'));
    expect(causeOf(before!, after!, asOf(), now)).toEqual({
      cause: 'target-revised',
      why: 'The target itself was revised.',
    });
    expect(causeOf(figure(), figure({ value: 90 }), asOf(), now).why).toContain('nothing that is kept');
    // Reports from before figures told of their target claim nothing.
    expect(causeOf(figure(REPORTED), after!, asOf(), now).cause).toBe('not-known');
  });

  it('is not known where several moved, and says which', () => {
    const { cause, why } = causeOf(figure(), figure({ value: 90 }), asOf(), asOf({ epoch: 2, ...MORE }));
    expect(cause).toBe('not-known');
    expect(why).toContain(
      'organisations or their places have changed; or events that came late, or corrections',
    );
    expect(causeOf(figure(), figure({ value: 90 }), asOf(), asOf()).why).toContain('Why is not known');
  });
});

describe('what was restated', () => {
  it('is every figure that is in both and reads differently, with the difference', () => {
    const then = report([figure(), figure({ id: 'same' }), figure({ id: 'gone' })], asOf(), true);
    const now = report([figure({ value: 97.5, words: '97.5' }), figure({ id: 'same' })], asOf(MORE));
    const { compared, changes, words } = restatedSince(then, now);
    expect(compared).toBe(2);
    expect(changes).toEqual([
      {
        ...{ id: 'midwives/in-post', label: 'In post', then: '100.0', now: '97.5', difference: -2.5 },
        ...{ cause: 'late-or-corrected', why: expect.stringContaining('late, or corrections') },
      },
    ]);
    expect(words[0]).toBe(
      '1 of 2 figures of report 1, of 30 September 2023, reads differently now than when Ada published it on 15 January 2026 at 10:00.',
    );
  });

  it('is a figure that is known no longer, and nothing where only a name changed', () => {
    const then = report([figure(), figure({ id: 'named' })], asOf(), true);
    const now = report([
      figure({ value: null, words: 'not known' }),
      figure({ id: 'named', label: 'Other' }),
    ]);
    expect(restatedSince(then, now).changes.map(({ now: words, difference }) => [words, difference])).toEqual(
      [['not known', null]],
    );
  });
});
