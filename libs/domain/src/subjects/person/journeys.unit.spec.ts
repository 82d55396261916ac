import { describe, expect, it } from 'vitest';
import { type SubjectKey } from '../../events/definition.js';
import { type Fact } from '../../events/fact.js';
import {
  ANN,
  BEA,
  cellsOf,
  changed,
  cohortTold,
  countsOn,
  ended,
  enrolled,
  fact,
  learnt,
  registered,
  started,
} from '../../testing/learners.js';

const person = (letter: string): SubjectKey => `person/${letter.repeat(32)}`;
const [CAT, DEE, EVE] = [person('c'), person('d'), person('e')];

/** Five who begin in September 2019: one on time, one late, one who leaves, one who is long without a post, one who pauses. */
const COHORT: readonly Fact[] = [
  enrolled('2019-09-23'),
  learnt('progressed', '2020-09-21', { year: 2 }),
  learnt('progressed', '2021-09-20', { year: 3 }),
  registered('2022-09-19'),
  learnt('completed', '2022-09-12'),
  started('2022-10-03'),

  enrolled('2019-09-23', {}, BEA),
  learnt('progressed', '2020-09-21', { year: 2 }, BEA),
  learnt('progressed', '2021-09-20', { year: 3 }, BEA),
  learnt('completed', '2023-03-20', {}, BEA),
  registered('2023-03-13', BEA),
  started('2023-03-01', {}, BEA),

  enrolled('2019-09-23', {}, CAT),
  learnt('withdrew', '2020-05-01', { reason: 'personal' }, CAT),

  enrolled('2019-09-23', {}, DEE),
  learnt('progressed', '2020-09-21', { year: 2 }, DEE),
  learnt('completed', '2022-09-30', {}, DEE),
  started('2023-06-01', {}, DEE),
  ended('2024-02-01', DEE),

  enrolled('2019-09-23', {}, EVE),
  learnt('interrupted', '2020-03-02', {}, EVE),
  learnt('resumed', '2020-09-21', {}, EVE),
  learnt('progressed', '2021-09-20', { year: 2 }, EVE),
];

describe('a cohort followed for five years', () => {
  it.each([
    ['2019-09-22', {}],
    ['2020-04-30', { started: 5, 'in-year': 5, interrupted: 1 }],
    ['2021-08-31', { started: 5, 'in-year': 4, withdrew: 1 }],
    ['2022-09-30', { started: 5, 'in-year': 2, withdrew: 1, 'completed-on-time': 2, registered: 1 }],
    [
      '2022-12-31',
      {
        ...{ started: 5, 'in-year': 2, withdrew: 1, 'completed-on-time': 2, registered: 1 },
        ...{ due: 5, 'not-on-time': 3, 'first-post': 1, 'qualified-3': 2, 'first-post-3': 1 },
      },
    ],
    [
      '2024-09-30',
      {
        ...{ started: 5, 'in-year': 1, withdrew: 1, 'completed-on-time': 2, 'completed-late': 1 },
        ...{ due: 5, 'not-on-time': 3, registered: 2, 'first-post': 3, 'left-profession': 1 },
        ...{ 'qualified-3': 3, 'qualified-6': 3, 'qualified-12': 3, 'qualified-24': 2 },
        ...{ 'first-post-3': 2, 'first-post-6': 2, 'first-post-12': 3 },
        // Of those a year after completing all are in post; two years after, Dee no longer is.
        ...{ 'in-post-12': 3, 'in-post-24': 1 },
      },
    ],
  ])('on %s', (on, counts) => {
    expect(countsOn(COHORT, on)).toEqual(counts);
  });

  it('is told in each area of the placement, by year, reason and months', () => {
    expect(countsOn(COHORT, '2020-04-30', 'region')).toEqual(countsOn(COHORT, '2020-04-30'));
    const told = cohortTold(COHORT, 'icb');
    expect(told).toEqual(
      expect.arrayContaining([
        '2020-05-01 withdrew personal QAA HE1 +1',
        '2020-09-21 in-year 1 QAA HE1 -1',
        '2020-09-21 in-year 2 QAA HE1 +1',
        '2022-10-03 first-post 0 QAA HE1 +1',
        '2023-06-01 first-post 8 QAA HE1 +1',
        '2023-03-20 first-post 0 QAA HE1 +1',
        '2024-02-01 left-profession 8 QAA HE1 +1',
      ]),
    );
    expect(told.filter(line => !line.includes(' QAA '))).toEqual([]);
  });

  it('always has as many in training as started and have not ended', () => {
    for (const on of ['2019-12-31', '2020-05-01', '2022-09-12', '2022-09-30', '2023-03-20', '2030-01-01']) {
      const { started: began = 0, withdrew = 0, ...counts } = countsOn(COHORT, on);
      const completed = (counts['completed-on-time'] ?? 0) + (counts['completed-late'] ?? 0);
      expect([on, counts['in-year'] ?? 0]).toEqual([on, began - withdrew - completed]);
    }
  });
});

