import {
  addSupplier,
  authenticator,
  createDoors,
  type Gateway,
  issueKey,
  openPseudonyms,
  refuse,
  release,
  startWebhooks,
  undoWithdrawal,
  withdraw,
  withdrawable,
  withdrawSnapshot,
} from '@muster/gateway';
import { PostgresEventLog } from '@muster/event-log/postgres';
import { createLogger, professionTable, referenceTables, systemClock } from '@muster/platform';
import {
  folding,
  FOLDED_TOPICS,
  prepareStore,
  type RunningProjector,
  startProjector,
  verify,
} from '@muster/projector';
import { heldDeliveries, LastPositions, readHead, recordsBehind } from '@muster/store';
import { testDatabase, type TestDatabase } from '@muster/store/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Doors and a projector on one store: what suppliers send, and what they hear of it. */
const logger = createLogger('silent');
const folder = mkdtempSync(join(tmpdir(), 'muster-doors-'));
let store: TestDatabase;
let log: PostgresEventLog;
let gateway: Gateway;
let projector: RunningProjector;
let server: Awaited<ReturnType<typeof createDoors>>;
let address: string;
let key: string;
const to = () => folding(store.database, { professions: professionTable(), reference: referenceTables() });

beforeAll(async () => {
  store = await testDatabase('doors-e2e');
  log = new PostgresEventLog(store.database, { pollMs: 50 });
  await log.ensureTopics(FOLDED_TOPICS.map(topic => ({ topic, partitions: 2 })));
  const fold = to();
  await prepareStore(fold);
  projector = await startProjector(log, fold, logger);
  gateway = {
    log,
    database: store.database,
    clock: systemClock,
    logger,
    pseudonyms: await openPseudonyms(store.database, folder),
    referenceAt: fold.referenceAt,
  };
  await addSupplier(
    store.database,
    {
      name: 'trust',
      sources: ['urn:ods:R0A:esr'],
      kinds: ['person'],
      organisations: ['R0A'],
      workplaces: [],
      eventsPerSecond: 10_000,
    },
    systemClock.now(),
  );
  ({ key } = await issueKey(store.database, { supplier: 'trust', label: 'e2e', now: systemClock.now() }));
  server = await createDoors({
    gateway,
    authenticate: authenticator(store.database, systemClock),
    privateWebhooks: true,
  });
  address = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.close();
  await projector.stop();
  await log.close();
  await store.drop();
  rmSync(folder, { recursive: true });
});

