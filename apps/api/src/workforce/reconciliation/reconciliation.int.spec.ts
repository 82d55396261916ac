import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/compile';
import { feedCovers, postStarted, publishedYear } from '../../testing/events.js';
import { hold } from '../../testing/held-facts.js';
import { type ServedApi, servedApi } from '../../testing/served-api.js';
import { ReconciliationReply } from './reconciliation-reply.js';

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('reconciliation');
  await hold(api.database, [
    feedCovers('R0A', '2020-01-01'),
    feedCovers('RM3', '2020-01-01'),
    // One midwife, known to both trusts, each under its own pseudonym; nobody has linked them yet.
    postStarted(1, '2020-02-01', { fte: 0.6 }),
    postStarted(2, '2020-02-01', { fte: 0.4, organisation: 'RM3' }),
    // A code that no table knows, in London.
    postStarted(3, '2020-02-01', { occupation: 'ZZZ', organisation: 'RJ1' }),
    // 1 FTE, and of people: one at the beginning, one at the end.
    publishedYear(2021, { start: 0.6, end: 0.8 }),
    publishedYear(2021, { start: 0.6, end: 0.8 }, { area: 'Y62' }),
  ]);
});
afterAll(() => api.close());

async function reconciled(query: string): Promise<ReconciliationReply> {
  const reply = await api.get(`/v1/reconciliation?profession=midwife&${query}`);
  expect([reply.status, reply.status === 200 ? '' : reply.text]).toEqual([200, '']);
  const json = reply.json<ReconciliationReply>();
  expect(Compile(ReconciliationReply).Errors(json)).toEqual([]);
  return json;
}

describe('GET /v1/reconciliation', () => {
  it.each(['ENG', 'Y62'])(
    'says that somebody known under two pseudonyms not yet linked counts twice in %s',
    async area => {
      const reply = await reconciled(`area=${area}&measure=headcount`);
      expect(reply.figures.find(({ figure }) => figure === 'end')).toEqual({
        figure: 'end',
        published: 1,
        derived: 2,
        difference: 1,
        percent: 100,
      });
      expect(reply.reasons).toContainEqual({
        reason: 'unlinked-pseudonyms',
        detail: expect.stringContaining('not linked'),
        size: 1,
      });
      expect(reply.coverage?.to).toMatchObject({ organisations: 2, percent: 200 });
    },
  );

  it('does not say so of FTE, which each post brings once', async () => {
    const reply = await reconciled('area=ENG&measure=fte');
    expect(reply.figures.find(({ figure }) => figure === 'end')).toMatchObject({
      published: 0.8,
      derived: 1,
    });
    expect(reply.reasons.map(({ reason }) => reason)).not.toContain('unlinked-pseudonyms');
  });

  it('counts unknown codes in the area asked for: England has one, the North West none', async () => {
    const codes = async (area: string) =>
      (await reconciled(`area=${area}`)).reasons.find(({ reason }) => reason === 'unmapped-codes')?.detail;
    expect(await codes('ENG')).toBe(
      'events about posts there, of any profession: 1 with an occupation code that is in no table (unmapped-code)',
    );
    expect(await codes('Y62')).toBeUndefined();
  });

  it('says what is not published, and for whom nobody told of events', async () => {
    expect(await reconciled('area=Y60')).toMatchObject({ status: 'not-published', figures: [] });
    const other = await api.get('/v1/reconciliation?profession=maternity-support&area=ENG');
    expect(other.json()).toMatchObject({ status: 'not-published' });
  });
});
