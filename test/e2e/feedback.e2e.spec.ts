import { refuse, release, undoWithdrawal, withdraw, withdrawSnapshot } from '@muster/gateway';
import { systemClock } from '@muster/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DoorsAndProjector, doorsAndProjector, ended, nhsNumber, started } from '../support/doors.js';

let doors: DoorsAndProjector;
beforeAll(async () => {
  doors = await doorsAndProjector('feedback-e2e');
});
afterAll(() => doors.close());

interface Told {
  readonly number: number;
  readonly id?: string;
  readonly type?: string;
  readonly outcome: string;
  readonly reason?: string;
  readonly remedy?: string;
}

async function outcomes(since: number, headers?: Record<string, string>) {
  await doors.folded();
  const { json } = await doors.ask(`/v1/sources/me/outcomes?since=${since}`, {}, headers);
  return json as unknown as { readonly outcomes: readonly Told[]; readonly next: number };
}
const said = ({ id, outcome, reason }: Told) => [id, outcome, ...(reason === undefined ? [] : [reason])];

async function batchOf(...events: object[]): Promise<string> {
  const { json } = await doors.send(events);
  await doors.folded();
  return json['batch'] as string;
}

describe('a supplier hears of a withdrawal', () => {
  const how = { by: 'A. Planner', reason: 'sent twice by the payroll run of May' };

  it('and of its undoing, as news of the events concerned, with the reason and what to do', async () => {
    const batch = await batchOf(started(1, 'E1'), ended(1, 'E2'));
    const correction = { ...started(1, 'E3', 0.5), data: { ...started(1).data, fte: 0.5, supersedes: 'E1' } };
    await batchOf(correction);
    const before = await outcomes(0);
    expect(before.outcomes.map(said)).toEqual([
      ['E1', 'superseded'],
      ['E2', 'applied'],
      ['E3', 'applied'],
    ]);

    const { number } = await withdraw(doors.gateway, { batch }, how);
    const told = await outcomes(before.next);
    expect(told.outcomes.map(said)).toEqual([
      ['E1', 'withdrawn', how.reason],
      ['E2', 'withdrawn', how.reason],
    ]);
    expect(told.outcomes[0]!.remedy).toContain('under new ids');
    expect((await outcomes(0)).outcomes.slice(0, 3).map(said)).toEqual([
      ['E1', 'withdrawn', how.reason],
      ['E2', 'withdrawn', how.reason],
      ['E3', 'applied'],
    ]);

    await undoWithdrawal(doors.gateway, number, how.by);
    const back = await outcomes(told.next);
    expect(back.outcomes.map(said)).toEqual([
      ['E1', 'restored', how.reason],
      ['E2', 'restored', how.reason],
    ]);
    expect(back.outcomes[0]).not.toHaveProperty('remedy');
    expect((await outcomes(0)).outcomes.slice(0, 3).map(said)).toEqual(before.outcomes.map(said));
  });

  it('not of an event that another delivery brought as well', async () => {
    const { next } = await outcomes(0);
    const batch = await batchOf(started(2, 'E1'), started(3, 'E1'));
    await batchOf(started(2, 'E1'));
    const { next: then } = await outcomes(next);
    await withdraw(doors.gateway, { batch }, how);
    expect((await outcomes(then)).outcomes).toHaveLength(1);
  });

  it('of a snapshot: what was taken back and what follows instead', async () => {
    const key = await doors.supplier('extracts', 'RSN');
    const authorization = { authorization: `Bearer ${key}` };
    const header = 'Assignment Number,NHS Number,Organisation Code,Occupation Code,FTE,Contract Type';
    const snapshot = async (asAt: string, ...rows: readonly string[]) => {
      const { json } = await doors.ask(
        `/v1/snapshots?organisation=RSN&asAt=${asAt}&complete=true&source=urn:ods:RSN:esr`,
        { method: 'POST', body: [header, ...rows, ''].join('\n') },
        { 'content-type': 'text/csv', ...authorization },
      );
      return json['batch'] as string;
    };
    const row = (nth: number) => `${nth},${nhsNumber(nth)},RSN,N2J,1,Permanent`;
    await snapshot('2025-03-31', row(600), row(601));
    const second = await snapshot('2025-04-30', row(600));
    const before = await outcomes(0, authorization);
    expect(before.outcomes.map(({ type, outcome }) => [type, outcome])).toEqual([
      ['post.started', 'applied'],
      ['post.started', 'applied'],
      ['post.ended', 'applied'],
    ]);
    const { number } = await withdrawSnapshot(doors.gateway, second, { ...how, dryRun: false });
    const gone = await outcomes(before.next, authorization);
    const ending = before.outcomes[2]!.id;
    expect(gone.outcomes.map(said)).toEqual([[ending, 'withdrawn', how.reason]]);
    expect(gone.outcomes[0]!.type).toBe('post.ended');
    await doors.folded();
    const month = systemClock.now().toISOString().slice(0, 7);
    const quality = async () => {
      await doors.folded();
      const { json } = await doors.ask(`/v1/sources/me/quality?month=${month}`, {}, authorization);
      return json['organisations'];
    };
    expect(await quality()).toMatchObject([{ items: 3, corrected: 0, withdrawn: 1 }]);
    await undoWithdrawal(doors.gateway, number!, how.by);
    const back = await outcomes(gone.next, authorization);
    expect(back.outcomes.map(said)).toEqual([[ending, 'restored', how.reason]]);
    expect(back.outcomes[0]!.type).toBe('post.ended');
    expect(await quality()).toMatchObject([{ items: 3, corrected: 0, withdrawn: 0 }]);
  });
});

