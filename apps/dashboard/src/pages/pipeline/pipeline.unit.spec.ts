import { describe, expect, it } from 'vitest';
import { cohortYears, tellingYear } from './cohort-years.js';
import { groupOf, intakeGroups } from './intake-groups.js';
import { narrowed, narrowingInWords } from './narrowing.js';
import { practiceOf, requirementsInWords, trackOf } from './practice.js';
import { type ExposureReply, type IntakeRow, type PipelineRow } from './query.js';
import { learnerFlow, reachedStages, yearInWords } from './stages.js';

type Told = Partial<Record<PipelineRow['measure'], number>>;
const rows = (year: string, told: Told): PipelineRow[] =>
  Object.entries(told).map(
    ([measure, value]) =>
      ({
        year,
        measure,
        value,
        detail: null,
        unit: 'people',
        of: null,
        low: null,
        high: null,
        status: 'given',
      }) as unknown as PipelineRow,
  );
const share = (
  year: string,
  measure: PipelineRow['measure'],
  detail: string | null,
  value: number,
  of: number,
) =>
  ({
    year,
    measure,
    detail,
    value,
    of,
    unit: 'per cent',
    low: value - 5,
    high: value + 5,
    status: 'given',
  }) as unknown as PipelineRow;

const TOLD: Told = {
  applications: 400,
  offers: 200,
  accepted: 125,
  starters: 124,
  'in-training': 6,
  withdrawn: 16,
  due: 118,
  'completed-on-time': 96,
  'completed-late': 6,
  registered: 60,
  'first-post': 40,
  'left-profession': 4,
};
const yearOf = (told: Told, more: PipelineRow[] = []) => cohortYears([...rows('2019', told), ...more])[0]!;

describe('the stages of a cohort year', () => {
  it('lead from applications, which are no people, to two years in post', () => {
    const stages = reachedStages(yearOf(TOLD, [share('2019', 'in-post-share', '12', 100 / 3, 78)]));
    expect(stages.map(({ name, count }) => [name, count])).toEqual([
      ['Applied', 400],
      ['Offered a place', 200],
      ['Accepted it', 125],
      ['Started', 124],
      ['Completed', 102],
      ['Registered', 60],
      ['First post', 40],
      ['In post 12 months after', 26],
      ['In post 24 months after', null],
    ]);
    expect(stages.filter(({ unit }) => unit === 'applications')).toHaveLength(3);
    expect(stages[7]!.words).toBe('26: 33.3\u00a0% of 78');
  });

  it('do not read no applications told as nobody applied', () => {
    const [applied] = reachedStages(yearOf({ ...TOLD, applications: 0 }));
    expect([applied!.count, applied!.words]).toEqual([null, 'no applications told']);
  });

  it('say in words where everybody is', () => {
    expect(yearInWords(yearOf(TOLD))).toBe(
      '124 learners: 102 have completed, 16 withdrew and 6 are in training still. 40 have had a first post.',
    );
  });
});

describe('the flow of learners', () => {
  it('loses nobody: what leaves a stage is what came to it', () => {
    const { nodes, links } = learnerFlow(yearOf(TOLD))!;
    const sum = (of: 'source' | 'target', id: string) =>
      links.reduce((total, link) => (link[of] === id ? total + link.value : total), 0);
    for (const { id } of nodes)
      if (id !== 'begun' && sum('source', id) > 0)
        expect([id, sum('source', id)]).toEqual([id, sum('target', id)]);
    expect(sum('source', 'begun')).toBe(124);
  });

  it('counts who transferred in, and not who went on elsewhere', () => {
    const { links } = learnerFlow(
      yearOf({ ...TOLD, 'transferred-in': 3, 'transferred-out': 1, 'in-training': 8 }),
    )!;
    expect(links.filter(({ source }) => source === 'begun').reduce((sum, { value }) => sum + value, 0)).toBe(
      126,
    );
  });

  it('goes by registration only where nobody is in post without one', () => {
    const { links } = learnerFlow(yearOf({ ...TOLD, registered: 10 }))!;
    expect(links.some(({ target }) => target === 'registered')).toBe(false);
    expect(links).toContainEqual({ source: 'completed', target: 'first-post', value: 40 });
  });

  it('is not drawn where the counts do not go into each other', () => {
    expect(learnerFlow(yearOf({ ...TOLD, 'in-training': 7 }))).toBeUndefined();
  });
});

describe('the year that is shown first', () => {
  it('is the newest of which most are through the standard pathway', () => {
    const years = cohortYears([
      ...rows('2018', { starters: 100, due: 100 }),
      ...rows('2019', { starters: 100, due: 90 }),
      ...rows('2020', { starters: 100, due: 5 }),
      ...rows('2024', { starters: 0 }),
    ]);
    expect(tellingYear(years)!.year).toBe('2019');
  });

  it('is the newest that anybody began in where none is through', () => {
    const years = cohortYears([
      ...rows('2022', { starters: 3, due: 0 }),
      ...rows('2023', { starters: 5, due: 0 }),
      ...rows('2024', { planned: 9 }),
    ]);
    expect(tellingYear(years)!.year).toBe('2023');
  });
});