/** Made-up NHS numbers with a check digit that fits. */
function nhsNumber(nth: number): string {
  for (let nine = 400_000_000 + nth * 11; ; nine += 1) {
    const digits = String(nine);
    const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${digits}${check}`;
  }
}

const envelope = (nth: number, id: string, type: string) => ({
  specversion: '1.0',
  type: `muster.${type}.v1`,
  source: 'urn:ods:R0A:esr',
  id,
  subject: `person/nhs-number:${nhsNumber(nth)}`,
  time: '2025-01-10T09:00:00Z',
});
const started = (nth: number, id = `start-${nth}`, fte = 1) => ({
  ...envelope(nth, id, 'post.started'),
  data: {
    post: `R0A-${nth}`,
    organisation: 'R0A',
    occupation: 'N2J',
    fte,
    contract: 'permanent',
    effectiveOn: '2025-01-06',
  },
});
const ended = (nth: number, id = `end-${nth}`) => ({
  ...envelope(nth, id, 'post.ended'),
  data: { post: `R0A-${nth}`, reason: 'resignation', effectiveOn: '2025-06-01' },
});

async function ask(path: string, init: RequestInit = {}, headers: Record<string, string> = {}) {
  const response = await fetch(`${address}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${key}`, ...headers },
  });
  const text = await response.text();
  return { status: response.status, json: (text === '' ? {} : JSON.parse(text)) as Record<string, any> };
}

const send = (events: readonly object[]) =>
  ask(
    '/v1/events',
    { method: 'POST', body: JSON.stringify(events) },
    { 'content-type': 'application/cloudevents-batch+json' },
  );

async function folded(): Promise<void> {
  const ends = new LastPositions();
  for (const topic of FOLDED_TOPICS)
    for (const { partition, highWater } of (await log.describe(topic)).partitions)
      ends.add([{ topic, partition, offset: highWater - 1 }]);
  while ((await recordsBehind(store.database, ends.all())) > 0) await sleep(20);
}

async function inPost(): Promise<number> {
  await folded();
  const { generation } = await readHead(store.database);
  const [row] = await store.database.rows<{ people: number | null }>(
    `SELECT sum(headcount)::bigint AS people FROM muster.cell_stock
     WHERE generation = $1 AND level = 'organisation' AND area = 'R0A' AND day <= '2025-12-31'`,
    [generation!.number],
  );
  return row!.people ?? 0;
}

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
    // Everything came more than 31 days after it was true.
    expect(organisation).toMatchObject({
      items: 7,
      late: 7,
      parked: 1,
      duplicates: 1,
      corrected: 1,
      anomalies: 1,
      score: 0,
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
    const webhooks = startWebhooks(gateway, { privateToo: true, idleMs: 50 });
    try {
      await send([started(6)]);
      while (calls.length < 1) await sleep(50);
      // The pause before the second attempt is cut short, not the test made long.
      await sleep(200);
      await store.database.run('UPDATE gateway.webhook_call SET next_at = now()');
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
    expect((await heldDeliveries(store.database)).map(({ batch }) => batch)).toEqual([held]);
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
    await expect(release(gateway, { batch: held, by: ' ' })).rejects.toMatchObject({ code: 'name-needed' });
    const taken = await release(gateway, { batch: held, by: 'A. Planner' });
    expect(taken.state).toBe('taken');
    expect(await inPost()).toBe(before - 30);
    await expect(release(gateway, { batch: held, by: 'A. Planner' })).rejects.toMatchObject({
      code: 'not-held',
    });
  });

  it('is not, once refused', async () => {
    const before = await inPost();
    const reply = await send(people.slice(40).map(nth => ended(nth)));
    expect(reply.json['state']).toBe('held');
    await refuse(gateway, {
      batch: reply.json['batch'] as string,
      by: 'A. Planner',
      reason: 'a broken extract',
    });
    expect(await inPost()).toBe(before);
    const { outcomes } = await outcomesSince((await latest()) - 20);
    expect(outcomes.every(({ outcome }) => outcome === 'held')).toBe(true);
  });
});

describe('a withdrawal', () => {
  it('takes back what came in with a delivery, and can be undone', async () => {
    const before = await inPost();
    const reply = await send([...Array.from({ length: 8 }, (_, nth) => started(nth + 300)), ended(140)]);
    const batch = reply.json['batch'] as string;
    const after = await inPost();
    expect(after).toBe(before + 7);
    const asked = { batch };
    expect((await withdrawable(gateway, asked)).retract).toHaveLength(9);
    expect(await inPost()).toBe(after);
    const { number } = await withdraw(gateway, asked, { by: 'A. Planner', reason: 'sent twice' });
    expect(await inPost()).toBe(before);
    await expect(withdraw(gateway, asked, { by: 'A. Planner', reason: 'again' })).resolves.toMatchObject({
      retract: [],
    });
    expect(await undoWithdrawal(gateway, number, 'A. Planner')).toEqual({
      restored: 9,
      retracted: 0,
      left: 0,
    });
    expect(await inPost()).toBe(after);
    await expect(undoWithdrawal(gateway, number, 'A. Planner')).rejects.toMatchObject({
      code: 'not-to-be-undone',
    });
  });

  it('leaves what an earlier delivery had brought', async () => {
    await send([started(400)]);
    const before = await inPost();
    const again = await send([started(400), started(401)]);
    await folded();
    const what = await withdrawable(gateway, { batch: again.json['batch'] as string });
    expect([what.retract.map(({ id }) => id), what.others]).toEqual([['start-401'], 1]);
    await withdraw(gateway, { batch: again.json['batch'] as string }, { by: 'A. Planner', reason: 'x' });
    expect(await inPost()).toBe(before);
  });

  it('of a retraction brings back what it had taken out', async () => {
    await send([started(410)]);
    const before = await inPost();
    const retraction = { ...envelope(410, 'undo-410', 'fact.retracted'), data: { retracts: 'start-410' } };
    const reply = await send([retraction]);
    expect(await inPost()).toBe(before - 1);
    const { number } = await withdraw(
      gateway,
      { batch: reply.json['batch'] as string },
      { by: 'A. Planner', reason: 'x' },
    );
    expect(await inPost()).toBe(before);
    expect(await undoWithdrawal(gateway, number, 'A. Planner')).toMatchObject({ retracted: 1 });
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
    const { number } = await withdraw(gateway, { batch }, { by: 'A. Planner', reason: 'too early' });
    expect(await inPost()).toBe(before);
    expect((await csv([row(500)])).json['counts']).toMatchObject({ accepted: 1 });
    expect(await inPost()).toBe(before + 1);
    // Undone, the other row counts too; the one that came again in the meantime does so once.
    await undoWithdrawal(gateway, number, 'A. Planner');
    expect(await inPost()).toBe(before + 2);
    expect((await csv([row(500), row(501)])).json['counts']).toMatchObject({ unchanged: 2 });
    expect(await inPost()).toBe(before + 2);
  });

  it('of a correction is that the row before counts again, and another correction is taken', async () => {
    await csv([row(510)]);
    const corrected = await csv([row(510, 0.5)]);
    await folded();
    await withdraw(
      gateway,
      { batch: corrected.json['batch'] as string },
      { by: 'A. Planner', reason: 'wrong file' },
    );
    await folded();
    expect((await csv([row(510, 0.5)])).json['counts']).toMatchObject({ accepted: 1 });
    await folded();
    const [standing] = await store.database.rows<{ fte: number }>(
      `SELECT (data->>'fte')::float8 AS fte FROM muster.fact WHERE data->>'post' = $1 ORDER BY log_offset DESC LIMIT 1`,
      [gateway.pseudonyms.of('post', 'R0A-510')],
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
  const inSnapshotTrust = async () => {
    await folded();
    const { generation } = await readHead(store.database);
    const [found] = await store.database.rows<{ people: number | null }>(
      `SELECT sum(headcount)::bigint AS people FROM muster.cell_stock
       WHERE generation = $1 AND level = 'organisation' AND area = 'RSN' AND day <= '2025-12-31'`,
      [generation!.number],
    );
    return found!.people ?? 0;
  };

  it('leaves what the others say, and comes back when that is undone', async () => {
    await addSupplier(
      store.database,
      {
        name: 'snapshots',
        sources: ['urn:ods:RSN:esr'],
        kinds: ['person'],
        organisations: ['RSN'],
        workplaces: [],
        eventsPerSecond: 1000,
      },
      systemClock.now(),
    );
    ({ key: snapshotKey } = await issueKey(store.database, {
      supplier: 'snapshots',
      label: 'e2e',
      now: systemClock.now(),
    }));
    const first = await snapshot('2025-03-31', people);
    expect([first.status, first.json['counts']]).toMatchObject([202, { accepted: 5, rejected: 0 }]);
    const second = await snapshot('2025-04-30', people.slice(2));
    expect(await inSnapshotTrust()).toBe(3);
    const batch = second.json['batch'] as string;
    const how = { by: 'A. Planner', reason: 'half an extract' };
    expect((await withdrawSnapshot(gateway, batch, { ...how, dryRun: true })).items).toHaveLength(2);
    expect(await inSnapshotTrust()).toBe(3);
    const { number } = await withdrawSnapshot(gateway, batch, { ...how, dryRun: false });
    expect(await inSnapshotTrust()).toBe(5);
    await expect(withdrawSnapshot(gateway, batch, { ...how, dryRun: false })).rejects.toMatchObject({
      code: 'snapshot-replaced',
    });
    await undoWithdrawal(gateway, number!, 'A. Planner');
    expect(await inSnapshotTrust()).toBe(3);
    const next = await snapshot('2025-05-31', people.slice(1));
    expect(next.status).toBe(202);
    expect(await inSnapshotTrust()).toBe(4);
  });
});

it('all of it leaves read models that the facts make', async () => {
  await folded();
  expect(await verify(to())).toMatchObject({ differences: [], breaches: [] });
});
