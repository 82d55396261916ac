import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths, type Day, type Fact } from '@muster/domain';
import { type Jobs, openJobs } from '@muster/jobs';
import { readCells, readHead } from '@muster/store';
import { type OpenAPIObject } from '@nestjs/swagger';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hold, retell } from '../testing/held-facts.js';
import {
  application,
  attended,
  enrolled,
  intake,
  ofLearner,
  profiled,
  sessionHeld,
} from '../testing/learners.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { type ParticipationReply } from './participation-reply.js';

/** Said by nobody but these people, and by no answer but where it is protected. */
const SENTINEL = 'by-correspondence';
const SENTINELS = 23;
const START: Day = '2025-10-15' as Day;

let today: Day = START;
let api: ServedApi;
let jobs: Jobs;
beforeAll(async () => {
  api = await servedApi('disclosure', {
    jobs: async url => (jobs = await openJobs({ backend: { postgres: url } })),
    now: () => new Date(`${today}T10:00:00Z`),
    beside: [
      (server, _options, done) => {
        // What somebody would write who forgot that these figures are protected.
        server.get('/v1/leak', async () => {
          const { generation } = await readHead(api.reader);
          return readCells(api.reader, generation!.number, 'participation');
        });
        done();
      },
    ],
  });
  await hold(api.database, [
    intake('planned', '2025-09', 100),
    sessionHeld('open-day', 60, '2024-06-01'),
    ...Array.from({ length: SENTINELS + 40 }, (_, nth) => nth + 1).flatMap(person => [
      attended(person, 'open-day', '2024-06-01'),
      ...entrant(person, person % 2 === 0 ? 'female' : 'male', START, {
        delivery: person <= SENTINELS ? SENTINEL : 'campus',
      }),
    ]),
  ]);
});
afterAll(async () => {
  await jobs.close();
  await api.close();
});

/** Somebody who applies, says what they are, and begins a month before a day. */
function entrant(person: number, sex: string, monthLater: Day, change: Record<string, unknown> = {}): Fact[] {
  const on = addMonths(monthLater, -1);
  return [
    application('made', person, '2025-01-20'),
    profiled(person, '2025-01-20', { sex, ethnicity: sex === 'female' ? 'A' : 'N' }),
    enrolled(person, on, { cohort: '2025-09', ...change }),
    ofLearner('exposure-logged', person, on, {
      ...{ organisation: 'R0A', practiceArea: 'labour-ward', hours: 7.5 },
    }),
  ];
}

const UNPROTECTED = [
  '/v1/pipeline?profession=midwife',
  '/v1/pipeline?profession=midwife&level=organisation',
  '/v1/cohorts/B720.degree.2025-09.M20',
  '/v1/intakes',
  '/v1/exposure',
  '/v1/exposure?level=organisation',
  '/v1/outreach',
  '/v1/outreach?area=R0A',
  '/v1/redistribution',
  '/v1/stock?profession=student-midwife',
  '/v1/flows?profession=student-midwife',
];
const PROTECTED = ['sex', 'ethnicity', 'ethnicGroup', 'delivery', 'all'].map(
  attribute => `/v1/participation?profession=midwife&year=2025&attribute=${attribute}`,
);

/** What an answer tells, without how fresh it is. */
async function told(path: string): Promise<unknown> {
  const reply = await api.get(path);
  expect([path, reply.status]).toEqual([path, 200]);
  const { asOf: _asOf, ...figures } = reply.json<Record<string, unknown>>();
  return figures;
}
const allTold = (paths: readonly string[]) => Promise.all(paths.map(told));

