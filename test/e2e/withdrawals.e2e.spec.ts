import { inForce, type SubjectKey } from '@muster/domain';
import {
  settleArrivals,
  startSettling,
  undoWithdrawal,
  withdraw,
  withdrawable,
  withdrawSnapshot,
  withdrawSnapshotsReceived,
} from '@muster/gateway';
import { verify } from '@muster/projector';
import { factsOf, sentAgain } from '@muster/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type DoorsAndProjector,
  doorsAndProjector,
  ended,
  envelope,
  nhsNumber,
  started,
} from '../support/doors.js';
import { diceOf } from '../support/dice.js';

let doors: DoorsAndProjector;
beforeAll(async () => {
  doors = await doorsAndProjector('withdrawals-e2e');
});
afterAll(() => doors.close());

const { ask, send, folded, inPost } = {
  ask: (...asked: Parameters<DoorsAndProjector['ask']>) => doors.ask(...asked),
  send: (events: readonly object[]) => doors.send(events),
  folded: () => doors.folded(),
  inPost: (organisation?: string) => doors.inPost(organisation),
};

describe('a withdrawal', () => {
  it('takes back what came in with a delivery, and can be undone', async () => {
    await send([started(140)]);
    const before = await inPost();
    const reply = await send([...Array.from({ length: 8 }, (_, nth) => started(nth + 300)), ended(140)]);
    const batch = reply.json['batch'] as string;
    const after = await inPost();
    expect(after).toBe(before + 7);
    const asked = { batch };
    expect((await withdrawable(doors.gateway, asked)).retract).toHaveLength(9);
    expect(await inPost()).toBe(after);
    const { number } = await withdraw(doors.gateway, asked, { by: 'A. Planner', reason: 'sent twice' });
    expect(await inPost()).toBe(before);
    await expect(
      withdraw(doors.gateway, asked, { by: 'A. Planner', reason: 'again' }),
    ).resolves.toMatchObject({
      retract: [],
    });
    expect(await undoWithdrawal(doors.gateway, number, 'A. Planner')).toEqual({
      restored: 9,
      retracted: 0,
      left: 0,
    });
    expect(await inPost()).toBe(after);
    await expect(undoWithdrawal(doors.gateway, number, 'A. Planner')).rejects.toMatchObject({
      code: 'not-to-be-undone',
    });
  });

  it('leaves what an earlier delivery had brought', async () => {
    await send([started(400)]);
    const before = await inPost();
    const again = await send([started(400), started(401)]);
    await folded();
    const what = await withdrawable(doors.gateway, { batch: again.json['batch'] as string });
    expect([what.retract.map(({ id }) => id), what.others]).toEqual([['start-401'], 1]);
    await withdraw(
      doors.gateway,
      { batch: again.json['batch'] as string },
      { by: 'A. Planner', reason: 'x' },
    );
    expect(await inPost()).toBe(before);
  });

  it('of a retraction brings back what it had taken out', async () => {
    await send([started(410)]);
    const before = await inPost();
    const retraction = { ...envelope(410, 'undo-410', 'fact.retracted'), data: { retracts: 'start-410' } };
    const reply = await send([retraction]);
    expect(await inPost()).toBe(before - 1);
    const { number } = await withdraw(
      doors.gateway,
      { batch: reply.json['batch'] as string },
      { by: 'A. Planner', reason: 'x' },
    );
    expect(await inPost()).toBe(before);
    expect(await undoWithdrawal(doors.gateway, number, 'A. Planner')).toMatchObject({ retracted: 1 });
    expect(await inPost()).toBe(before - 1);
  });
});

/** What counts of the nth person, by the ids under which it came. */
async function counting(nth: number): Promise<string[]> {
  await folded();
  const subject: SubjectKey = doors.gateway.pseudonyms.ofPerson({
    scheme: 'nhs-number',
    normal: nhsNumber(nth),
  });
  const facts = (await factsOf(doors.database, [subject])).get(subject) ?? [];
  const originals = new Map(
    (await sentAgain(doors.database, [subject])).map(({ id, original }) => [id, original]),
  );
  return inForce(facts.map(({ fact }) => fact))
    .facts.filter(({ type }) => type !== 'fact.retracted')
    .map(({ id }) => originals.get(id) ?? id)
    .sort();
}

