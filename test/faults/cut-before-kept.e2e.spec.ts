import { withdraw } from '@muster/gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DoorsAndProjector, doorsAndProjector, nhsNumber, started } from '../support/doors.js';

/** The log has the events, and then everything stops: what was said of them is not kept, and nobody was answered. */
let doors: DoorsAndProjector;
beforeAll(async () => {
  doors = await doorsAndProjector('cut-before-kept');
  await doors.database.run(
    `CREATE FUNCTION gateway.cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'cut'; END $$`,
  );
});
afterAll(() => doors.close());

interface Told {
  readonly number: number;
  readonly type: string;
  readonly outcome: string;
}

async function outcomes(since: number): Promise<readonly Told[]> {
  await doors.folded();
  const { json } = await doors.ask(`/v1/sources/me/outcomes?since=${since}`);
  return json['outcomes'] as Told[];
}

async function cut(send: () => ReturnType<DoorsAndProjector['ask']>) {
  await doors.database.run(
    'CREATE TRIGGER cut BEFORE INSERT ON gateway.delivery FOR EACH ROW EXECUTE FUNCTION gateway.cut()',
  );
  try {
    return await send();
  } finally {
    await doors.database.run('DROP TRIGGER cut ON gateway.delivery');
  }
}

const csv = (path: string, ...lines: string[]) =>
  doors.ask(path, { method: 'POST', body: [...lines, ''].join('\n') }, { 'content-type': 'text/csv' });

const DELIVERIES = {
  'of events': () => doors.send([started(1), started(2)]),
  'of rows without ids': () =>
    csv(
      '/v1/events?type=post.started&source=urn:ods:R0A:esr',
      'nhs-number,post,organisation,occupation,contract,effectiveOn',
      `${nhsNumber(3)},R0A-3,R0A,N2J,permanent,2025-01-06`,
      `${nhsNumber(4)},R0A-4,R0A,N2J,permanent,2025-01-06`,
    ),
  'of staff in post': () =>
    csv(
      '/v1/snapshots?organisation=R0A&asAt=2025-03-31&complete=true&source=urn:ods:R0A:esr',
      'Assignment Number,NHS Number,Occupation Code,FTE,Contract Type',
      `5,${nhsNumber(5)},N2J,1,Permanent`,
      `6,${nhsNumber(6)},N2J,1,Permanent`,
    ),
};

describe('a delivery that was cut off before what was said of it was kept', () => {
  it.each(Object.entries(DELIVERIES))('%s is whole once it is sent again', async (_, send) => {
    const since = (await outcomes(0)).at(-1)?.number ?? 0;
    const before = await doors.inPost();
    expect((await cut(send)).status).toBe(503);
    expect(await doors.inPost()).toBe(before + 2); // the log has it
    expect(await outcomes(since)).toEqual([]);

    const again = await send();
    expect(again.status).toBe(202);
    expect(await doors.inPost()).toBe(before + 2);
    expect((await outcomes(since)).map(({ type, outcome }) => [type, outcome])).toEqual([
      ['post.started', 'applied'],
      ['post.started', 'applied'],
    ]);
    expect((await send()).status).toBe(202);
    expect((await outcomes(since)).filter(({ outcome }) => outcome === 'applied')).toHaveLength(2);
  });

  it('can be withdrawn once it is sent again', async () => {
    const send = () => doors.send([started(8), started(9)]);
    const before = await doors.inPost();
    await cut(send);
    const { json } = await send();
    expect(await doors.inPost()).toBe(before + 2);
    await withdraw(
      doors.gateway,
      { batch: json['batch'] as string },
      { by: 'A. Planner', reason: 'too early' },
    );
    expect(await doors.inPost()).toBe(before);
  });
});
