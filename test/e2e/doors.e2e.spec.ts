import { refuse, release, startWebhooks } from '@muster/gateway';
import { systemClock } from '@muster/platform';
import { heldDeliveries } from '@muster/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DoorsAndProjector, doorsAndProjector, ended, started } from '../support/doors.js';

let doors: DoorsAndProjector;
beforeAll(async () => {
  doors = await doorsAndProjector('doors-e2e');
});
afterAll(() => doors.close());

const { ask, send, folded, inPost } = {
  ask: (...asked: Parameters<DoorsAndProjector['ask']>) => doors.ask(...asked),
  send: (events: readonly object[]) => doors.send(events),
  folded: () => doors.folded(),
  inPost: (organisation?: string) => doors.inPost(organisation),
};

const outcomesSince = async (since: number) => {
  const { json } = await ask(`/v1/sources/me/outcomes?since=${since}`);
  return json as {
    outcomes: { id: string; outcome: string; code?: string; anomalies?: string[]; remedy?: string }[];
    next: number;
    more: boolean;
  };
};
const latest = async () => {
  await folded();
  let next = 0;
  for (let page = await outcomesSince(0); ; page = await outcomesSince(next)) {
    next = page.next;
    if (!page.more) return next;
  }
};

describe('what is wrong with an event', () => {
  it('is told at once, whoever found it', async () => {
    const { data, ...event } = started(1, 'all-at-once');
    const wrong = {
      ...event,
      source: 'urn:ods:R1F:esr',
      time: '2999-01-01T00:00:00Z',
      data: { ...data, organisation: 'R1F', contract: 'perm', effectiveOn: '1926-02-03' },
    };
    const { json } = await send([wrong, []]);
    const items = json['items'] as { outcome: string; code: string; faults: { pointer: string }[] }[];
    expect(items.map(({ code, faults }) => [code, faults.map(({ pointer }) => pointer)])).toEqual([
      ['schema', ['/data/contract', '/data/effectiveOn', '/time', '/source', '/data/organisation']],
      ['not-a-cloudevent', ['']],
    ]);
  });
});

describe('what a supplier hears of its events', () => {
  it('is, event by event, what became of each', async () => {
    const since = await latest();
    await send([started(1), started(2), ended(3, 'lonely-end')]);
    await send([started(1), { ...started(2, 'start-2'), time: '2025-02-01T00:00:00Z' }]);
    await send([
      {
        ...started(2, 'start-2-corrected', 0.5),
        data: { ...started(2).data, fte: 0.5, supersedes: 'start-2' },
      },
    ]);
    await send([{ ...started(4), data: {} }, started(5)]);
    await folded();
    const { outcomes } = await outcomesSince(since);
    const said = outcomes.map(({ id, outcome, code, anomalies }) =>
      [id, outcome, code, ...(anomalies ?? [])].filter(part => part !== undefined).join(' '),
    );
    expect(said).toEqual([
      'start-1 applied',
      'start-2 superseded',
      'lonely-end applied end-before-start',
      'start-1 duplicate',
      'start-2 parked identity-reused',
      'start-2-corrected applied',
      'rejected schema',
      'start-5 applied',
    ]);
    expect(outcomes[4]!.remedy).toContain('under a new id, with `data.supersedes`');
  });

  it('comes in pages, of which none is told twice', async () => {
    const seen: number[] = [];
    for (let since = 0; ;) {
      const { json } = await ask(`/v1/sources/me/outcomes?since=${since}&limit=3`);
      seen.push(...(json['outcomes'] as { number: number }[]).map(({ number }) => number));
      if (json['more'] !== true) break;
      since = json['next'] as number;
    }
    expect(seen.length).toBeGreaterThan(6);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('adds up to a score of the month', async () => {
    const month = systemClock.now().toISOString().slice(0, 7);
    const { json } = await ask(`/v1/sources/me/quality?month=${month}`);
    const organisation = (json['organisations'] as Record<string, number | string>[]).find(
      found => found['organisation'] === 'R0A',
    );
    // All of it was true before the first of it came. Three of the seven have nothing wrong: 3 / 7 = 42.9 %.
    expect(organisation).toEqual({
      organisation: 'R0A',
      items: 7,
      rejected: 0,
      held: 0,
      parked: 1,
      duplicates: 1,
      corrected: 1,
      withdrawn: 0,
      anomalies: 1,
      late: 0,
      score: 42.9,
    });
  });
});

describe('a webhook', () => {
  it('is called with what became known, signed, until it is taken', async () => {
    const calls: { headers: Record<string, string>; body: string }[] = [];
    let refusals = 1;
    const receiver: Server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        calls.push({ headers: request.headers as Record<string, string>, body });
        response.writeHead(refusals-- > 0 ? 500 : 204).end();
      });
    });
    await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    const set = await ask('/v1/sources/me/webhook', { method: 'PUT', body: JSON.stringify({ url }) });
    expect(set.status).toBe(200);
    const webhooks = startWebhooks(doors.gateway, { privateToo: true, idleMs: 50 });
    try {
      await send([started(6)]);
      while (calls.length < 1) await sleep(50);
      // The pause before the second attempt is cut short, not the test made long.
      await sleep(200);
      await doors.database.run('UPDATE gateway.webhook_call SET next_at = now()');
      while (calls.length < 2) await sleep(50);
    } finally {
      await webhooks.stop();
      receiver.close();
    }
    const [first, second] = calls;
    expect(second!.body).toBe(first!.body);
    expect(JSON.parse(second!.body)).toMatchObject({
      supplier: 'trust',
      outcomes: [{ id: 'start-6', outcome: 'applied' }],
    });
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = second!.headers;
    const secret = Buffer.from((set.json['secret'] as string).replace('whsec_', ''), 'base64');
    expect(signature).toBe(
      `v1,${createHmac('sha256', secret).update(`${id}.${at}.${second!.body}`).digest('base64')}`,
    );
    expect((await ask('/v1/sources/me/webhook', { method: 'DELETE' })).status).toBe(204);
  });
});

