import { type EventType, type SubjectKey } from '@muster/domain';
import { readCells, readHead } from '@muster/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Event, event, FoldedStore } from './testing/folded-store.js';

// Planners' stories, end to end: events through the store, and the cells that come of them by hand. RH8 lies in QJK, REF in QT6, both in
// the South West (Y58); HE58A and HE58B are universities, which no reference knows.

let store: FoldedStore;
beforeAll(async () => {
  store = await FoldedStore.open('stories');
});
afterAll(() => store.drop());
beforeEach(() => store.empty());

const person = (letter: string): SubjectKey => `person/${letter.repeat(32)}`;
const [ANN, BEA, CAT] = [person('a'), person('b'), person('c')];
const pseudonymOf = (subject: SubjectKey) => `${subject.slice(-1)}`.repeat(32);

let ids = 0;
const said = (type: EventType, of: SubjectKey, effectiveOn: string, data: object = {}): Event =>
  event(type, of, `${(ids += 1)}`, { ...data, effectiveOn });
const learnt = (what: string, of: SubjectKey, on: string, data: object = {}): Event =>
  said(`learner.${what}` as EventType, of, on, { learner: pseudonymOf(of), ...data });
const enrolled = (of: SubjectKey, on: string, data: object = {}): Event =>
  learnt('enrolled', of, on, {
    ...{ programme: 'B720', profession: 'midwife', route: 'degree', institution: 'HE58A', placement: 'RH8' },
    ...{ cohort: on.slice(0, 7), lengthMonths: 36, year: 1 },
    ...data,
  });
const began = (of: SubjectKey, on: string, data: object = {}): Event =>
  said('post.started', of, on, {
    ...{ post: pseudonymOf(of), organisation: 'RH8', occupation: 'N2C', contract: 'permanent', fte: 1 },
    ...data,
  });
const registered = (of: SubjectKey, on: string, register = 'NMC'): Event =>
  said('person.registered', of, on, { register });

async function cells(cube: 'cohort' | 'intake' | 'application' | 'participation') {
  const { generation } = await readHead(store.database);
  return readCells(store.database, generation!.number, cube);
}

/** `day kind detail institution count` of each cell of an area, in order; a detail that is empty is a dash. */
async function cohortAt(area: string): Promise<string[]> {
  return (await cells('cohort'))
    .filter(cell => cell['area'] === area)
    .map(cell => {
      const { day, kind, detail, institution, count } = cell;
      return `${String(day)} ${String(kind)} ${String(detail) || '-'} ${String(institution)} ${String(count)}`;
    })
    .sort();
}

/** The sums of one kind of the cube `cohort` in an area, up to a day. */
async function countedOn(area: string, on: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const cell of await cells('cohort'))
    if (cell['area'] === area && String(cell['day']) <= on) {
      const kind = String(cell['kind']);
      counts[kind] = (counts[kind] ?? 0) + Number(cell['count']);
    }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}

describe('a cohort followed for five years', () => {
  it('is started, thinned, qualified, registered and employed, year by year', async () => {
    await store.fold([
      ...[ANN, BEA, CAT].map(of => enrolled(of, '2019-09-23')),
      learnt('progressed', ANN, '2020-09-21', { year: 2 }),
      learnt('progressed', BEA, '2020-09-21', { year: 2 }),
      learnt('withdrew', CAT, '2020-02-03', { reason: 'financial' }),
      learnt('progressed', ANN, '2021-09-20', { year: 3 }),
      learnt('interrupted', BEA, '2021-10-04'),
      learnt('resumed', BEA, '2022-04-04'),
      learnt('completed', ANN, '2022-09-12'),
      registered(ANN, '2022-09-26'),
      began(ANN, '2022-10-17'),
      learnt('completed', BEA, '2023-03-20'),
      registered(BEA, '2023-04-03'),
    ]);
    expect(await countedOn('Y58', '2019-12-31')).toEqual({ started: 3, 'in-year': 3 });
    expect(await countedOn('Y58', '2020-12-31')).toEqual({ started: 3, 'in-year': 2, withdrew: 1 });
    expect(await countedOn('Y58', '2021-12-31')).toEqual({
      ...{ started: 3, 'in-year': 2, withdrew: 1, interrupted: 1 },
    });
    expect(await countedOn('Y58', '2022-12-31')).toEqual({
      ...{ started: 3, 'in-year': 1, withdrew: 1, due: 3, 'not-on-time': 2, 'completed-on-time': 1 },
      ...{ registered: 1, 'first-post': 1, 'qualified-3': 1, 'first-post-3': 1 },
    });
    expect(await countedOn('Y58', '2024-09-12')).toEqual({
      ...{ started: 3, withdrew: 1, due: 3, 'not-on-time': 2, 'completed-on-time': 1, 'completed-late': 1 },
      ...{ registered: 2, 'first-post': 1 },
      ...{ 'qualified-3': 2, 'qualified-6': 2, 'qualified-12': 2, 'qualified-24': 1 },
      ...{ 'first-post-3': 1, 'first-post-6': 1, 'first-post-12': 1, 'in-post-12': 1, 'in-post-24': 1 },
    });
  });
});

