import { describe, expect, it } from 'vitest';
import { type BoardReport, type ReportFigure } from './board-report.js';
import { type CameBetween } from '@muster/store';
import { causeOf as causeSince, restatedSince, stretchesBetween } from './restated.js';

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
const came = (counts: Partial<CameBetween>): CameBetween => ({
  ...{ kind: 'person', type: 'post.ended', late: 0, corrected: 0, retracted: 0 },
  ...counts,
});
const LATE = [came({ late: 2 })];
const PUBLISHED = [came({ kind: 'organisation', type: 'workforce.reported', corrected: 1 })];
const REPORTED = { evidence: 'reported', vintage: '2025-10' } as const;
const causeOf = (
  before: ReportFigure,
  after: ReportFigure,
  now = asOf(),
  since: readonly CameBetween[] = [],
) => causeSince(before, after, asOf(), now, { on: '2023-09-30', came: since });
const derived = (since: readonly CameBetween[], id?: string) => {
  const change = id === undefined ? {} : { id };
  return causeOf(figure(change), figure({ ...change, value: 90 }), asOf(), since);
};

describe('the cause of a restatement', () => {
  it('is the one thing that moved in between', () => {
    const cause = (
      now: BoardReport['asOf'],
      since: readonly CameBetween[] = [],
      change: Partial<ReportFigure> = {},
    ) => causeOf(figure(change), figure({ ...change, value: 90 }), now, since).cause;
    expect(cause(asOf(), LATE)).toBe('late');
    expect(cause(asOf({ epoch: 2 }))).toBe('reorganisation');
    expect(cause(asOf({ generation: 'b' }))).toBe('definition');
    expect(cause(asOf({ epoch: 2 }), [...LATE, ...PUBLISHED], REPORTED)).toBe('corrected');
    expect(cause(asOf(), LATE, { evidence: 'forecast' })).toBe('forecast-anew');
  });

  it('tells events about people that came late from those that put others right, and counts both', () => {
    expect(derived(LATE)).toEqual({
      cause: 'late',
      causes: ['late'],
      why: '2 events about days up to 30 September 2023 came late.',
      came: { late: 2, corrected: 0, retracted: 0 },
    });
    expect(derived([came({ corrected: 3 }), came({ type: 'post.started', retracted: 1 })])).toEqual({
      cause: 'corrected',
      causes: ['corrected'],
      why: '4 events about days up to 30 September 2023 came since: 3 to put right what was told, 1 to take it back.',
      came: { late: 0, corrected: 3, retracted: 1 },
    });
    expect(derived([came({ retracted: 1 })]).why).toBe(
      '1 event about days up to 30 September 2023 came since: 1 to take something back.',
    );
    expect(derived([...LATE, came({ type: 'person.linked', corrected: 1, retracted: 4 })])).toEqual({
      cause: 'late-or-corrected',
      causes: ['late', 'corrected'],
      why:
        '2 events about days up to 30 September 2023 came late. 5 events about days up to 30 September 2023 came since: 1 to put right what was told, ' +
        '4 to take it back. How much of the difference each of the two made is not known.',
      came: { late: 2, corrected: 1, retracted: 4 },
    });
  });

  it('is looked for among what the figure is made of: learners move no figure of posts, and what is published moves neither', () => {
    const learners = [came({ type: 'learner.withdrew', corrected: 1 })];
    expect(derived(learners).why).toContain('nothing that is kept has changed');
    expect(derived(learners, 'pipeline/withdrawn').cause).toBe('corrected');
    expect(derived(LATE, 'pipeline/first-post').cause).toBe('late');
    expect(derived(PUBLISHED).cause).toBe('not-known');
    expect(derived(PUBLISHED, 'pipeline/starters').cause).toBe('not-known');
  });

  it('is a newer publication where the vintage is another', () => {
    const [before, after] = ['2025-10', '2026-10'].map(vintage => figure({ evidence: 'reported', vintage }));
    expect(causeOf(before!, after!, asOf(), LATE)).toEqual({
      cause: 'newer-publication',
      causes: ['newer-publication'],
      why: 'Published anew: vintage 2026-10 instead of 2025-10.',
    });
  });

  it('is told apart for published figures of one vintage: put right where there was one, late where there was none', () => {
    const told = (before: Partial<ReportFigure>, after: Partial<ReportFigure>) =>
      causeOf(figure({ ...REPORTED, ...before }), figure({ ...REPORTED, ...after }), asOf(), PUBLISHED);
    expect(told({}, { value: 90 })).toEqual({
      cause: 'corrected',
      causes: ['corrected'],
      why: 'Published figures of the same vintage were corrected.',
    });
    expect(told({ value: null }, {}).cause).toBe('late');
  });

  it('is the target where that was revised, and never what planners write beside', () => {
    const [before, after] = ['midwives-1', 'midwives-2'].map(target => figure({ ...REPORTED, target }));
    expect(causeOf(before!, after!)).toEqual({
      cause: 'target-revised',
      causes: ['target-revised'],
      why: 'The target itself was revised.',
    });
    expect(stretchesBetween(asOf(), asOf(more('governance')))).toEqual([]);
    // Reports from before figures told of their target claim nothing.
    expect(causeOf(figure(REPORTED), after!).cause).toBe('not-known');
  });

  it('is not known where several moved, and says which', () => {
    const both = [...LATE, came({ corrected: 1 })];
    const { cause, causes, why } = causeOf(figure(), figure({ value: 90 }), asOf({ epoch: 2 }), both);
    expect([cause, causes]).toEqual(['not-known', ['reorganisation', 'late', 'corrected']]);
    expect(why).toContain(
      'organisations or their places have changed; or 2 events about days up to 30 September 2023 came late; or 1 event',
    );
  });

  it('is never that somebody was erased: a difference that is said to be theirs would tell what they were', () => {
    expect(causeOf(figure(), figure({ value: 99.4 }))).toEqual({
      cause: 'not-known',
      causes: [],
      why: 'Why is not known: nothing that is kept has changed. Whoever was erased is in no figure any more, and in no cause.',
    });
  });
});

describe('what came between two reports', () => {
  it('is looked for where the log is folded in further, in a partition that is new from its beginning', () => {
    const now = asOf({
      folded: [...more('people').folded, { topic: 'muster.organisations', partition: 1, next: 3 }],
    });
    expect(stretchesBetween(asOf(), now)).toEqual([
      { kind: 'organisation', slot: 1, from: 0, to: 3 },
      { kind: 'person', slot: 0, from: 5, to: 9 },
    ]);
  });
});

describe('what was restated', () => {
  it('is every figure that is in both and reads differently, with the difference', () => {
    const then = report([figure(), figure({ id: 'same' }), figure({ id: 'gone' })], asOf(), true);
    const now = report([figure({ value: 97.5, words: '97.5' }), figure({ id: 'same' })]);
    const { compared, changes, words } = restatedSince(then, now, LATE);
    expect(compared).toBe(2);
    expect(changes).toEqual([
      {
        ...{ id: 'midwives/in-post', label: 'In post', then: '100.0', now: '97.5', difference: -2.5 },
        ...{
          cause: 'late',
          causes: ['late'],
          why: expect.stringContaining('came late'),
          came: { late: 2, corrected: 0, retracted: 0 },
        },
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
    expect(
      restatedSince(then, now, []).changes.map(({ now: words, difference }) => [words, difference]),
    ).toEqual([['not known', null]]);
  });
});