describe('a delivery that is implausible', () => {
  const people = Array.from({ length: 60 }, (_, nth) => nth + 100);
  let held: string;

  it('is held: all of it is visible, and none of it applied', async () => {
    await send(people.map(nth => started(nth)));
    const before = await inPost();
    expect(before).toBeGreaterThanOrEqual(60);
    const few = await send(people.slice(0, 10).map(nth => ended(nth, `few-${nth}`)));
    expect(few.json['state']).toBe('taken');
    const reply = await send(people.slice(10, 40).map(nth => ended(nth)));
    expect([reply.status, reply.json['state']]).toEqual([202, 'held']);
    expect(reply.json['movements']).toMatchObject([{ organisation: 'R0A', change: -30, leavers: 30 }]);
    expect(await inPost()).toBe(before - 10);
    held = reply.json['batch'] as string;
    expect((await heldDeliveries(doors.database)).map(({ batch }) => batch)).toEqual([held]);
  });

  it('is said to be held by a dry run too', async () => {
    const { json } = await ask(
      '/v1/events?dryRun=true',
      { method: 'POST', body: JSON.stringify(people.slice(10, 40).map(nth => ended(nth, `dry-${nth}`))) },
      { 'content-type': 'application/json' },
    );
    expect(json).toMatchObject({ state: 'dry-run', counts: { held: 30 } });
  });

  it('is applied once a named person releases it, and only once', async () => {
    const before = await inPost();
    await expect(release(doors.gateway, { batch: held, by: ' ' })).rejects.toMatchObject({
      code: 'name-needed',
    });
    const taken = await release(doors.gateway, { batch: held, by: 'A. Planner' });
    expect(taken.state).toBe('taken');
    expect(await inPost()).toBe(before - 30);
    await expect(release(doors.gateway, { batch: held, by: 'A. Planner' })).rejects.toMatchObject({
      code: 'not-held',
    });
  });

  it('is not, once refused', async () => {
    const before = await inPost();
    const reply = await send(people.slice(40).map(nth => ended(nth)));
    expect(reply.json['state']).toBe('held');
    await refuse(doors.gateway, {
      batch: reply.json['batch'] as string,
      by: 'A. Planner',
      reason: 'a broken extract',
    });
    expect(await inPost()).toBe(before);
    const { outcomes } = await outcomesSince((await latest()) - 20);
    expect(outcomes.every(({ outcome }) => outcome === 'held')).toBe(true);
  });
});