describe('the quality of what was held', () => {
  const month = systemClock.now().toISOString().slice(0, 7);
  const organisation = 'RBT';
  let authorization: { authorization: string };

  const post = (nth: number) => ({ post: `${organisation}-${nth}`, organisation });
  const of = (event: { data: object }, nth: number) => ({
    ...event,
    source: `urn:ods:${organisation}:esr`,
    data: { ...event.data, ...('organisation' in event.data ? post(nth) : { post: post(nth).post }) },
  });
  const people = Array.from({ length: 30 }, (_, nth) => nth + 700);
  const send = async (events: readonly object[]) => {
    const { json } = await doors.ask(
      '/v1/events',
      { method: 'POST', body: JSON.stringify(events) },
      { 'content-type': 'application/cloudevents-batch+json', ...authorization },
    );
    await doors.folded();
    return json as { readonly state: string; readonly batch: string };
  };
  const quality = async () => {
    await doors.folded();
    const { json } = await doors.ask(`/v1/sources/me/quality?month=${month}`, {}, authorization);
    return (json['organisations'] as readonly unknown[])[0];
  };

  it('is none while it waits, and that of what came once it is released; a first load of years ago is in time', async () => {
    authorization = { authorization: `Bearer ${await doors.supplier('held-quality', organisation)}` };
    await send(people.map(nth => of(started(nth), nth)));
    expect(await quality()).toMatchObject({ items: 30, held: 0, late: 0, score: 100 });

    // 12 of 30 leave: 42 items, of which 30 are clean. 30 / 42 = 71.4 %.
    const leaving = await send(people.slice(0, 12).map(nth => of(ended(nth), nth)));
    expect(leaving.state).toBe('held');
    expect(await quality()).toMatchObject({ items: 42, held: 12, score: 71.4 });
    await release(doors.gateway, { batch: leaving.batch, by: 'A. Planner' });
    expect(await quality()).toMatchObject({ items: 42, held: 0, score: 100 });
  });

  it('is none for good when it is refused', async () => {
    // 11 more: 53 items, 42 of them clean. 42 / 53 = 79.2 %.
    const refused = await send(people.slice(12, 23).map(nth => of(ended(nth), nth)));
    expect(refused.state).toBe('held');
    await refuse(doors.gateway, { batch: refused.batch, by: 'A. Planner', reason: 'a broken extract' });
    expect(await quality()).toMatchObject({ items: 53, held: 11, score: 79.2 });
  });
});