describe('a student who transfers, breaks off, returns and qualifies late', () => {
  const life = [
    enrolled('2017-09-18'),
    learnt('transferred', '2018-09-17', { institution: 'HE2', programme: 'BSc', placement: 'R02' }),
    learnt('progressed', '2018-09-17', { year: 2 }),
    learnt('withdrew', '2019-02-01'),
    enrolled('2020-09-21', { institution: 'HE2', placement: 'R02', cohort: '2018-09', year: 2 }),
    learnt('completed', '2022-08-01'),
    started('2022-08-15'),
  ];

  it('counts where the student was, in the cohort that the enrolment names, and starts twice', () => {
    expect(cohortTold(life, 'region').filter(line => line < '2022-08-16')).toEqual([
      '2017-09-18 in-year 1 Y56 HE1 +1',
      '2017-09-18 started - Y56 HE1 +1',
      '2018-09-17 in-year 1 Y56 HE1 -1',
      '2018-09-17 in-year 2 Y58 HE2 +1',
      '2018-09-17 transferred-in - Y58 HE2 +1',
      '2018-09-17 transferred-out - Y56 HE1 +1',
      '2019-02-01 in-year 2 Y58 HE2 -1',
      '2019-02-01 withdrew not-given Y58 HE2 +1',
      '2020-09-21 in-year 2 Y58 HE2 +1',
      '2020-09-21 started return Y58 HE2 +1',
      '2020-10-01 due - Y58 HE2 +1',
      '2020-10-01 not-on-time - Y58 HE2 +1',
      '2021-10-01 due - Y58 HE2 +1',
      '2021-10-01 not-on-time - Y58 HE2 +1',
      '2022-08-01 completed-late - Y58 HE2 +1',
      '2022-08-01 in-year 2 Y58 HE2 -1',
      '2022-08-15 first-post 0 Y58 HE2 +1',
    ]);
  });

  it('stays in the cohort through the transfer', () => {
    const cohorts = cellsOf('cohort', life.slice(0, 4)).map(({ at }) => at.cohort);
    expect(new Set(cohorts)).toEqual(new Set(['2017-09']));
  });
});

describe('a doctor', () => {
  const learner = { profession: 'obstetric-trainee', programme: 'OG', route: 'run-through' };
  const consultant = { occupation: '921', grade: 'consultant', specialty: '501' };
  const life = [
    enrolled('2014-08-06', { ...learner, lengthMonths: 84, fte: 1 }),
    learnt('changed', '2017-08-06', { fte: 0.6 }),
    learnt('interrupted', '2019-08-06', { reason: 'research' }),
    learnt('resumed', '2020-08-06'),
    learnt('completed', '2025-04-07'),
    started('2025-05-12', consultant),
  ];

  it('in run-through training completes on time on the day on which hours and time out put it', () => {
    expect(cohortTold(life).filter(line => /due|on-time|late|first-post /.test(line))).toEqual([
      '2025-04-07 completed-on-time - ENG HE1 +1',
      '2025-04-07 due - ENG HE1 +1',
      '2025-05-12 first-post 1 ENG HE1 +1',
    ]);
  });

  it('has no first post in one that is not a consultant’s', () => {
    const registrar = [...life.slice(0, 5), started('2025-05-12', { ...consultant, grade: 'registrar' })];
    expect(cohortTold(registrar).filter(line => line.includes('first-post'))).toEqual([]);
  });
});

