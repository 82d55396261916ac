import { describe, expect, it } from 'vitest';
import { type Fact } from '../../../events/fact.js';
import { enrolled, fact, learnt, oddIn } from '../../../testing/learners.js';
import { foldTraining } from './fold.js';

const storyOf = (...facts: Fact[]) => foldTraining(facts).enrolments;
const other = { learner: '2'.repeat(32) };

describe('an enrolment', () => {
  it('is how somebody studies, from day to day, until it ends', () => {
    const [enrolment, ...others] = storyOf(
      enrolled('2021-09-20', { fte: 1, delivery: 'full-time' }),
      learnt('progressed', '2022-09-12', { year: 2 }),
      learnt('changed', '2022-10-01', { fte: 0.5, delivery: 'part-time' }),
      learnt('interrupted', '2023-01-09', { reason: 'health' }),
      learnt('resumed', '2023-09-11'),
      learnt('completed', '2025-09-01'),
    );
    expect(others).toEqual([]);
    expect(enrolment).toMatchObject({
      cohort: '2021-09',
      enrolledOn: '2021-09-20',
      isReturn: false,
      ended: { on: '2025-09-01', how: 'completed' },
    });
    expect(
      enrolment!.studies.map(({ from, year, fte, delivery, interrupted }) =>
        [from, year, fte, delivery, interrupted].join(' '),
      ),
    ).toEqual([
      '2021-09-20 1 100000 full-time false',
      '2022-09-12 2 100000 full-time false',
      '2022-10-01 2 50000 part-time false',
      '2023-01-09 2 50000 part-time true',
      '2023-09-11 2 50000 part-time false',
    ]);
  });

  it('of one number may begin again after an end, and carries nothing over', () => {
    const [first, second] = storyOf(
      enrolled('2021-09-20', { fte: 0.5 }),
      learnt('withdrew', '2022-03-01', { reason: 'personal' }),
      enrolled('2023-09-18', { institution: 'HE2' }),
    );
    expect(first).toMatchObject({ ended: { how: 'withdrew', reason: 'personal' }, isReturn: false });
    expect(second).toMatchObject({ cohort: '2023-09', isReturn: true, ended: undefined });
    expect(second!.studies[0]!.fte).toBeUndefined();
  });

  it('is no return after one that was completed', () => {
    const [, second] = storyOf(
      enrolled('2018-09-17'),
      learnt('completed', '2021-09-01'),
      enrolled('2023-09-18', { programme: 'MSc' }),
    );
    expect(second!.isReturn).toBe(false);
  });

  it('that ends and begins again on one day is two, whatever was recorded first', () => {
    const enrolments = storyOf(
      enrolled('2021-09-20'),
      enrolled('2022-09-19', { cohort: '2022-09' }),
      learnt('withdrew', '2022-09-19'),
    );
    expect(enrolments.map(({ enrolledOn, ended }) => [enrolledOn, ended?.on])).toEqual([
      ['2021-09-20', '2022-09-19'],
      ['2022-09-19', undefined],
    ]);
  });

  it('that is told of again while it runs stays what it was, but for how the learner studies', () => {
    const facts = [
      enrolled('2021-09-20'),
      enrolled('2022-09-19', { year: 2, institution: 'HE2', cohort: '2022-09', fte: 0.8 }),
    ];
    const [enrolment, ...others] = storyOf(...facts);
    expect(others).toEqual([]);
    expect(enrolment).toMatchObject({ cohort: '2021-09', places: [{ institution: 'HE1' }] });
    expect(enrolment!.studies.at(-1)).toMatchObject({ from: '2022-09-19', year: 2, fte: 80_000 });
    expect(oddIn(facts)).toEqual(['second-start']);
  });

  it('counts at the first placement that is known of, until a transfer', () => {
    const [enrolment] = storyOf(
      enrolled('2021-09-20', { placement: undefined }),
      learnt('changed', '2021-11-01', { placement: 'R01' }),
      learnt('changed', '2022-11-01', { placement: 'R02' }),
      learnt('transferred', '2023-01-09', { institution: 'HE2', programme: 'BSc', placement: 'R02' }),
    );
    expect(enrolment!.places.map(({ from, placement }) => [from, placement])).toEqual([
      ['2021-09-20', 'R01'],
      ['2023-01-09', 'R02'],
    ]);
  });
});

describe('what is odd about enrolments', () => {
  it.each([
    ['change-before-start', [learnt('progressed', '2022-01-01', { year: 2 })]],
    ['change-before-start', [learnt('exposure-logged', '2022-01-01', { organisation: 'R01' })]],
    ['end-before-start', [learnt('completed', '2022-01-01')]],
    [
      'change-after-end',
      [enrolled('2021-09-20'), learnt('withdrew', '2021-10-01'), learnt('resumed', '2021-10-02')],
    ],
    [
      'second-end',
      [enrolled('2021-09-20'), learnt('withdrew', '2021-10-01'), learnt('completed', '2021-10-02')],
    ],
    ['overlapping-enrolment', [enrolled('2021-09-20'), enrolled('2021-10-20', other)]],
    ['overlapping-enrolment', [enrolled('2021-09-20'), enrolled('2021-09-20', other)]],
  ])('%s', (code, facts) => {
    expect(oddIn(facts)).toEqual([code]);
  });

  it('is nothing where one enrolment begins on the day on which another ends', () => {
    const end = fact('learner.withdrew', '2021-10-20', { learner: '1'.repeat(32) });
    expect(oddIn([enrolled('2021-09-20'), enrolled('2021-10-20', other), end])).toEqual([]);
  });
});
