import { FOLDED_TOPICS } from '@muster/event-log/open';
import { faultInWords } from '@muster/domain';
import { type EventLog } from '@muster/event-log';
import { PostgresEventLog } from '@muster/event-log/postgres';
import { type Gateway, gatewayOn, importFile, openPseudonyms, readMapping } from '@muster/gateway';
import { codeTables, createLogger, dataFolder, systemClock } from '@muster/platform';
import { folding, prepareStore, startProjector } from '@muster/projector';
import { type Database } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaksOf, stored } from '../testing/leaks.js';
import { everythingSoFar, untilFolded } from '../until-folded.js';
import { personOf } from './pseudonym.js';

/** Made up, each in the spelling in which it is sent. */
const PLANTED = {
  nhs: '943 476 5919',
  otherNhs: '9434765870',
  wrongNhs: '9434765918',
  ni: 'JG 12 34 56 D',
  pin: '98i1393e',
  gmc: '6123459',
  esr: '10949595-4',
  student: '10007786-s7654321',
  post: 'R0A-87654321',
  name: 'Florence Nightingale',
} as const;

let folder: string;
let database: Database;
let drop: () => Promise<void>;
let log: EventLog;
let gateway: Gateway;
const closing: (() => Promise<void>)[] = [];
const logged: string[] = [];
/** What faults and errors said, without the rows that go back to their sender. */
const said: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-scan-'));
  ({ database, drop } = await testDatabase('no-identifier-left'));
  log = new PostgresEventLog(database);
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
  closing.push(
    () => projector.stop(),
    () => log.close(),
    () => drop(),
  );
});
afterAll(async () => {
  for (const close of closing) await close();
  rmSync(folder, { recursive: true });
});

const event = (subject: unknown, data: object, envelope: object = {}) => ({
  specversion: '1.0',
  type: 'muster.post.started.v1',
  source: 'urn:ods:R0A:esr',
  id: 'e1',
  subject,
  time: '2023-01-01T00:00:00Z',
  data: { organisation: 'R0A', occupation: 'N2J', contract: 'permanent', effectiveOn: '2023-01-01', ...data },
  ...envelope,
});
const link = (subject: string, alias: string) => ({
  ...event(subject, {}),
  type: 'muster.person.linked.v1',
  data: { alias, basis: 'nmc-pin' },
});

async function imported(name: string, content: string, mapping?: string) {
  const file = join(folder, name);
  writeFileSync(file, content);
  const codes: string[] = [];
  const report = await importFile({
    file,
    ...(mapping === undefined
      ? {}
      : { mapping: readMapping(join(dataFolder(), 'mappings'), mapping), vintage: '2025-10' }),
    gateway,
    reject: ({ code, faults, line }) => {
      codes.push(`${line} ${code}`);
      said.push(...faults.map(faultInWords), JSON.stringify(faults));
    },
  }).catch(
    (error: unknown) => void said.push(String(error), (error as Error).stack ?? '', JSON.stringify(error)),
  );
  return { codes, accepted: report?.accepted };
}

const leaks = leaksOf(PLANTED);

