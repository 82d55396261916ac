import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { cohortId } from '../cohorts/cohort-id.js';
import { CohortReply } from '../cohorts/cohort-reply.js';
import { ExposureReply } from '../exposure/exposure-reply.js';
import { IntakesReply } from '../intakes/intakes-reply.js';
import { OutreachReply } from '../outreach/outreach-reply.js';
import { RedistributionReply } from '../redistribution/redistribution-reply.js';
import { postStarted } from '../testing/events.js';
import { hold } from '../testing/held-facts.js';
import { application, attended, enrolled, intake, ofLearner, sessionHeld } from '../testing/learners.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { PipelineReply } from './pipeline-reply.js';

// The clock of the tests stands on 15 January 2026. 1 to 4 began in September 2022, 5 and 6 a year later.
let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('pipeline');
  const made = [1, 2, 3, 4, 9].map(person => application('made', person, '2022-01-20'));
  await hold(api.database, [
    intake('planned', '2022-09', 5),
    intake('confirmed', '2022-09', 4),
    intake('planned', '2023-09', 4),
    intake('planned', '2026-09', 8),
    ...made,
    application('offered', 1, '2022-03-01'),
    application('accepted', 1, '2022-04-01'),
    ...[1, 2, 3, 4].map(person => enrolled(person, '2022-09-19')),
    ...[5, 6].map(person => enrolled(person, '2023-09-18')),
    ofLearner('progressed', 5, '2024-09-16', { year: 2 }),
    ofLearner('interrupted', 6, '2024-03-01'),
    ofLearner('withdrew', 2, '2023-03-10', { reason: 'health' }),
    ofLearner('completed', 1, '2025-08-20'),
    ofLearner('completed', 3, '2025-11-05'),
    postStarted(1, '2025-10-25'),
    ofLearner('exposure-logged', 5, '2023-10-20', {
      ...{ organisation: 'R0A', practiceArea: 'labour-ward', hours: 7.5 },
      counts: {
        'antenatal-exams': 20,
        'postnatal-exams': 20,
        'newborn-exams': 20,
        'births-facilitated': 10,
        'complex-care': 10,
      },
    }),
    sessionHeld('open-day', 30, '2021-06-01'),
    attended(1, 'open-day', '2021-06-01'),
    attended(9, 'open-day', '2021-06-01'),
  ]);
});
afterAll(() => api.close());

async function ask<T>(schema: TSchema, path: string): Promise<T> {
  const reply = await api.get(path);
  expect([reply.status, reply.status === 200 ? '' : reply.text]).toEqual([200, '']);
  const json = reply.json<T>();
  expect([...Compile(schema).Errors(json)]).toEqual([]);
  return json;
}
const pipeline = (query: string) =>
  ask<PipelineReply>(PipelineReply, `/v1/pipeline?profession=midwife&${query}`);
/** Values by measure and detail, in one academic year. */
const valuesOf = ({ rows }: PipelineReply, year: string) =>
  Object.fromEntries(
    rows
      .filter(row => row.year === year)
      .map(({ measure, detail, value, of, status }) => [
        detail === null ? measure : `${measure} ${detail}`,
        value === null ? status : of === null ? value : `${value} of ${of}`,
      ]),
  );