describe('a first post', () => {
  const qualified = [enrolled('2019-09-23'), learnt('completed', '2022-09-12')];
  const firstPosts = (...facts: Fact[]) =>
    cohortTold([...qualified, ...facts]).filter(line => /first-post /.test(line));

  it('that runs already counts from completing, if it is in the profession', () => {
    expect(firstPosts(started('2022-06-01'))).toEqual(['2022-09-12 first-post 0 ENG HE1 +1']);
    expect(firstPosts(started('2022-06-01', { occupation: 'P2C' }))).toEqual([]);
  });

  it('is the day on which an apprentice’s post becomes a midwife’s', () => {
    const apprentice = [
      started('2019-09-23', { occupation: 'P2C' }),
      changed('2022-11-14', { occupation: 'N2J' }),
    ];
    expect(firstPosts(...apprentice)).toEqual(['2022-11-14 first-post 2 ENG HE1 +1']);
  });

  it('is one in post: on the bank, or away from the first day, nobody is', () => {
    expect(firstPosts(started('2022-10-03', { contract: 'bank' }))).toEqual([]);
    expect(firstPosts(started('2022-10-03', { status: 'inactive' }))).toEqual([]);
  });

  it('by three months counts on the very day', () => {
    const by = (on: string) => countsOn([...qualified, started(on)], '2030-01-01')['first-post-3'];
    expect([by('2022-12-12'), by('2022-12-13')]).toEqual([1, undefined]);
  });
});

describe('leaving the profession', () => {
  const working = [enrolled('2019-09-23'), learnt('completed', '2022-09-12'), started('2022-10-03')];
  const leaving = (...facts: Fact[]) =>
    cohortTold([...working, ...facts]).filter(line => line.includes('left-profession'));
  const again = (on: string, data: object = {}) => started(on, { post: 'f'.repeat(32), ...data });

  it('is told on the first day without a post, with the months since the first', () => {
    expect(leaving(ended('2023-10-03'))).toEqual(['2023-10-03 left-profession 12 ENG HE1 +1']);
  });

  it('is not to be between posts for twelve months, and is for a day longer', () => {
    expect(leaving(ended('2023-10-03'), again('2024-10-03'))).toEqual([]);
    expect(leaving(ended('2023-10-03'), again('2024-10-04'))).toHaveLength(1);
  });

  it('is not an absence from a post that stays open, and is work of another profession', () => {
    expect(leaving(changed('2023-10-03', { status: 'inactive' }))).toEqual([]);
    expect(leaving(ended('2023-10-03'), again('2023-10-03', { occupation: 'P2C' }))).toHaveLength(1);
  });

  it('is not told of who stays', () => {
    expect(leaving()).toEqual([]);
  });
});

describe('a midwife whose student number and PIN are linked a year later', () => {
  const student = [enrolled('2019-09-23'), learnt('completed', '2022-09-12')];
  const midwife = (subject: SubjectKey) => [
    registered('2022-09-19', subject),
    started('2022-10-03', {}, subject),
  ];
  const linked = fact('person.linked', '2023-10-01', { alias: ANN, basis: 'student' }, BEA);

  it('is one person, as if all had been told under one pseudonym', () => {
    const apart = cohortTold([...student, ...midwife(BEA)]);
    const together = cohortTold([...student, ...midwife(BEA), linked]);
    expect(together).toEqual(cohortTold([...student, ...midwife(ANN)]));
    expect(apart.filter(line => line.includes('first-post'))).toEqual([]);
    expect(together.filter(line => line.includes('first-post '))).toHaveLength(1);
  });
});

describe('areas of a cohort', () => {
  it('are the institution’s where no placement is known', () => {
    expect(cohortTold([enrolled('2019-09-23', { placement: undefined })], 'organisation')[0]).toBe(
      '2019-09-23 in-year 1 HE1 HE1 +1',
    );
  });

  it('are told without a year where nobody gave one', () => {
    expect(cohortTold([enrolled('2019-09-23', { year: undefined })])[0]).toBe(
      '2019-09-23 in-year not-given ENG HE1 +1',
    );
  });
});