const BY = { by: 'A. Planner', reason: 'sent too early' };
async function takeBack(batch: string): Promise<number> {
  await folded();
  return (await withdraw(doors.gateway, { batch }, BY)).number;
}
async function undo(number: number) {
  await folded();
  return undoWithdrawal(doors.gateway, number, BY.by);
}
async function batchOf(...events: object[]): Promise<string> {
  const { json } = await send(events);
  await folded();
  return json['batch'] as string;
}
const corrected = (nth: number, id: string, supersedes: string, fte: number) => {
  const event = started(nth, id, fte);
  return { ...event, data: { ...event.data, supersedes } };
};

describe('withdrawals that overlap', () => {
  it('of a start and of its correction leave the correction, once both are undone', async () => {
    const a = await takeBack(await batchOf(started(450, 'E1')));
    expect(a).toBeGreaterThan(0);
    const b = await takeBack(await batchOf(corrected(450, 'E2', 'E1', 0.5)));
    expect(await counting(450)).toEqual([]);
    expect(await undo(a)).toEqual({ restored: 1, retracted: 0, left: 0 });
    expect(await counting(450)).toEqual(['E1']);
    expect(await undo(b)).toEqual({ restored: 1, retracted: 1, left: 0 });
    expect(await counting(450)).toEqual(['E2']);
  });

  it('of the correction alone bring the start back, also one that was withdrawn and came back', async () => {
    const [a, b] = [await batchOf(started(451, 'E1')), await batchOf(corrected(451, 'E2', 'E1', 0.5))];
    expect(await undo(await takeBack(a))).toEqual({ restored: 0, retracted: 0, left: 1 });
    expect(await counting(451)).toEqual(['E2']);
    const before = await inPost();
    await takeBack(b);
    expect(await counting(451)).toEqual(['E1']);
    expect(await inPost()).toBe(before);
  });

  it('of one of two deliveries that brought an event leave it, whichever came first', async () => {
    const [a, b] = [await batchOf(started(452, 'E1')), await batchOf(started(452, 'E1'))];
    const first = await takeBack(a);
    expect(await counting(452)).toEqual(['E1']);
    await takeBack(b);
    expect(await counting(452)).toEqual([]);
    await undo(first);
    expect(await counting(452)).toEqual(['E1']);
  });

  it('of the first of two that share an id does not let the second in: it counts under a new id', async () => {
    const first = await batchOf(started(497, 'E1'));
    await batchOf(started(497, 'E1', 0.5));
    await takeBack(first);
    expect(await counting(497)).toEqual([]);
    await batchOf(started(497, 'E1', 0.5));
    expect(await counting(497)).toEqual([]);
    await folded();
    const { json } = await ask('/v1/sources/me/outcomes');
    const told = (
      json['outcomes'] as { id: string; code?: string; remedy?: string; outcome: string }[]
    ).slice(-3);
    expect(told).toMatchObject([
      { outcome: 'parked', code: 'identity-reused' },
      { outcome: 'withdrawn' },
      { outcome: 'parked', code: 'identity-reused', remedy: expect.stringContaining('under a new id') },
    ]);
    await batchOf(corrected(497, 'E2', 'E1', 0.5));
    expect(await counting(497)).toEqual(['E2']);
  });

  it('keep events apart whose ids are alike for 180 characters', async () => {
    const long = 'x'.repeat(195);
    const number = await takeBack(await batchOf(started(453, `${long}-1`), ended(453, `${long}-2`)));
    expect(await undo(number)).toEqual({ restored: 2, retracted: 0, left: 0 });
    expect(await counting(453)).toEqual([`${long}-1`, `${long}-2`]);
  });

  it('come, in any order and however often, to what the deliveries say that are not withdrawn', async () => {
    const dice = diceOf(20_260_115);
    const retraction = { ...envelope(454, 'R', 'fact.retracted'), data: { retracts: 'E2' } };
    const batches = {
      A: await batchOf(started(454, 'E1')),
      B: await batchOf(corrected(454, 'E2', 'E1', 0.5)),
      C: await batchOf(retraction),
    };
    const withdrawn = new Map<keyof typeof batches, number>();
    for (let step = 0; step < 24; step += 1) {
      const name = (['A', 'B', 'C'] as const)[dice.below(3)]!;
      const number = withdrawn.get(name);
      if (number === undefined) withdrawn.set(name, await takeBack(batches[name]));
      else {
        await undo(number);
        withdrawn.delete(name);
      }
      const stands = (one: keyof typeof batches) => !withdrawn.has(one);
      const isCorrected = stands('B') && !stands('C');
      expect(await counting(454)).toEqual(isCorrected ? ['E2'] : stands('A') ? ['E1'] : []);
    }
  });

  it('leave what comes in later to mean what was sent again, by the id under which it came', async () => {
    const settling = async () => {
      await folded();
      await settleArrivals(doors.gateway);
    };
    await undo(await takeBack(await batchOf(started(457, 'E1'), ended(457, 'E9'))));
    await batchOf(corrected(457, 'E2', 'E1', 0.5));
    await settling();
    expect(await counting(457)).toEqual(['E2', 'E9']);
    await batchOf({ ...envelope(457, 'R1', 'fact.retracted'), data: { retracts: 'E2' } });
    await settling();
    expect(await counting(457)).toEqual(['E1', 'E9']);
    await batchOf({ ...envelope(457, 'R2', 'fact.retracted'), data: { retracts: 'E9' } });
    await settling();
    expect(await counting(457)).toEqual(['E1']);
    expect(await settleArrivals(doors.gateway)).toBe(0);
  });

  it('are settled as others send, and of nobody else', async () => {
    await undo(await takeBack(await batchOf(started(458, 'E1'))));
    const running = startSettling(doors.gateway, 10);
    await batchOf(corrected(458, 'E2', 'E1', 0.5), started(459, 'E1'));
    try {
      while ((await counting(458)).length > 1) await sleep(20);
    } finally {
      await running.stop();
    }
    expect(await counting(458)).toEqual(['E2']);
    expect(await doors.database.rows('SELECT FROM gateway.to_settle')).toEqual([]);
  });

  it('are finished by doing them again where they were cut off', async () => {
    const batch = await batchOf(started(455, 'E1'), ended(455, 'E2'));
    const cutOff = { ...doors.gateway, append: () => Promise.reject(new Error('killed')) };
    await expect(withdraw(cutOff, { batch }, BY)).rejects.toThrow('killed');
    expect(await counting(455)).toEqual(['E1', 'E2']);
    const number = await takeBack(batch);
    expect(await counting(455)).toEqual([]);
    await expect(undoWithdrawal(cutOff, number, BY.by)).rejects.toThrow('killed');
    expect(await counting(455)).toEqual([]);
    expect(await undo(number)).toEqual({ restored: 2, retracted: 0, left: 0 });
    expect(await counting(455)).toEqual(['E1', 'E2']);
    await expect(undo(number)).rejects.toMatchObject({ code: 'not-to-be-undone' });
  });

  it('are not of what a withdrawal sent, nor for a reason that names somebody', async () => {
    const batch = await batchOf(started(456, 'E1'));
    await expect(
      withdraw(doors.gateway, { batch }, { ...BY, reason: 'of 943 476 5919' }),
    ).rejects.toMatchObject({ code: 'bad-reason' });
    const number = await takeBack(batch);
    await expect(takeBack(`withdrawal-${number}`)).rejects.toMatchObject({ code: 'nothing-to-withdraw' });
  });
});