describe('GET /v1/pipeline', () => {
  it('follows a cohort from applications to the first post, with both attritions apart', async () => {
    expect(valuesOf(await pipeline('on=2026-01-15'), '2022')).toEqual({
      applications: 5,
      offers: 1,
      accepted: 1,
      'applications-per-place': 1,
      planned: 5,
      confirmed: 4,
      starters: 4,
      returned: 0,
      'fill-rate': 80,
      'starters-change': 'not-comparable',
      'starters-change-percent': 'not-comparable',
      'starters-against-plan': -1,
      'transferred-in': 0,
      'transferred-out': 0,
      'in-training': 1,
      'in-training 1': 1,
      interrupted: 0,
      withdrawn: 1,
      'withdrawn health': 1,
      'withdrawn-share': '25 of 4',
      due: 4,
      'completed-on-time': 1,
      'completed-late': 1,
      'repair-share': '75 of 4',
      registered: 0,
      'first-post': 1,
      'first-post-share 3': '100 of 1',
      'first-post-share 6': 'nobody',
      'first-post-share 12': 'nobody',
      'in-post-share 12': 'nobody',
      'in-post-share 24': 'nobody',
      'left-profession': 0,
    });
  });

  it('gives shares with their interval', async () => {
    const { rows } = await pipeline('on=2026-01-15&year=2022');
    expect(rows.find(({ measure }) => measure === 'repair-share')).toMatchObject({
      value: 75,
      of: 4,
      low: expect.closeTo(30.06, 2),
      high: expect.closeTo(95.44, 2),
      unit: 'per cent',
    });
  });

  it('compares starters year on year, and tells who is in training by year and interrupted', async () => {
    expect(valuesOf(await pipeline('on=2024-10-31'), '2023')).toMatchObject({
      'starters-change': -2,
      'starters-change-percent': -50,
      'in-training': 2,
      'in-training 1': 1,
      'in-training 2': 1,
      interrupted: 1,
      'withdrawn-share': '0 of 2',
    });
    expect(valuesOf(await pipeline('on=2024-10-31'), '2026')).toMatchObject({
      planned: 8,
      confirmed: 'no-data',
      starters: 0,
      'fill-rate': 'no-denominator',
    });
  });

  it('counts at a place whole months alone, and tells no reasons of few', async () => {
    const reply = await pipeline('area=R0A&on=2023-03-30');
    expect(reply.on).toBe('2023-02-28');
    expect(valuesOf(reply, '2022')).toMatchObject({ withdrawn: 0, 'in-training': 4 });
    const later = valuesOf(await pipeline('area=R0A&on=2023-03-31'), '2022');
    expect(later).toMatchObject({ withdrawn: 1, 'withdrawn other reasons': 'suppressed' });
    expect(later).not.toHaveProperty('withdrawn health');
    expect((await pipeline('area=Y62&on=2023-03-30')).on).toBe('2023-03-30');
  });

  it('is of one institution, at England and where its learners are placed, and says so', async () => {
    const england = await pipeline('institution=M20');
    expect([england.institution, england.on]).toEqual(['M20', '2025-12-31']);
    const { rows } = await pipeline('on=2025-12-31');
    const exact = ({ measure, detail }: { measure: string; detail: string | null }) =>
      measure !== 'withdrawn' || detail === null;
    // All that is told is of one institution; only why somebody left is told of as few by no institution.
    expect(england.rows.filter(exact)).toEqual(rows.filter(exact));
    expect(valuesOf(england, '2022')).toMatchObject({ 'withdrawn other reasons': 'suppressed' });
    const placed = valuesOf(await pipeline('institution=M20&area=Y62'), '2022');
    expect(placed).toMatchObject({ starters: 4, 'in-training': 1 });
  });

  it('has nothing of an institution that nobody told of, and refuses what is no code', async () => {
    expect(await pipeline('institution=ZZ9')).toMatchObject({
      ...{ institution: 'ZZ9', status: 'no-derived-evidence', rows: [] },
    });
    expect((await pipeline('institution=M20&area=Y58')).status).toBe('no-derived-evidence');
    expect((await api.get('/v1/pipeline?profession=midwife&institution=oxford')).json()).toMatchObject({
      code: 'bad-query',
      detail: expect.stringContaining('institution: expected the code of an institution that teaches'),
    });
  });

  it('comes as CSV, and says where nobody told of anything', async () => {
    const csv = await api.get('/v1/pipeline?profession=midwife&year=2022', { accept: 'text/csv' });
    expect(csv.text.split('\r\n')[0]).toBe(
      'simulated,level,area,institution,profession,year,on,measure,detail,value,unit,of,low,high,status',
    );
    expect(
      (await ask<PipelineReply>(PipelineReply, '/v1/pipeline?profession=obstetric-trainee')).status,
    ).toBe('no-derived-evidence');
    expect((await api.get('/v1/pipeline?profession=midwife&level=icb&area=Y62')).status).toBe(400);
  });
});

