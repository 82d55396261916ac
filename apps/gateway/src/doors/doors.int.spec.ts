import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { type ServedDoors, servedDoors, started } from '../testing/served-doors.js';

let doors: ServedDoors;
beforeAll(async () => {
  doors = await servedDoors('doors');
});
afterAll(() => doors.close());

const BATCH = { 'content-type': 'application/cloudevents-batch+json' };
const NDJSON = { 'content-type': 'application/x-ndjson' };
const CSV = { 'content-type': 'text/csv' };
let nth = 0;
const fresh = () => `event-${(nth += 1)}`;
const outcomes = (reply: { json: { items?: readonly Readonly<Record<string, unknown>>[] } }) =>
  reply.json.items!.map(({ outcome, code }) =>
    code === undefined ? outcome : `${outcome as string} ${code as string}`,
  );

describe('an event at the door', () => {
  it('is answered once it is in the log, without what names anybody', async () => {
    const before = (await doors.appended()).length;
    const id = fresh();
    const reply = await doors.send('/v1/events', JSON.stringify(started(id)));
    expect([reply.status, outcomes(reply)]).toEqual([202, ['accepted']]);
    const events = await doors.appended();
    expect(events).toHaveLength(before + 1);
    const event = events.find(found => found['id'] === id)!;
    expect(event['subject']).toMatch(/^person\/[0-9a-f]{32}$/);
    expect(event['batch']).toBe(reply.json['batch']);
    expect(JSON.stringify(event)).not.toMatch(/9434765919|20123456/);
  });

  it('is told every fault that it has, where, and what to do', async () => {
    const bad = started(
      fresh(),
      { time: 'yesterday' },
      { fte: 2, contract: 'temp', effectiveOn: '2026-02-30' },
    );
    const reply = await doors.send('/v1/events', JSON.stringify(bad));
    expect(reply.status).toBe(422);
    expect(reply.json).toMatchObject({ code: 'rejected', counts: { accepted: 0, rejected: 1 } });
    expect(JSON.stringify(reply.json.items)).toContain('/time');
    const data = started(fresh(), {}, { fte: 2, contract: 'temp', effectiveOn: '2026-02-30' });
    const second = await doors.send('/v1/events', JSON.stringify(data));
    const faults = second.json.items![0]!['faults'] as { pointer: string }[];
    expect(faults.map(({ pointer }) => pointer).sort()).toEqual([
      '/data/contract',
      '/data/effectiveOn',
      '/data/fte',
    ]);
    expect(faults).toContainEqual({
      pointer: '/data/fte',
      expected: expect.stringContaining('from 0 to 1.5'),
      got: '2',
      remedy: 'write a number within these bounds',
    });
    expect(second.json['errors']).toEqual([]); // what is wrong with an item is told with the item, once
  });

  it('of which nothing could be taken is rejected wherever it is told of', async () => {
    const reply = await doors.send('/v1/events', JSON.stringify(started(fresh(), {}, { fte: 2 })));
    expect([reply.status, reply.json['state']]).toEqual([422, 'rejected']);
    const later = await doors.get(`/v1/deliveries/${reply.json['batch'] as string}`);
    expect(later.json).toMatchObject({ state: 'rejected', rejected: 1 });
    const dry = await doors.send('/v1/events?dryRun=true', JSON.stringify(started(fresh(), {}, { fte: 2 })));
    expect([dry.status, dry.json['state']]).toEqual([422, 'dry-run']);
  });

  it('that names a member twice is refused, whichever was meant', async () => {
    const good = JSON.stringify(started(fresh()));
    const twice = good.replace('"fte":0.8', '"fte":0.8,"fte":0.6');
    const alone = await doors.send('/v1/events', twice);
    expect([alone.status, alone.json['detail']]).toEqual([
      400,
      expect.stringContaining('/data/fte: expected each name once in an object, got it again'),
    ]);
    const refused = { outcome: 'rejected', code: 'malformed-json', faults: [{ pointer: '/data/fte' }] };
    const batch = await doors.send('/v1/events', `[${twice},${good}]`, BATCH);
    expect(batch.json.items).toMatchObject([refused, { outcome: 'accepted' }]);
    const lines = await doors.send('/v1/events', `${JSON.stringify(started(fresh()))}\n${twice}`, NDJSON);
    expect(lines.json.items).toMatchObject([{ outcome: 'accepted' }, { item: 2, ...refused }]);
    const telling = await doors.send('/v1/events', '{"943 476 5919":1,"943 476 5919":2}');
    expect([telling.status, telling.text]).toEqual([400, expect.not.stringContaining('5919')]);
  });

  it('has something to do told with every fault', async () => {
    const odd = [
      started(fresh(), { subject: 'person/nhs-number:1' }),
      started(fresh(), { subject: 'R0A' }),
      started(fresh(), { time: '2027-01-10T09:00:00Z' }),
      started(fresh(), { type: 'muster.post.begun.v1' }),
      started(fresh(), { source: 'urn:other' }),
      started(fresh(), {}, { post: '1', grade: null, fte: '1' }),
      started(fresh(), {}, { grade: 'see 943 476 5919' }),
      7,
    ];
    const reply = await doors.send('/v1/events', JSON.stringify(odd), BATCH);
    const faults = reply.json.items!.flatMap(
      item => item['faults'] as { pointer: string; remedy?: string }[],
    );
    expect(faults.length).toBeGreaterThanOrEqual(odd.length);
    expect(faults.filter(({ remedy = '' }) => remedy === '')).toEqual([]);
  });

  it('leaves nothing behind in a dry run', async () => {
    const before = (await doors.appended()).length;
    const reply = await doors.send('/v1/events?dryRun=true', JSON.stringify(started(fresh())));
    expect([reply.status, reply.json['state'], outcomes(reply)]).toEqual([202, 'dry-run', ['accepted']]);
    expect(await doors.appended()).toHaveLength(before);
    const kept = await doors.database.rows('SELECT FROM gateway.delivery WHERE batch = $1', [
      reply.json['batch'],
    ]);
    expect(kept).toEqual([]);
  });

  it('is not asked about without a key, nor with one that was revoked', async () => {
    for (const authorization of ['', 'Bearer x', `Bearer muster_${'0'.repeat(16)}_${'a'.repeat(43)}`]) {
      const reply = await doors.send('/v1/events', '[]', {
        authorization,
        'content-type': 'application/json',
      });
      expect([reply.status, reply.json['code']]).toEqual([401, 'unauthorised']);
    }
  });

  it('of somebody else is refused, and the good ones beside it are taken', async () => {
    const batch = [
      started(fresh()),
      started(fresh(), { source: 'urn:ods:RXX:esr' }),
      started(fresh(), {}, { organisation: 'RXX' }),
      started(fresh(), {}, { post: 'RXX-1' }),
      started(fresh(), { subject: `person/${'a'.repeat(32)}` }),
      started(fresh(), {}, { grade: 'see 943 476 5919' }),
      'not an event',
    ];
    const reply = await doors.send('/v1/events', JSON.stringify(batch), BATCH);
    expect(reply.status).toBe(202);
    expect(outcomes(reply)).toEqual([
      'accepted',
      'rejected not-your-source',
      'rejected not-your-organisation',
      'rejected not-your-organisation',
      'rejected schema',
      'rejected identifier-in-text',
      'rejected not-a-cloudevent',
    ]);
    expect(reply.text).not.toMatch(/943 ?476 ?5919/);
  });

  it('that is said twice in one request goes in once', async () => {
    const event = started(fresh());
    const reply = await doors.send('/v1/events', JSON.stringify([event, event]), BATCH);
    expect(outcomes(reply)).toEqual(['accepted', 'duplicate-in-request']);
  });
});

