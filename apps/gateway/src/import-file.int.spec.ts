import { type FigureKind, type Month, noReference, professionTable } from '@muster/domain';
import { type EventLog } from '@muster/event-log';
import { PostgresEventLog } from '@muster/event-log/postgres';
import { createLogger, dataFolder, MusterFault } from '@muster/platform';
import { type Database } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewayOn } from './delivery/gateway.js';
import { importFile } from './import-file.js';
import { type ImportReport, type RejectedItem } from './import-request.js';
import { type Mapping, readMapping } from './mappings/mapping.js';
import { pseudonymsUnder } from './pseudonyms/under-locks.js';
import { faultInWords } from '@muster/domain';

const TOPIC = 'muster.organisations';
const turnover: Mapping = readMapping(join(dataFolder(), 'mappings'), 'nhs-turnover');
const HEADER = 'PERIOD,TYPE,NHSE_REGION_CODE,STAFF_GROUP,HC,FTE';

let folder: string;
let database: Database;
let drop: () => Promise<void>;
let log: EventLog;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-import-'));
  ({ database, drop } = await testDatabase('import-file'));
  log = new PostgresEventLog(database);
  await log.ensureTopics([
    { topic: TOPIC, partitions: 1 },
    { topic: 'muster.governance', partitions: 1 },
  ]);
});
afterAll(async () => {
  await log.close();
  await drop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await database.run('DELETE FROM gateway.business_key');
});

/** The four rows of a block. */
function block(
  figures: Partial<Record<FigureKind, string>>,
  where = '202109 to 202209,%,All,Midwives',
): string[] {
  const names = {
    start: 'Denominator at start of period',
    end: 'Denominator at end of period',
    joiners: 'Joiners',
    leavers: 'Leavers',
  };
  return Object.entries(figures).map(
    ([kind, figure]) => `${where.replace('%', names[kind as FigureKind])},${figure}`,
  );
}

const whole = block({ start: '100,90.5', end: '110,99.25', joiners: '20,18', leavers: '10,9' });

async function imported(
  content: string | Buffer,
  how: { name?: string; mapping?: Mapping | undefined; vintage?: string } = {},
): Promise<ImportReport & { rejects: RejectedItem[]; events: Record<string, unknown>[] }> {
  const file = join(folder, how.name ?? 'file.csv');
  writeFileSync(file, content);
  const before = await end();
  const rejects: RejectedItem[] = [];
  const report = await importFile({
    file,
    ...('mapping' in how ? (how.mapping ? { mapping: how.mapping } : {}) : { mapping: turnover }),
    vintage: how.vintage ?? '2025-10',
    gateway: gatewayOn({
      log,
      database,
      clock: { now: () => new Date('2026-01-01T12:00:00Z') },
      logger: createLogger('silent'),
      pseudonyms: pseudonymsUnder([Buffer.alloc(32)]),
      referenceAt: () => Promise.resolve(noReference(professionTable([]))),
    }),
    reject: item => rejects.push(item),
  });
  const records = await log.read(TOPIC, 0, before, 10_000);
  return {
    ...report,
    rejects,
    events: records.map(({ value }) => JSON.parse(Buffer.from(value).toString()) as Record<string, unknown>),
  };
}

const end = async () => (await log.describe(TOPIC)).partitions[0]!.highWater;
const csv = (...rows: string[]) => [HEADER, ...rows, ''].join('\n');
const reasons = ({ rejects }: { rejects: RejectedItem[] }) =>
  rejects.map(({ line, faults }) => `${line}: ${faults.map(faultInWords).join('; ')}`);