const intake = (change: Partial<IntakeRow>): IntakeRow =>
  ({
    institution: 'HE58A',
    route: 'degree',
    programme: 'B720',
    cohort: '2019-09',
    planned: 10,
    confirmed: 10,
    enrolled: 8,
    begun: true,
    unanswered: null,
    ...change,
  }) as IntakeRow;

describe('places', () => {
  it('are filled by who enrolled where places were planned and the cohort has begun', () => {
    const group = groupOf('All', [
      intake({}),
      intake({ planned: null, enrolled: 3 }),
      intake({ begun: false, enrolled: 0, planned: 20 }),
    ]);
    expect(group).toMatchObject({
      planned: 30,
      enrolled: 11,
      fill: 80,
      judged: { enrolled: 8, planned: 10 },
      withoutPlan: 3,
    });
  });

  it('that nobody told of are not known, and fill nothing', () => {
    expect(groupOf('All', [intake({ planned: null, confirmed: null })])).toMatchObject({
      planned: null,
      confirmed: null,
      fill: null,
    });
  });

  it('are put together by what was chosen, and who owes an answer is counted', () => {
    const groups = intakeGroups(
      [
        intake({ unanswered: 'nothing-confirmed' }),
        intake({ institution: 'HE56A', unanswered: 'nobody-enrolled' }),
        intake({}),
      ],
      'institution',
    );
    expect(
      groups.map(({ name, unconfirmed, nobodyEnrolled }) => [name, unconfirmed, nobodyEnrolled]),
    ).toEqual([
      ['HE56A', 0, 1],
      ['HE58A', 1, 0],
    ]);
  });
});

describe('cohorts of what was chosen', () => {
  const rows = [
    intake({}),
    intake({ route: 'shortened' }),
    intake({ institution: 'HE56A', programme: 'B715' }),
  ];

  it('are of all that was chosen, and all where nothing was', () => {
    expect(narrowed(rows, {})).toEqual(rows);
    expect(narrowed(rows, { institution: 'HE58A' })).toEqual([rows[0], rows[1]]);
    expect(narrowed(rows, { institution: 'HE58A', route: 'shortened' })).toEqual([rows[1]]);
    expect(narrowed(rows, { programme: 'B715', route: 'shortened' })).toEqual([]);
    expect(narrowingInWords({ route: 'shortened', institution: 'HE58A' })).toBe('HE58A, shortened');
  });
});

describe('practice', () => {
  const exposure = (change: object) =>
    ({
      programme: 'B720',
      cohort: '2019-09',
      monthOfProgramme: null,
      measure: 'practice-hours',
      detail: 'antenatal',
      value: 5,
      low: null,
      high: null,
      ...change,
    }) as unknown as ExposureReply['rows'][number];

  it('on track is a line a cohort, month by month', () => {
    const track = trackOf([
      exposure({ measure: 'on-track-share', monthOfProgramme: 2, value: 20 }),
      exposure({ measure: 'on-track-share', monthOfProgramme: 1, value: 10 }),
      exposure({ measure: 'on-track-share', monthOfProgramme: 1, value: null }),
      exposure({ measure: 'on-track-share', monthOfProgramme: 1, value: 30, cohort: '2020-01' }),
    ]);
    expect(track.map(({ cohort, points }) => [cohort, points.map(({ value }) => value)])).toEqual([
      ['2019-09', [10, 20]],
      ['2020-01', [30]],
    ]);
  });

  it('is added up over cohorts, hours apart from counts', () => {
    expect(
      practiceOf([
        exposure({}),
        exposure({ cohort: '2020-01', value: 7 }),
        exposure({ measure: 'practice-count', detail: 'births-facilitated', value: 3 }),
      ]),
    ).toEqual([
      { name: 'Hours, antenatal', words: '12 hours' },
      { name: 'Births facilitated', words: '3' },
    ]);
  });

  it('is required in alternatives of which one is enough', () => {
    const requirement = (alternative: string, kind: string, minimum: number) =>
      ({ alternative, kind, minimum }) as ExposureReply['requirements'][number];
    expect(
      requirementsInWords([
        requirement('', 'antenatal-exams', 100),
        requirement('40', 'births-facilitated', 40),
        requirement('30-and-20', 'births-facilitated', 30),
        requirement('30-and-20', 'births-assisted', 20),
      ]),
    ).toBe(
      'By the end: 100 antenatal examinations; and 40 births facilitated, or 30 births facilitated with 20 births assisted.',
    );
  });
});