describe('a file at the door', () => {
  it('of NDJSON gives its good lines and says what is wrong with the others, by line', async () => {
    const lines = [JSON.stringify(started(fresh())), '', '{"broken"', JSON.stringify(started(fresh()))];
    const reply = await doors.send('/v1/events', gzipSync(lines.join('\r\n')), {
      ...NDJSON,
      'content-encoding': 'gzip',
    });
    expect(reply.status).toBe(202);
    expect(reply.json.items!.map(({ item, outcome, code }) => [item, outcome, code])).toEqual([
      [1, 'accepted', undefined],
      [3, 'rejected', 'malformed-json'],
      [4, 'accepted', undefined],
    ]);
  });

  const header = 'nhs-number,nmc-pin,post,organisation,occupation,contract,fte,effectiveOn';
  const row = (post: string, fte: string, on = '2026-01-05') =>
    `943 476 5919,98I1393E,R0A-${post},R0A,N2J,permanent,${fte},${on}`;
  const csv = (...rows: string[]) =>
    doors.send('/v1/events?type=post.started&source=urn:ods:R0A:esr', [header, ...rows, ''].join('\n'), CSV);

  it('of CSV needs no ids: unchanged rows make no event, changed ones take the place of the old', async () => {
    const first = await csv(row('1', '1'), row('2', '0.5'), row('1', '1'), row('2', '0.6'));
    expect(outcomes(first)).toEqual(['accepted', 'accepted', 'duplicate-in-request', 'rejected schema']);
    expect(outcomes(await csv(row('1', '1'), row('2', '0.5')))).toEqual(['unchanged', 'unchanged']);
    const changed = await csv(row('1', '0.9'), row('2', '0.5'));
    expect(changed.json['counts']).toMatchObject({ accepted: 1, unchanged: 1 });
    const events = await doors.appended();
    expect(events.filter(event => JSON.stringify(event).includes('supersedes'))).toHaveLength(1);
  });

  it('of CSV links the identifiers of a row, once', async () => {
    const links = (await doors.appended()).filter(({ type }) => type === 'muster.person.linked.v1');
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({ data: { basis: 'nmc-pin' } });
  });

  it('of CSV takes back nothing of another source', async () => {
    const before = (await doors.appended()).length;
    const thief = await doors.supplier({ name: 'thief', sources: ['urn:thief'], organisations: ['RTH'] });
    const reply = await doors.send(
      '/v1/events?type=post.started&source=urn:ods:R0A:esr&replaces=2026-01-01..2026-01-31',
      `${header}\n`,
      { ...CSV, authorization: `Bearer ${thief}` },
    );
    expect([reply.status, reply.json['code']]).toEqual([422, 'rejected']);
    expect(await doors.appended()).toHaveLength(before);
  });

  it('of CSV takes back what a range no longer contains, and brings it back when it does again', async () => {
    const replacing = (...rows: string[]) =>
      doors.send(
        '/v1/events?type=post.started&source=urn:ods:R0A:esr&replaces=2026-01-01..2026-01-31',
        [header, ...rows, ''].join('\n'),
        CSV,
      );
    const gone = await replacing(row('1', '0.9'));
    expect([gone.status, gone.json['retracted']]).toEqual([202, 1]);
    const back = await replacing(row('1', '0.9'), row('2', '0.5'));
    expect(back.json).toMatchObject({ retracted: 0, counts: { accepted: 1 } });
    const careful = await replacing(row('1', '0.9'), row('2', 'half'));
    expect(careful.json).toMatchObject({ retracted: 0, counts: { rejected: 1 } });
  });
});

