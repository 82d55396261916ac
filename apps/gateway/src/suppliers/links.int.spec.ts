import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedDoors, servedDoors, started } from '../testing/served-doors.js';

let doors: ServedDoors;
beforeAll(async () => {
  doors = await servedDoors('who-may-link');
});
afterAll(() => doors.close());

const linking = (id: string, type = 'person.linked', source = 'urn:ods:R0A:esr') =>
  JSON.stringify({
    ...started(id, { type: `muster.${type}.v1`, source }),
    data: { alias: 'person/nmc-pin:98I1393E', basis: 'nmc-pin' },
  });
const linked = async () =>
  (await doors.appended()).filter(({ type }) => type === 'muster.person.linked.v1').length;

describe('that two identifiers are one person’s', () => {
  it('may be said by a row that holds both, whoever sends it', async () => {
    const before = await linked();
    const reply = await doors.send(
      '/v1/events?type=post.started&source=urn:ods:R0A:esr',
      'nhs-number,nmc-pin,post,organisation,occupation,contract,effectiveOn\n9434765919,98I1393E,R0A-1,R0A,N2J,permanent,2026-01-05\n',
      { 'content-type': 'text/csv' },
    );
    expect([reply.status, await linked()]).toEqual([202, before + 1]);
  });

  it.each(['person.linked', 'person.unlinked'])('may not be said by itself as %s', async type => {
    const reply = await doors.send('/v1/events', linking(`no-${type}`, type));
    expect(reply.status).toBe(422);
    expect(reply.json.items).toMatchObject([{ outcome: 'rejected', code: 'not-your-kind' }]);
    expect(reply.text).toContain('ask whoever runs Muster to grant person.linked to trust');
  });

  it('may, where that was granted, also before there is any fact of either', async () => {
    const key = await doors.supplier({
      name: 'registrar',
      sources: ['urn:registrar'],
      kinds: ['person', 'person.linked'],
      organisations: 'any',
    });
    const reply = await doors.send('/v1/events', linking('yes', 'person.linked', 'urn:registrar'), {
      'content-type': 'application/json',
      authorization: `Bearer ${key}`,
    });
    expect([reply.status, reply.json.items]).toMatchObject([202, [{ outcome: 'accepted' }]]);
    const me = await doors.get('/v1/sources/me', { authorization: `Bearer ${key}` });
    expect(me.json['kinds']).toEqual(['person', 'person.linked']);
  });
});
