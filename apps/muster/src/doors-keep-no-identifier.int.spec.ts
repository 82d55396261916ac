import { FOLDED_TOPICS } from '@muster/event-log/open';
import { type EventLog } from '@muster/event-log';
import { PostgresEventLog } from '@muster/event-log/postgres';
import {
  addSupplier,
  authenticator,
  createDoors,
  type Gateway,
  gatewayOn,
  issueKey,
  openPseudonyms,
  release,
  startWebhooks,
} from '@muster/gateway';
import { codeTables, createLogger, systemClock } from '@muster/platform';
import { folding, prepareStore, startProjector } from '@muster/projector';
import { type Database } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { leaksOf, stored } from './testing/leaks.js';
import { everythingSoFar, untilFolded } from './until-folded.js';

/** Made up, each in the spelling in which it is sent. */
const PLANTED = {
  nhs: '943 476 5919',
  otherNhs: '9434765870',
  wrongNhs: '9434765918',
  ni: 'JG 12 34 56 D',
  pin: '98i1393e',
  gmc: '6123459',
  esr: '10949595-4',
  student: 'R0A-s7654321',
  post: 'R0A-87654321',
  assignment: 'ZQ87654',
  employee: 'ZW10949',
  name: 'Florence Nightingale',
} as const;

let folder: string;
let database: Database;
let log: EventLog;
let gateway: Gateway;
let address: string;
let key: string;
const closing: (() => unknown)[] = [];
const logged: string[] = [];
/** All that went out: answers, and calls of the webhook. */
const told: { readonly by: string; readonly text: string }[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-doors-scan-'));
  const store = await testDatabase('doors-keep-no-identifier');
  database = store.database;
  log = new PostgresEventLog(database, { pollMs: 50 });
  await log.ensureTopics(FOLDED_TOPICS.map(topic => ({ topic, partitions: 2 })));
  const logger = createLogger('trace', { write: line => void logged.push(line) });
  const to = folding(database, codeTables());
  gateway = gatewayOn({
    log,
    database,
    clock: systemClock,
    logger,
    pseudonyms: await openPseudonyms(database, folder, {}, logger),
    referenceAt: to.referenceAt,
  });
  await prepareStore(to);
  const projector = await startProjector(log, to, logger);
  await addSupplier(
    database,
    {
      name: 'trust',
      sources: ['urn:ods:R0A'],
      kinds: ['person', 'person.linked'],
      organisations: ['R0A'],
      workplaces: [],
      eventsPerSecond: 10_000,
    },
    systemClock.now(),
  );
  ({ key } = await issueKey(database, { supplier: 'trust', label: 'scan', now: systemClock.now() }));
  const server = await createDoors({
    gateway,
    authenticate: authenticator(database, systemClock),
    privateWebhooks: true,
  });
  address = await server.listen({ host: '127.0.0.1', port: 0 });
  closing.push(
    () => server.close(),
    () => projector.stop(),
    () => log.close(),
    () => store.drop(),
  );
});
afterAll(async () => {
  for (const close of closing) await close();
  rmSync(folder, { recursive: true });
});

type Json = Readonly<Record<string, unknown>>;

async function ask(path: string, init: RequestInit = {}, type = 'application/json') {
  const response = await fetch(`${address}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${key}`, 'content-type': type, ...init.headers },
  });
  const text = await response.text();
  told.push({ by: `${init.method ?? 'GET'} ${path}`, text });
  const json = JSON.parse(text === '' ? '{}' : text) as Json;
  const items = (json['items'] ?? []) as { readonly outcome: string; readonly code?: string }[];
  return { status: response.status, json, codes: items.map(({ outcome, code }) => code ?? outcome) };
}
const send = (path: string, body: string | Buffer, type?: string, headers: Record<string, string> = {}) =>
  ask(path, { method: 'POST', body: body as string, headers }, type);

let nth = 0;
const event = (subject: unknown, data: object, envelope: object = {}) => ({
  specversion: '1.0',
  type: 'muster.post.started.v1',
  source: 'urn:ods:R0A:esr',
  id: `e-${(nth += 1)}`,
  subject,
  time: '2025-01-10T00:00:00Z',
  data: {
    post: PLANTED.post,
    organisation: 'R0A',
    occupation: 'N2J',
    contract: 'permanent',
    effectiveOn: '2025-01-06',
    ...data,
  },
  ...envelope,
});
const nhs = `person/nhs-number:${PLANTED.nhs}`;
const gmc = `person/gmc:${PLANTED.gmc}`;
const link = (alias: string) => ({
  ...event(nhs, {}),
  type: 'muster.person.linked.v1',
  data: { alias, basis: 'nmc-pin' },
});