describe('a body that spoils the whole', () => {
  it.each([
    ['nothing', '', { 'content-type': 'application/json' }, 400, 'the body is empty'],
    ['no JSON', '{"a":', { 'content-type': 'application/json' }, 400, 'an end too early at line 1, column 6'],
    ['another type', 'x', { 'content-type': 'application/xml' }, 415, 'application/xml is not taken here'],
    ['no gzip', 'x', { ...NDJSON, 'content-encoding': 'gzip' }, 400, 'says gzip, and the body is none'],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), NDJSON, 415, 'it is UTF-16'],
  ])('%s is told so', async (_, body, headers, status, words) => {
    const reply = await doors.send('/v1/events', body, headers);
    expect([reply.status, reply.json['detail']]).toEqual([status, expect.stringContaining(words)]);
  });
});

describe('a snapshot at the door', () => {
  const header = 'Assignment Number,Employee Number,Occupation Code,Contract Type,FTE,Start Date';
  const row = (nth: number, fte = '1') => `${nth},${10_000_000 + nth},N2J,Permanent,${fte},2025-01-06`;
  const address = '/v1/snapshots?organisation=R0A&asAt=2025-12-31&complete=true&source=urn:ods:R0A:esr';
  const send = (...rows: string[]) => doors.send(address, [header, ...rows].join('\n'), CSV);

  it('is taken though nothing new follows of its good rows, and names the rows that are bad', async () => {
    const first = await send(row(1), row(2), row(3, 'half'));
    expect([first.status, first.json['counts']]).toEqual([
      202,
      expect.objectContaining({ accepted: 2, rejected: 1 }),
    ]);
    const again = await send(row(1), row(2), row(3, 'half'));
    expect([again.status, again.json['state'], again.json['counts']]).toEqual([
      202,
      'taken',
      expect.objectContaining({ accepted: 0, rejected: 1 }),
    ]);
    expect(again.json.items).toMatchObject([{ item: 4, outcome: 'rejected', code: 'schema' }]);
    expect(first.json.items!.map(({ item, outcome }) => [item, outcome]).sort()).toEqual([
      [2, 'accepted'],
      [3, 'accepted'],
      [4, 'rejected'],
    ]);
    const later = await doors.get(`/v1/deliveries/${again.json['batch'] as string}`);
    expect(later.json).toMatchObject({ state: 'taken' });
  });

  it('of a day that has not come is refused in the words of the address', async () => {
    for (const asAt of ['2026-02-01', '1949-12-31', '2025-02-30']) {
      const reply = await doors.send(address.replace('2025-12-31', asAt), `${header}\n${row(1)}`, CSV);
      expect([reply.status, reply.json['detail']]).toEqual([
        400,
        expect.stringContaining('asAt: expected a day'),
      ]);
      expect(reply.text).not.toContain('--');
    }
  });

  it('through a mapping that reads none is told so in the words of the address', async () => {
    const reply = await doors.send(`${address}&mapping=nhs-turnover`, `${header}\n`, CSV);
    expect(reply.status).toBe(400);
    expect(reply.text).not.toContain('--');
  });
});