describe('importing the turnover file', () => {
  it('makes one event of the four rows of a block', async () => {
    const { events, accepted, rejects } = await imported(csv(...whole));
    expect([accepted, rejects]).toEqual([1, []]);
    expect(events[0]).toMatchObject({
      type: 'muster.workforce.reported.v1',
      source: 'urn:nhs-england:workforce-statistics:turnover',
      subject: 'organisation/ENG',
      time: '2025-10-01T00:00:00Z',
      data: {
        profession: 'midwife',
        series: 'nhs-turnover',
        vintage: '2025-10',
        from: '2021-09-30',
        to: '2022-09-30',
        start: { headcount: 100, fte: 90.5 },
        end: { headcount: 110, fte: 99.25 },
        joiners: { headcount: 20, fte: 18 },
        leavers: { headcount: 10, fte: 9 },
      },
    });
  });

  it('puts scattered rows together, and reads CRLF, a BOM and quotes', async () => {
    const quoted = whole.map(row => row.replace('202109 to 202209', '"202109 to 202209"'));
    const other = block({ start: '1,1', end: '2,2' }, '202109 to 202209,%,Y56,Midwives');
    const rows = [quoted[0]!, other[0]!, quoted[1]!, quoted[2]!, other[1]!, quoted[3]!];
    const { accepted, rejects } = await imported(`\uFEFF${csv(...rows).replaceAll('\n', '\r\n')}`);
    expect([accepted, rejects]).toEqual([2, []]);
  });

  it('changes nothing the second time', async () => {
    await imported(csv(...whole));
    const again = await imported(csv(...whole));
    expect([again.accepted, again.unchanged, again.events]).toEqual([0, 1, []]);
  });

  it('supersedes what a corrected file says anew, and ends with A after A, B, A', async () => {
    const first = await imported(csv(...whole));
    const corrected = await imported(csv(...whole).replace('99.25', '98'));
    const back = await imported(csv(...whole));
    const ids = [first, corrected, back].map(({ events }) => events[0]!['id'] as string);
    expect(new Set(ids).size).toBe(3);
    expect(corrected.events[0]).toMatchObject({ data: { supersedes: ids[0], end: { fte: 98 } } });
    expect(back.events[0]).toMatchObject({ data: { supersedes: ids[1], end: { fte: 99.25 } } });
  });

  it('adds a newer vintage beside the older one', async () => {
    await imported(csv(...whole));
    const newer = await imported(csv(...whole), { vintage: '2026-10' });
    expect(newer.events[0]).not.toHaveProperty('data.supersedes');
    expect(newer.events[0]).toMatchObject({ time: '2026-10-01T00:00:00Z', data: { vintage: '2026-10' } });
  });

  it('sends an event again that was noted but may not have reached the log', async () => {
    const first = await imported(csv(...whole));
    await database.run('UPDATE gateway.business_key SET confirmed = false');
    const again = await imported(csv(...whole));
    expect(again.events.map(({ id }) => id)).toEqual([first.events[0]!['id']]);
  });

  it('returns a bad joiners or leavers row alone and takes the rest of the block', async () => {
    const result = await imported(csv(...whole).replace('20,18', 'twenty,18.1234567'));
    expect(reasons(result)).toEqual([
      '4: /HC: expected a whole number, 0 or more, got "twenty"; write digits and nothing else; ' +
        '/FTE: expected a number, 0 or more, with at most five decimals, got "18.1234567"; write digits with a point before the decimals, and nothing else',
    ]);
    expect(result.events[0]).not.toHaveProperty('data.joiners');
    expect(result.events[0]).toMatchObject({ data: { leavers: { fte: 9 } } });
  });

  it('returns a block without start or end whole, with the reason', async () => {
    const result = await imported(csv(whole[0]!, whole[2]!, whole[3]!));
    expect(result.accepted).toBe(0);
    expect(result.rejects.map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(reasons(result)[0]).toContain('expected a block with Denominator at end of period');
  });

  it('never reads a blank as zero', async () => {
    const result = await imported(csv(...whole).replace('110,99.25', ','));
    expect(result.accepted).toBe(0);
    expect(reasons(result)[1]).toContain('a blank is not zero');
  });

  it('takes what one measure gives when the other is blank', async () => {
    const result = await imported(csv(...whole).replace('20,18', ',18'));
    expect(result.events[0]).toMatchObject({ data: { joiners: { fte: 18 } } });
    expect(result.events[0]).not.toHaveProperty('data.joiners.headcount');
  });

  it('returns rows with unknown words, short rows and doubled figures, each with what was expected', async () => {
    const result = await imported(
      csv(
        ...whole,
        '202109 to 202209,Movers,Y99,Nurses,1,1',
        '202109 to 202209,Joiners',
        whole[3]!,
        '2021 to 2022,Joiners,All,Midwives,1,1',
      ),
    );
    expect(result.accepted).toBe(1);
    expect(reasons(result)).toEqual([
      expect.stringMatching(/^7: expected 6 cells as in the header, got 2/),
      expect.stringMatching(/^6: .*\/NHSE_REGION_CODE: expected All or the code.*\/STAFF_GROUP: .*\/TYPE: /),
      expect.stringMatching(/^8: \/TYPE: expected each figure once, got "Leavers" again \(first in line 5\)/),
      expect.stringMatching(/^9: \/PERIOD: expected a period as YYYYMM to YYYYMM/),
    ]);
  });

  it('refuses a whole file only for what spoils all of it, and says what to do', async () => {
    const refusal = async (content: string | Buffer, how = {}) => {
      const fault = await imported(content, how).catch((error: unknown) => error);
      if (!(fault instanceof MusterFault)) throw new Error('the file was not refused');
      return `${fault.code}: ${fault.message.replace(folder, '')}; ${fault.remedy}`;
    };
    expect(await refusal('')).toContain('bad-file: /file.csv cannot be read: it is empty');
    expect(await refusal('PERIOD,TYPE,HC,HC\n')).toContain(
      'it lacks the column NHSE_REGION_CODE, STAFF_GROUP, FTE and it has the column HC more than once',
    );
    expect(await refusal(Buffer.from(`\uFEFF${csv(...whole)}`, 'utf16le'))).toContain(
      'it is UTF-16; save it as UTF-8',
    );
    expect(await refusal(`${HEADER}\n"202109`)).toContain('bad-file');
    expect(await refusal(csv(...whole), { vintage: '2025' })).toContain('the vintage must be a month');
    expect(await refusal('{}', { mapping: undefined })).toContain('mapping-needed');
  });

  it('reads the published file whole: regional FTE add up to England in every block', async () => {
    const { accepted, rejects, events } = await imported(
      readFileSync(join(dataFolder(), 'nhs_turnover_midwives_consultants.csv')),
    );
    expect([accepted, rejects]).toEqual([224, []]);
    const sums = new Map<string, { england: number; regions: number }>();
    for (const { subject, data } of events as { subject: string; data: Record<string, unknown> }[])
      for (const kind of ['start', 'end', 'joiners', 'leavers'] as const) {
        const key = [data['profession'], data['from'], kind].join(' ');
        const sum = sums.get(key) ?? { england: 0, regions: 0 };
        sums.set(key, sum);
        sum[subject === 'organisation/ENG' ? 'england' : 'regions'] += Math.round(
          (data[kind] as { fte: number }).fte * 100_000,
        );
      }
    expect(sums.size).toBe(2 * 14 * 4);
    for (const [key, { england, regions }] of sums) expect(`${key} ${regions}`).toBe(`${key} ${england}`);
  });
});

describe('importing CloudEvents', () => {
  const event = (data: object, id = '1') =>
    JSON.stringify({
      specversion: '1.0',
      type: 'muster.workforce.reported.v1',
      source: 'urn:a',
      id,
      subject: 'organisation/ENG',
      time: '2025-10-01T00:00:00Z',
      data: {
        profession: 'midwife',
        from: '2021-09-30',
        to: '2022-09-30',
        series: 's',
        vintage: '2025-10' as Month,
        start: { fte: 1 },
        end: { fte: 2 },
        ...data,
      },
    });

  it('takes good lines, and returns bad ones with their codes', async () => {
    const lines = [event({}), '{broken', '', event({ end: { fte: -1 } }, '2'), '[]'];
    const result = await imported(lines.join('\n'), { name: 'events.ndjson', mapping: undefined });
    expect(result.accepted).toBe(1);
    expect(result.rejects.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '2 malformed-json',
      '4 schema',
      '5 not-a-cloudevent',
    ]);
    expect(result.rejects[0]!.raw).toEqual(['{broken']);
  });
});