describe('a programme that steps up its intake', () => {
  it('plans and confirms more from one cohort on; what was planned first is replaced', async () => {
    const intake = (what: 'planned' | 'confirmed', on: string, cohort: string, places: number) =>
      said(`intake.${what}`, 'organisation/HE58A', on, {
        ...{
          programme: 'B720',
          profession: 'midwife',
          route: 'degree',
          cohort,
          places,
          placementArea: 'Y58',
        },
      });
    await store.fold([
      intake('planned', '2021-01-15', '2021-09', 40),
      intake('confirmed', '2021-06-15', '2021-09', 39),
      intake('planned', '2022-01-14', '2022-09', 40),
      intake('planned', '2022-03-01', '2022-09', 60),
      intake('confirmed', '2022-06-15', '2022-09', 57),
    ]);
    const places = (await cells('intake'))
      .filter(({ area }) => area === 'HE58A')
      .map(({ cohort, kind, places, reports }) => [cohort, kind, places, reports]);
    expect(places).toEqual([
      ['2021-09', 'confirmed', 39, 1],
      ['2021-09', 'planned', 40, 1],
      ['2022-09', 'confirmed', 57, 1],
      ['2022-09', 'planned', 60, 1],
    ]);
  });
});

describe('a T-level entrant', () => {
  it('is followed from the application on, under the route', async () => {
    const application = { application: '1'.repeat(32), programme: 'B720', institution: 'HE58A' };
    await store.fold([
      said('application.made', ANN, '2023-11-06', application),
      said('application.offered', ANN, '2024-01-22', application),
      said('application.accepted', ANN, '2024-02-05', application),
      enrolled(ANN, '2024-09-23', { route: 't-level' }),
    ]);
    const applications = (await cells('application'))
      .filter(({ level }) => level === 'england')
      .map(({ kind, day, count }) => [kind, day, count]);
    expect(applications).toEqual([
      ['accepted', '2024-02-05', 1],
      ['made', '2023-11-06', 1],
      ['offered', '2024-01-22', 1],
    ]);
    const byRoute = (await cells('participation'))
      .filter(({ level, attribute }) => level === 'region' && attribute === 'route')
      .map(({ area, stage, value, year, month, count }) => [area, stage, value, year, month, count]);
    expect(byRoute).toEqual([['Y58', 'started', 't-level', '2024', '2024-09', 1]]);
  });
});

describe('a medical apprentice', () => {
  it('becomes a doctor by one programme, and a consultant by another that fewer hours put off', async () => {
    const trainee = { learner: 'd'.repeat(32) };
    await store.fold([
      enrolled(ANN, '2008-09-22', {
        ...{ programme: 'A100', profession: 'other', route: 'medical-apprenticeship', lengthMonths: 60 },
      }),
      learnt('completed', ANN, '2013-07-12'),
      registered(ANN, '2013-08-01', 'GMC'),
      said('learner.enrolled', ANN, '2015-08-05', {
        ...{ ...trainee, programme: 'ST-OG', profession: 'obstetric-trainee', route: 'run-through' },
        ...{ institution: 'HE58B', placement: 'REF', cohort: '2015-08', lengthMonths: 84, year: 1 },
      }),
      said('learner.changed', ANN, '2019-08-05', { ...trainee, fte: 0.8 }),
      said('learner.completed', ANN, '2023-05-05', trainee),
      began(ANN, '2023-06-01', {
        ...{ organisation: 'REF', occupation: '921', grade: 'consultant', specialty: '500' },
      }),
    ]);
    // Of 2557 days (seven years) 1461 at full time and 1096 / 0.8 = 1370 after: completing on the day is on time.
    expect(await cohortAt('QT6')).toEqual([
      '2015-08-05 in-year 1 HE58B 1',
      '2015-08-05 started - HE58B 1',
      '2023-05-05 completed-on-time - HE58B 1',
      '2023-05-05 in-year 1 HE58B -1',
      '2023-05-06 due - HE58B 1',
      '2023-06-01 first-post 0 HE58B 1',
      '2023-08-05 first-post-3 - HE58B 1',
      '2023-08-05 qualified-3 - HE58B 1',
      '2023-11-05 first-post-6 - HE58B 1',
      '2023-11-05 qualified-6 - HE58B 1',
      '2024-05-05 first-post-12 - HE58B 1',
      '2024-05-05 in-post-12 - HE58B 1',
      '2024-05-05 qualified-12 - HE58B 1',
      '2025-05-05 in-post-24 - HE58B 1',
      '2025-05-05 qualified-24 - HE58B 1',
    ]);
    expect((await cohortAt('QJK')).slice(0, 6)).toEqual([
      '2008-09-22 in-year 1 HE58A 1',
      '2008-09-22 started - HE58A 1',
      '2013-07-12 completed-on-time - HE58A 1',
      '2013-07-12 in-year 1 HE58A -1',
      '2013-08-01 registered - HE58A 1',
      '2013-10-01 due - HE58A 1',
    ]);
  });
});