describe('an address where nothing is', () => {
  it('is not repeated, for it may name somebody', async () => {
    for (const path of [
      '/v1/people/9434765919',
      '/v1/people/nhs-number:943%20476%205919?dob=1980-02-01',
      '/v1/deliveries/9434765919',
      '/9434765919/%zz',
    ]) {
      const reply = await doors.get(path);
      expect([400, 404]).toContain(reply.status);
      expect(reply.text).not.toMatch(/943|1980/);
    }
    const { json } = await doors.get('/v1/people/9434765919');
    expect(json).toMatchObject({ code: 'unknown-route', instance: '/v1/people/…' });
  });
});

describe('who asks about himself', () => {
  it('learns what he may say, and what his deliveries were', async () => {
    const me = await doors.get('/v1/sources/me');
    expect(me.json).toMatchObject({ supplier: 'trust', organisations: ['R0A'] });
    const reply = await doors.send('/v1/events', JSON.stringify(started(fresh())));
    const delivery = await doors.get(`/v1/deliveries/${reply.json['batch'] as string}`);
    expect(delivery.json).toMatchObject({ state: 'taken', accepted: 1, rejected: 0 });
    const other = await doors.supplier({ name: 'other', sources: ['urn:other'], organisations: ['RXX'] });
    const nosy = await doors.get(`/v1/deliveries/${reply.json['batch'] as string}`, {
      authorization: `Bearer ${other}`,
    });
    expect(nosy.status).toBe(404);
  });

  it('is told when he sends too much at once', async () => {
    const key = await doors.supplier({
      name: 'slow',
      sources: ['urn:slow'],
      organisations: ['RSL'],
      eventsPerSecond: 1,
    });
    const authorization = `Bearer ${key}`;
    const send = () =>
      doors.send('/v1/events', JSON.stringify(Array.from({ length: 8 }, () => started(fresh()))), {
        ...BATCH,
        authorization,
      });
    await send();
    const refused = await send();
    expect([refused.status, refused.json['code']]).toEqual([429, 'too-many']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

it('nothing that names anybody is logged or kept', async () => {
  expect(doors.logged()).not.toMatch(/9434765919|943 476 5919|98I1393E|20123456/);
  const items = await doors.database.rows('SELECT * FROM gateway.item');
  expect(items.length).toBeGreaterThan(10);
  expect(JSON.stringify(items)).not.toMatch(/9434765919|943 476 5919|98I1393E|20123456/);
});
