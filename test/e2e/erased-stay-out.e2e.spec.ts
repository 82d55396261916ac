import { release, undoWithdrawal, withdraw, withdrawSnapshot } from '@muster/gateway';
import { eraseSubjects, verify } from '@muster/projector';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DoorsAndProjector, doorsAndProjector, ended, nhsNumber, started } from '../support/doors.js';

let doors: DoorsAndProjector;
let authorization: { authorization: string };
beforeAll(async () => {
  doors = await doorsAndProjector('erased-stay-out');
  authorization = { authorization: `Bearer ${await doors.supplier('extracts', 'RGT')}` };
});
afterAll(() => doors.close());

const BY = { by: 'Records office', reason: 'request 17' };

async function erase(nth: number): Promise<void> {
  await doors.folded();
  const subject = doors.gateway.pseudonyms.ofPerson({ scheme: 'nhs-number', normal: nhsNumber(nth) });
  await eraseSubjects(doors.to, [subject], BY);
}

/** A person a line, known by two identifiers. */
async function extract(asAt: string, ...people: readonly number[]) {
  const { json } = await doors.ask(
    `/v1/snapshots?organisation=RGT&asAt=${asAt}&complete=true&source=urn:ods:RGT:esr`,
    {
      method: 'POST',
      body: [
        'Assignment Number,NHS Number,Employee Number,Organisation Code,Occupation Code,FTE,Contract Type',
        ...people.map(nth => `${nth},${nhsNumber(nth)},9${nth},RGT,N2J,1,Permanent`),
        '',
      ].join('\n'),
    },
    { 'content-type': 'text/csv', ...authorization },
  );
  await doors.folded();
  return json as {
    readonly batch: string;
    readonly state: string;
    readonly items: readonly { readonly item?: number; readonly outcome: string; readonly code?: string }[];
  };
}

const everybody = Array.from({ length: 30 }, (_, nth) => nth + 900);

describe('whoever was erased', () => {
  let inPost: number;
  beforeEach(async () => {
    await extract('2025-01-31', 900, 901);
    inPost = await doors.inPost('RGT');
  });

  it('does not come back with a held extract that is released, and neither does what it said of their post', async () => {
    const held = await extract('2025-02-28', ...everybody);
    expect(held.state).toBe('held');
    await erase(910);
    await release(doors.gateway, { batch: held.batch, by: 'A. Planner' });
    expect(await doors.inPost('RGT')).toBe(inPost + 27);
    const again = await extract('2025-02-28', ...everybody);
    expect(again.items).toMatchObject([{ item: 12, outcome: 'rejected', code: 'erased' }]);
  });

  it('does not come back when the withdrawal of an extract is undone', async () => {
    const { batch } = await extract('2025-03-31', ...everybody, 930);
    const { number } = await withdrawSnapshot(doors.gateway, batch, { ...BY, dryRun: false });
    await erase(911);
    const before = await doors.inPost('RGT');
    await undoWithdrawal(doors.gateway, number!, BY.by);
    expect(await doors.inPost('RGT')).toBe(before + 1);
  });

  it('does not come back when the withdrawal of events is undone', async () => {
    const { json } = await doors.send([started(940), started(941)]);
    await doors.folded();
    const { number } = await withdraw(doors.gateway, { batch: json['batch'] as string }, BY);
    await erase(940);
    await undoWithdrawal(doors.gateway, number, BY.by);
    expect(await doors.inPost('R0A')).toBe(1);
  });

  it('does not come back with events that are sent again, nor with later ones', async () => {
    const reply = await doors.send([started(940), ended(940), started(940, 'new', 0.5), started(942)]);
    const outcomes = (reply.json['items'] as readonly { code?: string; outcome: string }[]).map(
      ({ code, outcome }) => code ?? outcome,
    );
    expect(outcomes).toEqual(['erased', 'erased', 'erased', 'accepted']);
    expect(await doors.inPost('R0A')).toBe(2);
    expect(await verify(doors.to)).toMatchObject({ differences: [] });
  });
});