describe('what business keys know of a withdrawal', () => {
  const csv = (rows: readonly string[]) =>
    ask(
      '/v1/events?type=post.started&source=urn:ods:R0A:esr',
      {
        method: 'POST',
        body: ['nhs-number,post,organisation,occupation,contract,fte,effectiveOn', ...rows, ''].join('\n'),
      },
      { 'content-type': 'text/csv' },
    );
  const row = (nth: number, fte = 1) => `${nhsNumber(nth)},R0A-${nth},R0A,N2J,permanent,${fte},2025-01-06`;

  it('is that the same row, sent again, counts again', async () => {
    const before = await inPost();
    const { json } = await csv([row(500), row(501)]);
    await folded();
    const batch = json['batch'] as string;
    const { number } = await withdraw(doors.gateway, { batch }, { by: 'A. Planner', reason: 'too early' });
    expect(await inPost()).toBe(before);
    const since = (await ask('/v1/sources/me/outcomes?since=0&limit=1000')).json['next'];
    expect((await csv([row(500)])).json['counts']).toMatchObject({ accepted: 1 });
    expect(await inPost()).toBe(before + 1);
    const { json: said } = await ask(`/v1/sources/me/outcomes?since=${String(since)}`);
    const again = (said['outcomes'] as { outcome: string; anomalies?: unknown }[]).filter(
      ({ outcome }) => outcome === 'applied',
    );
    expect(again).toHaveLength(1);
    expect(again[0]!.anomalies).toBeUndefined(); // it names what was withdrawn, but that is no slip of its sender
    // Undone, the other row counts too; the one that came again in the meantime does so once.
    await undoWithdrawal(doors.gateway, number, 'A. Planner');
    expect(await inPost()).toBe(before + 2);
    expect((await csv([row(500), row(501)])).json['counts']).toMatchObject({ unchanged: 2 });
    expect(await inPost()).toBe(before + 2);
  });

  it('is which row counts after any of its revisions went and came back', async () => {
    const [a, b] = [await csv([row(520)]), await csv([row(520, 0.5)])];
    const batches = [a, b].map(({ json }) => json['batch'] as string);
    const [one, other] = [await takeBack(batches[0]!), await takeBack(batches[1]!)];
    expect(await counting(520)).toEqual([]);
    await undo(one);
    expect((await csv([row(520)])).json['counts']).toMatchObject({ unchanged: 1 });
    await undo(other);
    expect(await counting(520)).toHaveLength(1);
    expect((await csv([row(520, 0.5)])).json['counts']).toMatchObject({ unchanged: 1 });
    expect((await csv([row(520, 0.7)])).json['counts']).toMatchObject({ accepted: 1 });
    expect(await counting(520)).toHaveLength(1);
  });

  it('of a correction is that the row before counts again, and another correction is taken', async () => {
    await csv([row(510)]);
    const corrected = await csv([row(510, 0.5)]);
    await folded();
    await withdraw(
      doors.gateway,
      { batch: corrected.json['batch'] as string },
      { by: 'A. Planner', reason: 'wrong file' },
    );
    await folded();
    expect((await csv([row(510, 0.5)])).json['counts']).toMatchObject({ accepted: 1 });
    await folded();
    const [standing] = await doors.database.rows<{ fte: number }>(
      `SELECT (data->>'fte')::float8 AS fte FROM muster.fact WHERE data->>'post' = $1 ORDER BY log_offset DESC LIMIT 1`,
      [doors.gateway.pseudonyms.of('post', 'R0A-510')],
    );
    expect(standing).toEqual({ fte: 0.5 });
  });
});

