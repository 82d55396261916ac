import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedDoors, servedDoors } from '../testing/served-doors.js';

let doors: ServedDoors;
beforeAll(async () => {
  doors = await servedDoors('snapshots-at-the-door');
});
afterAll(() => doors.close());

const HEADER = 'Assignment Number,Employee Number,Occupation Code,FTE,Contract Type';
const send = (...lines: string[]) =>
  doors.send(
    '/v1/snapshots?organisation=R0A&asAt=2025-12-31&complete=true&source=urn:ods:R0A:esr',
    `${lines.join('\n')}\n`,
    {
      'content-type': 'text/csv',
    },
  );

describe('a snapshot at the door', () => {
  it('of which every row is bad is told what is wrong with each, as any other delivery', async () => {
    const reply = await send(HEADER, '1,100001,N2J,full,Permanent', '2,100002,N2J,1,Zero hours');
    expect([reply.status, reply.json['code']]).toEqual([422, 'rejected']);
    expect(reply.json).toMatchObject({
      counts: { accepted: 0, rejected: 2 },
      items: [
        { item: 2, outcome: 'rejected', code: 'schema', faults: [{ pointer: '/FTE' }] },
        { item: 3, outcome: 'rejected', code: 'schema', faults: [{ pointer: '/Contract Type' }] },
      ],
    });
    expect(await doors.database.rows('SELECT FROM gateway.snapshot')).toEqual([]);
    expect(await doors.appended()).toEqual([]);
  });

  it('with cells parted by semicolons is told so, as a CSV file of events is', async () => {
    const hint = 'its cells are parted by semicolons: save it with commas';
    const snapshot = await send(HEADER.replaceAll(',', ';'), '1;100001;N2J;1;Permanent');
    expect([snapshot.status, snapshot.json['detail']]).toEqual([400, expect.stringContaining(hint)]);
    const events = await doors.send('/v1/events?type=post.started', 'esr;post;organisation\n1;R0A-1;R0A\n', {
      'content-type': 'text/csv',
    });
    expect([events.status, events.json['detail']]).toEqual([400, expect.stringContaining(hint)]);
  });

  it('without any row would end every post, and is refused', async () => {
    const reply = await send(HEADER);
    expect([reply.status, reply.json['detail']]).toEqual([
      400,
      expect.stringContaining('would end every post'),
    ]);
  });
});
