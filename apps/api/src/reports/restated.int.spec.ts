import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fact, topicOf } from '@muster/domain';
import { insertFacts, moveCheckpoints, readCheckpoints } from '@muster/store';
import { Compile } from 'typebox/compile';
import { fact, pseudonym } from '../testing/events.js';
import { hold, retell } from '../testing/held-facts.js';
import { enrolled, ofLearner } from '../testing/learners.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { BoardReport } from './board-report.js';

/** Tells of a day after that of the report, so that the report counts up to its own. */
const BEGAN = [
  ...Array.from({ length: 40 }, (_, nth) => enrolled(nth + 1, '2019-09-16')),
  enrolled(41, '2023-12-01'),
];

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('restated');
  await hold(api.database, BEGAN);
});
afterAll(() => api.close());

/** As a projector would have taken them in after the others: `before` and `events` together, the newest `events.length` in the log. */
async function came(before: readonly Fact[], events: readonly Fact[]): Promise<Fact[]> {
  const all = [...before, ...events];
  await retell(api.database, before, all);
  await api.database.transaction(async sql => {
    const known = new Date('2026-01-15');
    const [at] = await readCheckpoints(sql, [PEOPLE]);
    const from = at?.next ?? 0;
    await insertFacts(
      sql,
      events.map((fact, nth) => ({ fact, slot: 0, offset: from + nth, knownAt: known })),
    );
    await moveCheckpoints(sql, [{ ...PEOPLE, identity: 'a log', from: at?.next, to: from + events.length }]);
  });
  return all;
}
const PEOPLE = { topic: topicOf('person'), partition: 0 };

describe('what was restated of events about people', () => {
  const withdrew = (person: number, on = '2021-03-01', supersedes?: string) => ({
    ...ofLearner('withdrew', person, on, { reason: 'personal', ...(supersedes && { supersedes }) }),
    id: `${supersedes ? 'put right' : 'withdrew'} ${person}`,
  });
  const retracted = (person: number) =>
    fact('fact.retracted', `person/${pseudonym(person)}`, `taken back ${person}`, {
      retracts: `withdrew ${person}`,
    });
  const restated = async () => {
    const draft = (await api.get('/v1/reports/board?on=2023-09-30')).json<BoardReport>();
    expect([...Compile(BoardReport).Errors(draft)]).toEqual([]);
    return draft.restated!.changes.find(({ id }) => id === 'pipeline/withdrawn');
  };
  const publish = () => api.post('/v1/reports/published', { by: 'Ada', on: '2023-09-30' });
  let told: Fact[] = BEGAN;

  it('events that came late are counted, and corrections are told apart from them', async () => {
    await publish();
    told = await came(
      told,
      [31, 32, 33].map(person => withdrew(person)),
    );
    expect(await restated()).toMatchObject({
      ...{ then: '0', now: '3', difference: 3, cause: 'late' },
      why: '3 events about days up to 30 September 2023 came late.',
      came: { late: 3, corrected: 0, retracted: 0 },
    });

    await publish();
    expect(await restated()).toBeUndefined();
    told = await came(told, [withdrew(31, '2023-11-01', 'withdrew 31'), retracted(32)]);
    expect(await restated()).toMatchObject({
      ...{ then: '3', now: '1', difference: -2, cause: 'corrected' },
      why: '2 events about days up to 30 September 2023 came since: 1 to put right what was told, 1 to take it back.',
      came: { late: 0, corrected: 1, retracted: 1 },
    });
  });

  it('where both came, each is counted; what is about later days is no cause', async () => {
    await publish();
    told = await came(told, [
      ...[34, 35, 36, 37].map(person => withdrew(person)),
      ...[retracted(33), withdrew(38, '2023-10-01')],
    ]);
    expect(await restated()).toMatchObject({
      ...{ then: '1', now: '4', difference: 3, cause: 'late-or-corrected' },
      causes: ['late', 'corrected'],
      why:
        '4 events about days up to 30 September 2023 came late. 1 event about days up to 30 September 2023 came since: 1 to take something back. ' +
        'How much of the difference each of the two made is not known.',
      came: { late: 4, corrected: 0, retracted: 1 },
    });
  });
});