const GOOD = [
  event(nhs, {}),
  event(nhs, { fte: 0.5 }, { id: 'e-1' }), // under an id that is taken: parked
  event(`person/ni:${PLANTED.ni}`, {}),
  event(gmc, {}, { employeename: PLANTED.name, nhsnumber: PLANTED.otherNhs, traceparent: PLANTED.name }),
  event(`person/esr:${PLANTED.esr}`, {}),
  event(`person/student:${PLANTED.student}`, {}),
  link(`person/nmc-pin:${PLANTED.pin}`),
];
const named = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`name${at}`, PLANTED.name]));
const BAD = [
  [event(`person/nhs-number:${PLANTED.wrongNhs}`, {}), 'schema'],
  [event(`person/${PLANTED.name}`, {}), 'schema'],
  [event(`nhs-number:${PLANTED.otherNhs}`, {}), 'schema'],
  [event(`organisation/${PLANTED.esr}`, {}), 'schema'],
  [event(Number(PLANTED.otherNhs), {}), 'schema'],
  [event(gmc, { post: PLANTED.nhs }), 'schema'],
  [event(gmc, { post: [PLANTED.nhs] }), 'schema'],
  [event(gmc, { fte: PLANTED.otherNhs }), 'schema'],
  [event(gmc, { contract: PLANTED.ni }), 'schema'],
  [event(gmc, { effectiveOn: PLANTED.nhs }), 'schema'],
  [event(gmc, { grade: { [PLANTED.otherNhs]: PLANTED.pin } }), 'schema'],
  [event(gmc, { [PLANTED.otherNhs]: 1 }), 'schema'],
  [event(gmc, { [PLANTED.pin]: { [PLANTED.ni]: '\0' } }), 'schema'],
  [event(gmc, named), 'schema'],
  [event(gmc, { grade: `of ${PLANTED.nhs}` }), 'identifier-in-text'],
  [event(gmc, {}, { id: `start-${PLANTED.otherNhs}` }), 'identifier-in-text'],
  [event(gmc, {}, { source: `urn:ods:R0A:${PLANTED.otherNhs}` }), 'identifier-in-text'],
  [event(gmc, {}, { source: 'urn:ods:RXX:esr' }), 'not-your-source'],
  [event(gmc, { post: PLANTED.post.replace('R0A', 'RXX') }), 'not-your-organisation'],
  [event(gmc, {}, { type: `muster.${PLANTED.otherNhs}.v1` }), 'unknown-type'],
  [event(gmc, {}, { time: PLANTED.nhs }), 'not-a-cloudevent'],
  [event(gmc, {}, { [`${PLANTED.otherNhs}!`]: PLANTED.name }), 'not-a-cloudevent'],
  [PLANTED.otherNhs, 'not-a-cloudevent'],
] as const;
const items = [...GOOD, ...BAD.map(([item]) => item)];
const codesOf = (good: string) => [...GOOD.map(() => good), ...BAD.map(([, code]) => code)];

const CSV = 'text/csv';
const rows = (...cells: string[][]) => cells.map(row => row.join(',')).join('\n');
const CSV_HEADER = ['nhs-number', 'ni', 'nmc-pin', 'gmc', 'esr', 'student', 'post', 'organisation', 'occupation', 'contract', 'grade', 'effectiveOn']; // prettier-ignore
const csvRow = (post: string, change: Record<string, string> = {}) => {
  const cells: Record<string, string> = {
    'nhs-number': PLANTED.nhs,
    ni: PLANTED.ni,
    'nmc-pin': PLANTED.pin,
    gmc: PLANTED.gmc,
    esr: PLANTED.esr,
    student: PLANTED.student,
    post,
    organisation: 'R0A',
    occupation: 'N2J',
    contract: 'permanent',
    grade: '',
    effectiveOn: '2025-01-06',
    ...change,
  };
  return CSV_HEADER.map(name => cells[name]!);
};
const CSV_PATH = '/v1/events?type=post.started&source=urn:ods:R0A:payroll';

const SNAPSHOT_HEADER = ['Assignment Number', 'Employee Number', 'NHS Number', 'NMC PIN', 'Occupation Code', 'Contract Type', 'Grade', 'FTE', 'Start Date', PLANTED.otherNhs, 'Surname']; // prettier-ignore
const snapshotRow = (at: number, change: Record<string, string> = {}) => {
  const cells: Record<string, string> = {
    'Assignment Number': `${PLANTED.assignment}${at}`,
    'Employee Number': `${PLANTED.employee}${at}`,
    'Occupation Code': 'N2J',
    'Contract Type': 'Permanent',
    FTE: '1',
    'Start Date': '2024-01-01',
    Surname: PLANTED.name,
    ...change,
  };
  return SNAPSHOT_HEADER.map(name => cells[name] ?? '');
};
const people = (count: number) => Array.from({ length: count }, (_, at) => snapshotRow(at));
const snapshot = (asAt: string, body: string, more = '') =>
  send(`/v1/snapshots?organisation=R0A&asAt=${asAt}&complete=true${more}`, body, CSV);