describe('a snapshot that is withdrawn', () => {
  const HEADER =
    'Assignment Number,NHS Number,Organisation Code,Occupation Code,FTE,Contract Type,Assignment Status,Start Date';
  const line = (nth: number) => `${nth},${nhsNumber(nth)},RSN,N2J,1,Permanent,Active Assignment,2025-02-03`;
  const snapshot = (asAt: string, people: readonly number[]) =>
    ask(
      `/v1/snapshots?organisation=RSN&asAt=${asAt}&complete=true&source=urn:ods:RSN:esr`,
      { method: 'POST', body: [HEADER, ...people.map(line), ''].join('\n') },
      { 'content-type': 'text/csv', authorization: `Bearer ${snapshotKey}` },
    );
  const people = [600, 601, 602, 603, 604];
  let snapshotKey: string;
  const inSnapshotTrust = () => inPost('RSN');

  it('leaves what the others say, and comes back when that is undone', async () => {
    snapshotKey = await doors.supplier('snapshots', 'RSN');
    const first = await snapshot('2025-03-31', people);
    expect([first.status, first.json['counts']]).toMatchObject([202, { accepted: 5, rejected: 0 }]);
    const second = await snapshot('2025-04-30', people.slice(2));
    expect(await inSnapshotTrust()).toBe(3);
    const batch = second.json['batch'] as string;
    const how = { by: 'A. Planner', reason: 'half an extract' };
    expect((await withdrawSnapshot(doors.gateway, batch, { ...how, dryRun: true })).items).toHaveLength(2);
    expect(await inSnapshotTrust()).toBe(3);
    const { number } = await withdrawSnapshot(doors.gateway, batch, { ...how, dryRun: false });
    expect(await inSnapshotTrust()).toBe(5);
    await expect(withdrawSnapshot(doors.gateway, batch, { ...how, dryRun: false })).rejects.toMatchObject({
      code: 'snapshot-replaced',
    });
    const headers = { authorization: `Bearer ${snapshotKey}` };
    const told = async () => {
      const { json } = await ask('/v1/sources/me/outcomes?since=0', {}, headers);
      const outcomes = (json['outcomes'] as { outcome: string }[]).map(({ outcome }) => outcome);
      return outcomes.reduce<Record<string, number>>((sums, outcome) => {
        return { ...sums, [outcome]: (sums[outcome] ?? 0) + 1 };
      }, {});
    };
    expect(await told()).toEqual({ applied: 5, withdrawn: 4 }); // the two endings, and that they were told so
    await undoWithdrawal(doors.gateway, number!, 'A. Planner');
    expect(await inSnapshotTrust()).toBe(3);
    expect(await told()).toEqual({ applied: 7, withdrawn: 2, restored: 2 });
    const next = await snapshot('2025-05-31', people.slice(1));
    expect(next.status).toBe(202);
    expect(await inSnapshotTrust()).toBe(4);
  });

  it('with all that its source sent in a time is known to be withdrawn: what is sent again counts', async () => {
    const asked = { source: 'urn:ods:RSN:esr', from: new Date(0), until: new Date(Date.now() + 1000) };
    const how = { by: 'A. Planner', reason: 'wrong system', dryRun: false };
    const dry = await withdrawSnapshotsReceived(doors.gateway, asked, { ...how, dryRun: true });
    expect(dry.map(({ asAt }) => asAt)).toEqual(['2025-05-31', '2025-04-30', '2025-03-31']);
    expect(await inSnapshotTrust()).toBe(4);
    const withdrawn = await withdrawSnapshotsReceived(doors.gateway, asked, how);
    expect(await inSnapshotTrust()).toBe(0);
    await expect(withdrawable(doors.gateway, asked)).rejects.toMatchObject({ code: 'nothing-to-withdraw' });
    const again = await snapshot('2025-05-31', people);
    expect(again.json['counts']).toMatchObject({ accepted: 5, unchanged: 0 });
    expect(await inSnapshotTrust()).toBe(5);
    for (const { number } of withdrawn.slice(1).toReversed())
      await undoWithdrawal(doors.gateway, number!, 'A. Planner');
    expect(await inSnapshotTrust()).toBe(5);
  });
});

it('all of it leaves read models that the facts make', async () => {
  await folded();
  expect(await verify(doors.to)).toMatchObject({ differences: [], breaches: [] });
});