describe('GET /v1/cohorts/{id}', () => {
  const id = cohortId({
    ...{ programme: 'B720', route: 'degree', cohort: '2022-09' as never, institution: 'M20' as never },
  });

  it('follows one cohort month by month', async () => {
    const reply = await ask<CohortReply>(CohortReply, `/v1/cohorts/${id}`);
    expect(reply).toMatchObject({ id, on: '2025-12-31', professions: ['midwife'] });
    expect(reply.rows.map(({ month, measure, value }) => `${month} ${measure} ${value}`)).toEqual([
      '2022-09 enrolled 4',
      '2022-09 in-training 4',
      '2023-03 in-training 3',
      '2023-03 withdrawn 1',
      '2025-08 in-training 2',
      '2025-08 completed-on-time 1',
      '2025-10 due 4',
      '2025-10 first-post 1',
      '2025-11 in-training 1',
      '2025-11 completed-late 1',
    ]);
  });

  it('says how long those who completed wait for a first post, and are retained', async () => {
    const { firstPost, retention } = await ask<CohortReply>(CohortReply, `/v1/cohorts/${id}`);
    expect(firstPost.followed).toBe(2);
    expect(
      firstPost.rows.map(({ detail, atRisk, events, censored, value }) => [
        detail,
        atRisk,
        events,
        censored,
        value,
      ]),
    ).toEqual([
      ['1', 2, 0, 1, 100],
      ['2', 1, 1, 0, 0],
    ]);
    expect(firstPost.median.month).toBe(2);
    expect(retention.rows.map(({ detail, censored, value }) => [detail, censored, value])).toEqual([
      ['2', 1, 100],
    ]);
  });

  it('is followed in one area, as far as its learners are placed there', async () => {
    const there = await ask<CohortReply>(CohortReply, `/v1/cohorts/${id}?area=Y62`);
    const everywhere = await ask<CohortReply>(CohortReply, `/v1/cohorts/${id}`);
    expect(there.rows).toEqual(everywhere.rows);
    const elsewhere = (await api.get(`/v1/cohorts/${id}?area=Y58`)).json();
    expect(elsewhere).toMatchObject({
      code: 'unknown-cohort',
      detail: expect.stringContaining('placed in Y58'),
    });
  });

  it('is not found where nobody had begun, or under no id at all', async () => {
    for (const path of [`/v1/cohorts/${id}?on=2022-08-31`, '/v1/cohorts/B720'])
      expect((await api.get(path)).json()).toMatchObject({ status: 404, code: 'unknown-cohort' });
  });
});

describe('GET /v1/intakes', () => {
  it('has planned, confirmed and enrolled side by side, and who has not answered', async () => {
    const reply = await ask<IntakesReply>(IntakesReply, '/v1/intakes?profession=midwife');
    expect(
      reply.rows.map(({ cohortId: _, ...row }) => [
        row.cohort,
        row.planned,
        row.confirmed,
        row.enrolled,
        row.begun,
        row.unanswered,
      ]),
    ).toEqual([
      ['2022-09', 5, 4, 4, true, null],
      ['2023-09', 4, null, 2, true, 'nothing-confirmed'],
      ['2026-09', 8, null, 0, false, 'nothing-confirmed'],
    ]);
    expect(reply.notAnswered).toEqual(['M20']);
    const [row] = (await ask<IntakesReply>(IntakesReply, '/v1/intakes?year=2022')).rows;
    expect((await api.get(`/v1/cohorts/${row!.cohortId}`)).status).toBe(200);
  });

  it('counts who is placed in an area, without places, for nobody tells where these are for', async () => {
    const { rows, notAnswered } = await ask<IntakesReply>(IntakesReply, '/v1/intakes?placedIn=Y62');
    expect(rows.map(row => [row.area, row.institution, row.cohort, row.enrolled, row.planned])).toEqual([
      ['Y62', 'M20', '2022-09', 4, null],
      ['Y62', 'M20', '2023-09', 2, null],
    ]);
    expect(notAnswered).toEqual([]);
    expect((await ask<IntakesReply>(IntakesReply, '/v1/intakes?placedIn=Y58')).rows).toEqual([]);
    const both = await api.get('/v1/intakes?placedIn=Y62&area=Y62');
    expect(both.json()).toMatchObject({ code: 'bad-query', detail: expect.stringContaining('beside it') });
  });
});