describe('what was delivered with identifiers', () => {
  it('leaves none of them in any table, log line, fault or error', async () => {
    const good = [
      event(`person/nhs-number:${PLANTED.nhs}`, { post: PLANTED.post }),
      event(`person/nhs-number:${PLANTED.nhs}`, { post: PLANTED.post }), // said twice
      event(`person/ni:${PLANTED.ni}`, { post: PLANTED.post, fte: 0.6 }),
      event(
        `person/gmc:${PLANTED.gmc}`,
        { post: PLANTED.post },
        { employeename: PLANTED.name, nhsnumber: PLANTED.otherNhs },
      ),
      event(`person/esr:${PLANTED.esr}`, { post: PLANTED.post }, { traceparent: PLANTED.name }),
      event(`person/student:${PLANTED.student}`, { post: PLANTED.post }),
      { ...link(`person/nhs-number:${PLANTED.nhs}`, `person/nmc-pin:${PLANTED.pin}`), id: 'e2' },
      event(`person/nhs-number:${PLANTED.nhs}`, { post: PLANTED.post, fte: 0.5 }), // the id again: parked
    ];
    const bad = [
      [event(`person/nhs-number:${PLANTED.wrongNhs}`, { post: PLANTED.post }), 'schema'],
      [event(`person/${PLANTED.name}`, { post: PLANTED.post }), 'schema'],
      [event(`nhs-number:${PLANTED.otherNhs}`, { post: PLANTED.post }), 'schema'],
      [event(Number(PLANTED.otherNhs), { post: PLANTED.post }), 'schema'],
      [event(`person/gmc:${PLANTED.gmc}`, { post: PLANTED.nhs }), 'schema'],
      [event(`person/gmc:${PLANTED.gmc}`, { post: [PLANTED.nhs] }), 'schema'],
      [link(`person/gmc:${PLANTED.gmc}`, `person/nmc-pin:${PLANTED.pin}99`), 'schema'],
      [event(`person/gmc:${PLANTED.gmc}`, { post: PLANTED.post, contract: 'none' }), 'schema'],
      [
        event(`person/gmc:${PLANTED.gmc}`, { post: PLANTED.post, grade: `of ${PLANTED.nhs}` }),
        'identifier-in-text',
      ],
      [
        event(`person/gmc:${PLANTED.gmc}`, { post: PLANTED.post }, { id: `start-${PLANTED.otherNhs}` }),
        'identifier-in-text',
      ],
      [
        event(`person/gmc:${PLANTED.gmc}`, { post: PLANTED.post }, { type: 'muster.nobody.knows.v1' }),
        'unknown-type',
      ],
    ] as const;
    const broken = [
      `{"subject":"person/nhs-number:${PLANTED.otherNhs}`,
      `${PLANTED.otherNhs} ${PLANTED.name}`,
    ];
    const lines = [...good, ...bad.map(([item]) => item)].map(item => JSON.stringify(item));
    const people = await imported('people.ndjson', [...lines, ...broken, ''].join('\n'));
    expect(people).toEqual({
      accepted: good.length - 1, // what is said twice goes in once
      codes: expect.arrayContaining([
        ...bad.map(([, code], nth) => `${good.length + nth + 1} ${code}`),
        ...broken.map((_, nth) => `${lines.length + nth + 1} malformed-json`),
      ]),
    });
    expect(people.codes).toHaveLength(bad.length + broken.length);

    const header = 'PERIOD,TYPE,NHSE_REGION_CODE,STAFF_GROUP,HC,FTE';
    const figures = await imported(
      'figures.csv',
      `${header}\n202109 to 202209,Joiners,All,Midwives,1,1\n`,
      'nhs-turnover',
    );
    expect(figures.codes).toEqual(['2 bad-row']);

    await untilFolded(database, await everythingSoFar(log));
    const person = personOf(gateway.pseudonyms, `nhs-number:${PLANTED.nhs} nmc-pin:${PLANTED.pin}`);
    const found = 'found' in person ? person.found : [];
    const texts = await stored(database);
    const holders = [...texts]
      .filter(([, text]) => text.includes(found[0]!.pseudonym))
      .map(([where]) => where);
    expect(holders).toEqual(
      expect.arrayContaining([
        'log.event.key',
        'log.event.value',
        'muster.fact.subject',
        'muster.parked.payload',
      ]),
    );
    expect(texts.get('muster.alias.alias')).toContain(found[1]!.pseudonym);
    expect(logged.length).toBeGreaterThan(0);
    expect(said.length).toBeGreaterThan(bad.length);

    expect([...texts].flatMap(([where, text]) => leaks(where, text))).toEqual([]);
    expect(leaks('the log', logged.join('\n'))).toEqual([]);
    expect(said.flatMap(text => leaks(text, text))).toEqual([]);
  });
});

describe('the pseudonyms of a line', () => {
  it('are those of one person: the surest is the subject, the others are linked', () => {
    const pseudonymsOf = (line: string) => {
      const person = personOf(gateway.pseudonyms, line);
      return 'found' in person ? person.found.map(({ scheme, as }) => `${scheme} ${as}`) : person.faults;
    };
    expect(pseudonymsOf(`gmc:${PLANTED.gmc}, NHS-number:${PLANTED.nhs} person/esr:${PLANTED.esr}`)).toEqual([
      'nhs-number subject',
      'gmc person.linked, basis gmc',
      'esr person.linked, basis esr',
    ]);
    const faults = pseudonymsOf(`gmc:${PLANTED.gmc} nhs-number:${PLANTED.wrongNhs}`);
    expect(faults).toHaveLength(1);
    expect(JSON.stringify(faults)).not.toContain(PLANTED.wrongNhs);
  });
});