const leaks = leaksOf(PLANTED);
const folded = async () => untilFolded(database, await everythingSoFar(log));

describe('identifiers that are sent through a door', () => {
  it('as events: one, a batch, a file, and a dry run', async () => {
    const one = await send('/v1/events', JSON.stringify(event(nhs, { post: 'R0A-87654321' })));
    expect([one.status, one.codes]).toEqual([202, ['accepted']]);
    for (const [item, code] of BAD) {
      const refused = await send('/v1/events', JSON.stringify(item));
      expect([refused.status, ...refused.codes]).toEqual([422, code]);
    }
    const dry = await send('/v1/events?dryRun=true', JSON.stringify(items));
    expect([dry.json['state'], dry.codes]).toEqual(['dry-run', codesOf('accepted')]);
    const batch = await send('/v1/events', JSON.stringify(items), 'application/cloudevents-batch+json');
    expect([batch.status, batch.codes]).toEqual([202, codesOf('accepted')]);
    const broken = [
      `{"subject":"${nhs}`,
      `${PLANTED.otherNhs} ${PLANTED.name}`,
      // Longer than a line may be, and of what does not deflate: else it would be taken for a bomb.
      `"${PLANTED.otherNhs}${randomBytes(1 << 20).toString('base64')}"`,
    ];
    const lines = [...items.map(item => JSON.stringify(item)), ...broken];
    const file = await send('/v1/events', gzipSync(lines.join('\n')), 'application/x-ndjson', {
      'content-encoding': 'gzip',
    });
    expect(file.codes).toEqual([...codesOf('accepted'), 'malformed-json', 'malformed-json', 'too-large']);
  });

  it('as rows of events, also where they replace others and come back', async () => {
    const good = csvRow('R0A-87654321');
    const bad = [
      csvRow('87654321'),
      csvRow('R0A-876543210', { 'nhs-number': PLANTED.wrongNhs }),
      csvRow('R0A-876543211', { ni: PLANTED.name }),
      csvRow('R0A-876543212', { grade: PLANTED.otherNhs }),
      csvRow('R0A-876543213', { contract: PLANTED.otherNhs }),
      csvRow('R0A-876543214', { effectiveOn: PLANTED.otherNhs }),
      [PLANTED.otherNhs],
      [`"${PLANTED.otherNhs}`],
    ];
    const first = await send(CSV_PATH, rows(CSV_HEADER, good, csvRow('R0A-876543219')), CSV);
    expect(first.codes).toEqual(['accepted', 'accepted']);
    const mixed = await send(CSV_PATH, rows(CSV_HEADER, good, ...bad), CSV);
    expect(new Set(mixed.codes)).toEqual(new Set(['unchanged', 'schema', 'identifier-in-text']));
    const range = `${CSV_PATH}&replaces=2025-01-01..2025-01-31`;
    const replaced = await send(range, rows(CSV_HEADER, good), CSV);
    expect(replaced.json).toMatchObject({ retracted: 1, counts: { unchanged: 1 } });
    await send(range, rows(CSV_HEADER, ...bad), CSV);
    // A file without a header is all rows about somebody.
    for (const path of [CSV_PATH, range])
      expect(await send(path, rows(good, good), CSV)).toMatchObject({ status: 400 });
  });

  it('as snapshots: taken, tried, held, released and refused', async () => {
    const bad = [
      snapshotRow(90, { Grade: `of ${PLANTED.nhs}` }),
      snapshotRow(91, { 'NHS Number': PLANTED.wrongNhs }),
      snapshotRow(92, { FTE: PLANTED.otherNhs }),
      snapshotRow(93, { 'Contract Type': PLANTED.otherNhs }),
      snapshotRow(94, { 'Start Date': PLANTED.otherNhs }),
      snapshotRow(95, { 'Assignment Number': PLANTED.nhs }),
      snapshotRow(96, { 'Occupation Code': PLANTED.otherNhs }),
    ];
    const tried = await snapshot('2025-03-31', rows(SNAPSHOT_HEADER, ...people(40), ...bad), '&dryRun=true');
    expect([tried.status, tried.json['state']]).toEqual([202, 'dry-run']);
    expect(tried.json['summary']).toMatchObject({ badRows: bad.length });
    const withNumbers = snapshotRow(80, { 'NHS Number': PLANTED.otherNhs, 'NMC PIN': PLANTED.pin });
    const taken = await snapshot('2025-03-31', rows(SNAPSHOT_HEADER, ...people(40), withNumbers, ...bad));
    expect([taken.status, taken.json['state']]).toEqual([202, 'taken']);
    await folded();
    const held = await snapshot('2025-04-30', rows(SNAPSHOT_HEADER, ...people(15), ...bad.slice(0, 1)));
    expect([held.status, held.json['state']]).toEqual([202, 'held']);
    const request = await database.rows('SELECT FROM gateway.delivery WHERE state = $1', ['held']);
    expect(request).toHaveLength(1);
    expect(await leaksNow()).toEqual([]);
    await release(gateway, { batch: held.json['batch'] as string, by: 'A. Planner' });
    for (const body of [rows(people(2)[0]!, people(2)[1]!), `${PLANTED.otherNhs}\n`])
      expect(await snapshot('2025-05-31', body)).toMatchObject({ status: 400 });
  });

  it('in questions and in what is not read at all', async () => {
    for (const path of [
      `/v1/events?${PLANTED.otherNhs}=1`,
      `/v1/events?dryRun=${PLANTED.otherNhs}`,
      `${CSV_PATH}:${PLANTED.otherNhs}`,
      `${CSV_PATH}&time=${PLANTED.otherNhs}`,
      `${CSV_PATH}&replaces=${PLANTED.otherNhs}`,
      `/v1/snapshots?organisation=R0A&asAt=2025-03-31&source=urn:ods:R0A:${PLANTED.otherNhs}`,
      `/v1/snapshots?organisation=${PLANTED.otherNhs}&asAt=${PLANTED.otherNhs}`,
      `/v1/snapshots?organisation=R0A&asAt=2025-03-31&mapping=${PLANTED.otherNhs}`,
    ])
      expect([400, 422]).toContain((await send(path, rows(CSV_HEADER, csvRow(PLANTED.post)), CSV)).status);
    const other = await send('/v1/events', JSON.stringify(GOOD[0]), `text/${PLANTED.pin}`);
    expect(other.status).toBe(415);
    const stranger = await send('/v1/events', JSON.stringify(GOOD[0]), undefined, {
      authorization: `Bearer ${PLANTED.otherNhs}`,
    });
    expect(stranger.status).toBe(401);
  });
});