describe('GET /v1/exposure', () => {
  it('says who is on track month by month, what was done, and what is required by whom', async () => {
    const reply = await ask<ExposureReply>(ExposureReply, '/v1/exposure?cohort=2023-09&on=2024-01-31');
    const rows = reply.rows.map(
      ({ monthOfProgramme, measure, detail, value, of }) =>
        `${monthOfProgramme} ${detail === null ? measure : detail} ${value}${of === null ? '' : ` of ${of}`}`,
    );
    expect(rows.slice(0, 6)).toEqual([
      '1 in-programme 2',
      '1 on-track-share 0 of 2',
      '2 in-programme 2',
      '2 on-track-share 50 of 2',
      '3 in-programme 2',
      '3 on-track-share 50 of 2',
    ]);
    expect(rows).toEqual(expect.arrayContaining(['null labour-ward 7.5', 'null births-facilitated 10']));
    expect(reply.requirements.every(({ source }) => /2005\/36\/EC/.test(source))).toBe(true);
    expect(reply.requirements.length).toBeGreaterThan(4);
  });
});

describe('GET /v1/outreach', () => {
  it('gives sessions, people, and what became of those who are known', async () => {
    const { rows } = await ask<OutreachReply>(OutreachReply, '/v1/outreach');
    expect(
      rows.filter(({ kind }) => kind === null).map(({ measure, value, of }) => [measure, value, of]),
    ).toEqual([
      ['outreach-sessions', 1, null],
      ['outreach-people', 30, null],
      ['outreach-attended', 2, null],
      ['outreach-applied-share', 100, 2],
      ['outreach-started-share', 50, 2],
    ]);
  });

  it('tells nothing of few people below region', async () => {
    const { rows } = await ask<OutreachReply>(OutreachReply, '/v1/outreach?area=R0A');
    const attendance = rows.filter(({ measure }) => !/sessions|people/.test(measure));
    expect(attendance.map(({ value, status }) => [value, status])).toEqual([
      [null, 'suppressed'],
      [null, 'suppressed'],
    ]);
  });
});

describe('GET /v1/redistribution', () => {
  it('sets training posts against people and births, where data/ has them', async () => {
    const { rows } = await ask<RedistributionReply>(RedistributionReply, '/v1/redistribution?on=2024-01-31');
    const of = (by: string, group: string | null) =>
      Object.fromEntries(
        rows
          .filter(row => row.by === by && row.group === group)
          .map(({ measure, value, status }) => [measure, value ?? status]),
      );
    const { people, births } = rows.find(row => row.group === 'Y62')!;
    expect(of('region', 'Y62')).toEqual({
      'training-posts': 5,
      'training-posts-per-100000-people': expect.closeTo(500_000 / people!, 4),
      'training-posts-per-1000-births': expect.closeTo(5_000 / births!, 4),
      'training-investment-per-100000-people': 'no-data',
      'training-investment-per-1000-births': 'no-data',
    });
    // Nobody told of London: silence is not zero.
    expect(of('region', 'Y56')).toMatchObject({
      'training-posts': 'no-data',
      'training-posts-per-100000-people': 'no-data',
    });
    const fifths = rows.filter(({ by, measure }) => by === 'deprivation' && measure === 'training-posts');
    expect(fifths.flatMap(({ value }) => value ?? [])).toEqual([5]);
    expect(of('deprivation', '1')).toMatchObject({ 'training-posts-per-1000-births': 'no-denominator' });
    expect(of('rurality', null)).toMatchObject({
      'training-posts': 'no-data',
      'training-posts-per-100000-people': 'no-denominator',
    });
  });
});