describe('raw counts of participation', () => {
  it('do not leave by a route that reads them: the role that api reads under may not', async () => {
    const leak = await api.get('/v1/leak');
    expect(leak.status).toBe(500);
    expect(leak.text).not.toContain('count');
    const { generation } = await readHead(api.database);
    expect((await readCells(api.database, generation!.number, 'participation')).length).toBeGreaterThan(0);
  });

  it('are named by nothing in the services, nor in the store but where they are protected', () => {
    const root = join(import.meta.dirname, '../../../..');
    const sources = ['apps', 'libs']
      .flatMap(folder =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(file =>
          join(folder, file),
        ),
      )
      .filter(file => /^[^/]+\/[^/]+\/src\/.*(?<!\.spec)\.ts$/.test(file));
    const naming = sources.filter(file =>
      /released_cut|participation_of_tables|(?:cell|packed)_participation/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
    expect(naming.filter(file => !file.startsWith('libs/store/src/migrations/')).sort()).toEqual([
      'libs/store/src/cuts/protected-tables.ts',
      'libs/store/src/cuts/released-cut.sql.ts',
    ]);
  });

  it('leave by no route that there is, however it is asked', async () => {
    const document = (await api.get('/docs/json')).json<OpenAPIObject>();
    const asked = questionsOf(document);
    expect(asked.length).toBeGreaterThan(150);
    let protectedAnswers = 0;
    for (const path of asked) {
      const { text, status } = await api.get(path);
      expect([path, status < 500]).toEqual([path, true]);
      if (!path.startsWith('/v1/participation')) {
        expect([path, text.includes(SENTINEL)]).toEqual([path, false]);
        continue;
      }
      if (status !== 200) continue;
      const { rows } = JSON.parse(text) as ParticipationReply;
      const counts = rows.flatMap(({ measure, value }) => (measure === 'participants' ? (value ?? []) : []));
      expect([path, counts.filter(count => count % 5 !== 0)]).toEqual([path, []]);
      protectedAnswers += text.includes(SENTINEL) ? 1 : 0;
    }
    expect(protectedAnswers).toBeGreaterThan(0);
  });
});

describe('somebody who compares answers before and after an arrival', () => {
  it('learns nothing of what the person is from any answer that is not protected', async () => {
    const [woman, man] = [entrant(900, 'female', today), entrant(900, 'male', today)];
    await allTold(PROTECTED);
    await retell(api.database, [], woman);
    const afterWoman = await allTold([...UNPROTECTED, ...PROTECTED]);
    await retell(api.database, woman, man);
    expect(await allTold([...UNPROTECTED, ...PROTECTED])).toEqual(afterWoman);
    await retell(api.database, man, []);
  });

  it('sees no change below region, nor of what is protected, until the month is over', async () => {
    const monthly = UNPROTECTED.filter(path => /organisation|area=R0A|cohorts|intakes|exposure/.test(path));
    const before = await allTold([...monthly, ...PROTECTED]);
    const arrival = [profiled(901, today, { sex: 'female' }), enrolled(901, today, { cohort: '2025-09' })];
    await retell(api.database, [], arrival);
    expect(await allTold([...monthly, ...PROTECTED])).toEqual(before);
    const daily = await told('/v1/pipeline?profession=midwife');
    await retell(api.database, arrival, []);
    expect(await told('/v1/pipeline?profession=midwife')).not.toEqual(daily);
  });

  it('guesses what arrivals are no better than by the commonest value, month after month', async () => {
    const arrivals = 120;
    const chance = chancesFrom(7);
    const [path] = PROTECTED;
    let [right, raw, women, releases] = [0, 0, 0, 0];
    let before = await counts(path!);
    for (let nth = 0; nth < arrivals; nth += 1) {
      today = addMonths(today, 1);
      const sex = chance() < 0.6 ? 'female' : 'male';
      const facts = entrant(1_000 + nth, sex, START);
      const rawBefore = await rawCount('female');
      await retell(api.database, [], facts);
      const after = await counts(path!);
      const [female, male] = [after[0]! - before[0]!, after[1]! - before[1]!];
      if (female !== 0 || male !== 0) releases += 1;
      // The attacker takes the sex whose figure rose by more; where none did, the commoner.
      const guess = male > female ? 'male' : 'female';
      if (guess === sex) right += 1;
      if (((await rawCount('female')) > rawBefore ? 'female' : 'male') === sex) raw += 1;
      if (sex === 'female') women += 1;
      before = after;
    }
    expect(releases).toBeGreaterThan(3);
    expect(releases).toBeLessThanOrEqual(arrivals / 10);
    const gain = (guessed: number) => (100 * (guessed - women)) / arrivals;
    expect(gain(right)).toBeLessThanOrEqual(2);
    expect(gain(raw)).toBeGreaterThan(30);
  });
});

/** Told women and men who started. */
async function counts(path: string): Promise<number[]> {
  const { rows } = (await told(`${path}&stage=started`)) as ParticipationReply;
  return ['female', 'male'].map(
    sex => rows.find(({ group, measure }) => group === sex && measure === 'participants')?.value ?? 0,
  );
}

async function rawCount(sex: string): Promise<number> {
  const [row] = await api.database.rows<{ count: number }>(
    `SELECT sum(count)::bigint AS count FROM muster.cell_participation
     WHERE level = 'england' AND stage = 'started' AND attribute = 'sex' AND value = $1`,
    [sex],
  );
  return row!.count;
}

/** Every GET of the API: as it is asked least, and with each value of each of its parameters. */
function questionsOf(document: OpenAPIObject): string[] {
  const examples: Readonly<Record<string, readonly string[]>> = {
    profession: ['midwife', 'student-midwife'],
    area: ['ENG', 'Y62', 'QOP', 'R0A', 'M20'],
    year: ['2025', '2024'],
    on: ['2025-09-30', '2026-12-31'],
    cohort: ['2025-09'],
    programme: ['B720'],
    institution: ['M20'],
    first: ['female', SENTINEL],
    second: ['male', 'campus'],
    from: ['2025-01-01'],
    to: ['2025-10-01'],
  };
  const closed = /live|health|jobs|commands|targets/;
  return Object.entries(document.paths).flatMap(([path, { get }]) => {
    if (!get || closed.test(path)) return [];
    const at = path.replace('{id}', 'B720.degree.2025-09.M20');
    const parameters = (get.parameters ?? []).filter(each => 'in' in each && each.in === 'query') as {
      name: string;
      required?: boolean;
      schema?: { enum?: string[] };
    }[];
    const valuesOf = ({ name, schema }: (typeof parameters)[number]) => schema?.enum ?? examples[name] ?? [];
    const required = parameters
      .filter(each => each.required)
      .map(each => `${each.name}=${valuesOf(each)[0]}`);
    const bases = path.endsWith('participation')
      ? [[], ['profession=midwife', 'year=2025', 'attribute=delivery'], ['profession=midwife', 'year=2025']]
      : [required];
    return bases.flatMap(base => [
      `${at}?${base.join('&')}`,
      ...parameters.flatMap(each =>
        valuesOf(each)
          .filter(value => !base.includes(`${each.name}=${value}`))
          .map(value => {
            const rest = base.filter(other => !other.startsWith(`${each.name}=`));
            return `${at}?${[...rest, `${each.name}=${encodeURIComponent(value)}`].join('&')}`;
          }),
      ),
    ]);
  });
}

/** @see mulberry32, a generator of 32 bits of state by Tommy Ettinger (public domain) */
function chancesFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