describe('what a supplier hears of it later', () => {
  it('comes by the webhook, by outcomes, and by the quality of a month', async () => {
    await folded();
    let latest = 0;
    const receiver = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        told.push({ by: 'the webhook', text: body });
        const { outcomes } = JSON.parse(body) as { outcomes?: readonly { readonly number: number }[] };
        latest = outcomes?.at(-1)?.number ?? latest;
        response.writeHead(204).end();
      });
    });
    await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    expect(await ask('/v1/sources/me/webhook', { method: 'PUT', body: JSON.stringify({ url }) })).toMatchObject({ status: 200 }); // prettier-ignore
    const webhooks = startWebhooks(gateway, { privateToo: true, idleMs: 50 });
    try {
      await send('/v1/events', JSON.stringify(items));
      await folded();
      for (let waited = 0; latest === 0 && waited < 10_000; waited += 50) await sleep(50);
    } finally {
      await webhooks.stop();
      receiver.close();
    }
    expect(told.filter(({ by }) => by === 'the webhook').length).toBeGreaterThan(0);
    const outcomes: unknown[] = [];
    for (let since = 0, more = true; more;) {
      const { json } = await ask(`/v1/sources/me/outcomes?since=${since}`);
      outcomes.push(...(json['outcomes'] as unknown[]));
      [since, more] = [json['next'] as number, json['more'] as boolean];
    }
    const known = JSON.stringify(outcomes);
    for (const outcome of ['applied', 'duplicate', 'parked', 'rejected', 'retracted'])
      expect(known).toContain(`"outcome":"${outcome}"`);
    await ask('/v1/sources/me/quality');
    const { json } = await send('/v1/events', JSON.stringify(GOOD[0]));
    await ask(`/v1/deliveries/${json['batch'] as string}`);
  });
});

async function leaksNow(): Promise<string[]> {
  const texts = await stored(database);
  expect(texts.get('log.event.value')!.length).toBeGreaterThan(1000);
  return [
    ...[...texts].flatMap(([where, text]) => leaks(where, text)),
    ...logged.flatMap(line => leaks('the log', line)),
    ...told.flatMap(({ by, text }) => leaks(`an answer to ${by}`, text)),
  ];
}

describe('none of them', () => {
  it('is in any table, log line or answer', async () => {
    await folded();
    expect(logged.length).toBeGreaterThan(0);
    expect(await leaksNow()).toEqual([]);
  });

  it('escapes this scan: what is planted would be found in any of the three', () => {
    expect(leaks('x', 'Mrs FLORENCE  nightingale')).toHaveLength(1);
    expect(leaks('x', '{"got":"9434765919 and 6123459"}')).toHaveLength(2);
    expect(leaks('x', 'zq876541')).toHaveLength(1);
  });
});
