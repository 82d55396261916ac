import { undoWithdrawal, withdraw, withdrawable, withdrawSnapshot } from '@muster/gateway';
import { verify } from '@muster/projector';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type DoorsAndProjector,
  doorsAndProjector,
  ended,
  envelope,
  nhsNumber,
  started,
} from '../support/doors.js';

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
    expect((await csv([row(500)])).json['counts']).toMatchObject({ accepted: 1 });
    expect(await inPost()).toBe(before + 1);
    // Undone, the other row counts too; the one that came again in the meantime does so once.
    await undoWithdrawal(doors.gateway, number, 'A. Planner');
    expect(await inPost()).toBe(before + 2);
    expect((await csv([row(500), row(501)])).json['counts']).toMatchObject({ unchanged: 2 });
    expect(await inPost()).toBe(before + 2);
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
    await undoWithdrawal(doors.gateway, number!, 'A. Planner');
    expect(await inSnapshotTrust()).toBe(3);
    const next = await snapshot('2025-05-31', people.slice(1));
    expect(next.status).toBe(202);
    expect(await inSnapshotTrust()).toBe(4);
  });
});

it('all of it leaves read models that the facts make', async () => {
  await folded();
  expect(await verify(doors.to)).toMatchObject({ differences: [], breaches: [] });
});