describe('a student who transfers, breaks off, returns and qualifies late', () => {
  it('counts where she is, in the cohort that she began in, and again in that of her return', async () => {
    await store.fold([
      enrolled(ANN, '2017-09-18'),
      learnt('transferred', ANN, '2018-09-17', { institution: 'HE58B', programme: 'B720', placement: 'REF' }),
      learnt('withdrew', ANN, '2019-01-14', { reason: 'personal' }),
      enrolled(ANN, '2019-09-16', { institution: 'HE58B', placement: 'REF', lengthMonths: 24, year: 2 }),
      learnt('completed', ANN, '2022-01-31'),
    ]);
    expect(await cohortAt('QJK')).toEqual([
      '2017-09-18 in-year 1 HE58A 1',
      '2017-09-18 started - HE58A 1',
      '2018-09-17 in-year 1 HE58A -1',
      '2018-09-17 transferred-out - HE58A 1',
    ]);
    expect(await cohortAt('QT6')).toEqual([
      '2018-09-17 in-year 1 HE58B 1',
      '2018-09-17 transferred-in - HE58B 1',
      '2019-01-14 in-year 1 HE58B -1',
      '2019-01-14 withdrew personal HE58B 1',
      '2019-09-16 in-year 2 HE58B 1',
      '2019-09-16 started return HE58B 1',
      '2020-10-01 due - HE58B 1',
      '2020-10-01 not-on-time - HE58B 1',
      '2021-10-01 due - HE58B 1',
      '2021-10-01 not-on-time - HE58B 1',
      '2022-01-31 completed-late - HE58B 1',
      '2022-01-31 in-year 2 HE58B -1',
      '2022-04-30 qualified-3 - HE58B 1',
      '2022-07-31 qualified-6 - HE58B 1',
      '2023-01-31 qualified-12 - HE58B 1',
      '2024-01-31 qualified-24 - HE58B 1',
    ]);
  });
});

describe('a midwife whose student number and PIN are linked a year later', () => {
  const studied = [enrolled(ANN, '2019-09-23'), learnt('completed', ANN, '2022-09-12')];
  const worked = [registered(BEA, '2022-10-03'), began(BEA, '2022-11-01')];
  const linked = event('person.linked', BEA, 'link', { alias: ANN, basis: 'nmc-pin' });
  const followed = [
    '2022-10-03 registered - HE58A 1',
    '2022-11-01 first-post 1 HE58A 1',
    '2022-12-12 first-post-3 - HE58A 1',
  ];

  it('is nobody’s first post until then, and from then on it always was hers', async () => {
    await store.fold([...studied, ...worked]);
    const before = await cohortAt('QJK');
    expect(before.filter(cell => followed.includes(cell))).toEqual([]);
    await store.empty();
    await store.fold([...studied, ...worked, linked], [1]);
    const after = await cohortAt('QJK');
    expect(after.filter(cell => followed.includes(cell))).toEqual(followed);
    expect(after.filter(cell => before.includes(cell))).toEqual(before);

    await store.empty();
    await store.fold([linked, ...studied, ...worked], [1]);
    expect(await cohortAt('QJK')).toEqual(after);
  });
});
