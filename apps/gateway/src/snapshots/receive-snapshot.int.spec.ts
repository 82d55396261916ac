import { type Day, type Fact, faultInWords, inForce, readEvent } from '@muster/domain';
import { dataFolder } from '@muster/platform';
import { type Database } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Append } from '../keyed/deliver-keyed.js';
import { type CloudEvent } from '../keyed/cloud-event.js';
import { readSnapshotMapping } from '../mappings/mapping.js';
import { sourceOf } from '../mappings/snapshot-mapping.js';
import { type RowPseudonyms } from './read-row.js';
import { planSnapshot, receiveSnapshot } from './receive-snapshot.js';
import { summaryInWords } from './summary.js';

const mapping = readSnapshotMapping(join(dataFolder(), 'mappings'), 'staff-in-post');
const TODAY = '2026-01-01' as Day;
const [JAN, FEB, MAR] = ['2025-01-31', '2025-02-28', '2025-03-31'] as Day[] as [Day, Day, Day];

let database: Database;
let drop: () => Promise<void>;
let log: CloudEvent[];
beforeAll(async () => {
  ({ database, drop } = await testDatabase('receive-snapshot'));
});
afterAll(() => drop());
beforeEach(() => empty());

async function empty(): Promise<void> {
  log = [];
  for (const table of ['business_key', 'snapshot', 'snapshot_post', 'snapshot_link'])
    await database.run(`DELETE FROM gateway.${table}`);
}

const hex = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Of several identifiers the last names the subject, as NHS numbers go before employee numbers. */
const pseudonyms: RowPseudonyms = {
  post: clear => hex(clear),
  person: identifiers => {
    const named = Object.entries(identifiers).map(([scheme, id]) => ({
      basis: scheme,
      alias: `person/${hex(id)}`,
    }));
    const subject = named.at(-1)!.alias;
    return identifiers['nhs-number'] === 'bad'
      ? { ok: false, faults: [{ pointer: '/nhs-number', expected: 'an NHS number', got: 'another form' }] }
      : { ok: true, subject, links: named.slice(0, -1) };
  },
};

const append: Append = events => {
  log.push(...events);
  return Promise.resolve(events.map(() => ({ outcome: 'accepted' })));
};

type Cells = Readonly<Record<string, string>>;

const cells = (assignment: string, rest: Cells = {}): Cells => ({
  'Assignment Number': assignment,
  'Employee Number': `1000${assignment}`,
  'Occupation Code': 'N2J',
  'Contract Type': 'Permanent',
  FTE: '0.8',
  ...rest,
});

interface How {
  readonly complete?: boolean;
  readonly dryRun?: boolean;
  readonly append?: Append;
  readonly workplaces?: readonly string[];
}

let deliveries = 0;

function request(
  asAt: Day,
  rows: readonly Cells[],
  { complete = true, dryRun = false, workplaces = [] }: How = {},
) {
  const header = [...new Set(rows.flatMap(row => Object.keys(row)))];
  deliveries += 1;
  const receivedAt = new Date(Date.UTC(2025, 5, 1, 0, 0, deliveries));
  return {
    rows: rows.map((row, nth) => ({ line: nth + 2, cells: row, raw: Object.values(row), fault: undefined })),
    header: header.length > 0 ? header : Object.keys(cells('1')),
    mapping,
    organisation: 'R0A',
    source: sourceOf(mapping, 'R0A'),
    asAt,
    complete,
    dryRun,
    workplaces,
    batch: `b${deliveries}`,
    time: receivedAt.toISOString(),
    receivedAt,
  };
}

const surroundings = (how: How = {}) => ({
  database,
  pseudonyms,
  append: how.append ?? append,
  today: TODAY,
});

const receive = (asAt: Day, rows: readonly Cells[], how: How = {}) =>
  receiveSnapshot(request(asAt, rows, how), surroundings(how));

/** What is in force, without what names the delivery. */
function standing(): string[] {
  const bySubject = new Map<string, Map<string, Fact>>();
  for (const event of log) {
    const reading = readEvent(event, TODAY);
    if (!reading.ok) throw new Error(JSON.stringify(reading.rejection));
    const own = bySubject.get(event.subject) ?? new Map<string, Fact>();
    bySubject.set(event.subject, own);
    if (!own.has(event.id)) own.set(event.id, reading.fact);
  }
  return [...bySubject.values()]
    .flatMap(facts => {
      const { facts: held, anomalies } = inForce([...facts.values()]);
      expect(anomalies).toEqual([]);
      return held;
    })
    .map(({ type, subject, data }) => {
      const { supersedes: _, ...said } = data as Record<string, unknown>;
      return JSON.stringify([type, subject, Object.entries(said).sort()]);
    })
    .sort();
}

const types = () => standing().map(text => (JSON.parse(text) as string[])[0]!);
const reasons = (rejected: Awaited<ReturnType<typeof receive>>['rejected']) =>
  rejected.map(({ row, faults }) => `${row.line}: ${faults.map(faultInWords).join('; ')}`);

describe('a snapshot of staff in post', () => {
  it('begins posts, and sent again says nothing', async () => {
    const first = await receive(JAN, [cells('1'), cells('2')]);
    expect([first.accepted, first.summary.joiners]).toEqual([2, { posts: 2, people: 2 }]);
    const again = await receive(JAN, [cells('2'), cells('1')]);
    expect([again.events, again.summary.unchanged]).toEqual([[], 2]);
    const later = await receive(FEB, [cells('1'), cells('2')]);
    expect([later.events, later.summary.previous, later.summary.unchanged]).toEqual([[], JAN, 2]);
  });

  it('tells joiners, leavers, changes and withdrawn endings, and a dry run leaves no trace', async () => {
    await receive(JAN, [cells('1'), cells('2'), cells('3')]);
    const next = [cells('1', { FTE: '50%' }), cells('3'), cells('4')];
    const dry = await receive(FEB, next, { dryRun: true });
    expect(dry.summary).toMatchObject({
      joiners: { posts: 1, people: 1 },
      leavers: { posts: 1, people: 1 },
      changes: 1,
      unchanged: 1,
    });
    expect(log).toHaveLength(3);
    const sent = await receive(FEB, next);
    const withoutTime = ({ time: _, batch: _b, ...event }: CloudEvent) => event;
    expect(sent.events.map(withoutTime)).toEqual(dry.events.map(withoutTime));
    expect(log).toHaveLength(6);
    const back = await receive(MAR, [...next, cells('2')]);
    expect(back.summary).toMatchObject({ withdrawnEndings: 1, corrections: 0, joiners: { posts: 1 } });
    expect(types()).not.toContain('post.ended');
  });

  it('ends with A after A, B, A of one day, and after a person was left out and put back', async () => {
    const a = [cells('1'), cells('2')];
    await receive(JAN, a);
    const before = standing();
    await receive(JAN, [cells('1', { FTE: '1' }), cells('2')]);
    await receive(JAN, a);
    expect(standing()).toEqual(before);
    await receive(JAN, [cells('1')]);
    expect(standing()).toHaveLength(1);
    await receive(JAN, a);
    expect(standing()).toEqual(before);
  });

  it('ends nobody when it is not complete, nor when a bad row may be anybody’s', async () => {
    await receive(JAN, [cells('1'), cells('2')]);
    await receive(FEB, [cells('1')], { complete: false });
    expect(types()).toEqual(['post.started', 'post.started']);
    const broken = { ...cells('?!'), 'Employee Number': '77', 'NHS Number': 'bad' };
    const unsure = await receive(FEB, [cells('1'), broken]);
    expect(unsure.summary).toMatchObject({ unattributed: 1, leavers: { posts: 0 } });
    expect(summaryInWords(unsure.summary).join('\n')).toContain('nobody is taken to have left');
    await receive(FEB, [cells('1'), {}]); // a blank line is nobody's
    expect(types()).toEqual(['post.ended', 'post.started', 'post.started']);
  });

  it('sends bad rows back with every reason, and holds their posts for what they were', async () => {
    await receive(JAN, [cells('1'), cells('2'), cells('3'), cells('4')]);
    const { rejected, summary } = await receive(FEB, [
      cells('1', { FTE: 'full', 'Contract Type': 'Zero hours', 'Start Date': '31/02/2025' }),
      cells('2', { 'NHS Number': 'bad' }),
      cells('3', { 'Organisation Code': 'R0B' }),
      cells('4', { FTE: '7' }),
      cells('5'),
      cells('5', { FTE: '0.2' }),
    ]);
    expect(reasons(rejected)).toEqual([
      expect.stringMatching(
        /^2: \/FTE: .*got "full"; \/Contract Type: expected one of .*; \/Start Date: .*"31\/02\/2025"/,
      ),
      '3: /NHS Number: expected an NHS number, got another form',
      expect.stringMatching(/^4: \/Organisation Code: expected R0A, got "R0B"; send it in a snapshot/),
      expect.stringMatching(/^5: \/FTE: expected full-time equivalents from 0 to 1.5/),
      '7: expected one row a post, got another row of the post in line 6',
    ]);
    expect(summary).toMatchObject({ badRows: 5, leavers: { posts: 0 }, joiners: { posts: 1 } });
    const listed = await receive(MAR, [cells('3', { 'Organisation Code': 'R0B' })], { workplaces: ['R0B'] });
    expect(listed.rejected).toEqual([]);
  });

  it('of which no row can be read gives them all back, and ends nobody', async () => {
    await receive(JAN, [cells('1'), cells('2')]);
    const before = standing();
    const { rejected, summary, events } = await receive(FEB, [
      cells('1', { FTE: 'full' }),
      cells('2', { 'NHS Number': 'bad' }),
    ]);
    expect(reasons(rejected)).toEqual([
      expect.stringMatching(/^2: \/FTE: /),
      expect.stringMatching(/^3: \/NHS Number: /),
    ]);
    expect(summary).toMatchObject({
      rows: 2,
      badRows: 2,
      unchanged: 0,
      previous: JAN,
      leavers: { posts: 0 },
    });
    expect([events, standing()]).toEqual([[], before]);
    expect((await receive(MAR, [cells('1')])).summary).toMatchObject({
      previous: JAN,
      leavers: { posts: 1 },
    });
  });

  it('counts posts as unchanged only where their rows can be read', async () => {
    await receive(JAN, [cells('1'), cells('2')]);
    const { summary } = await receive(FEB, [cells('1'), cells('2', { FTE: 'full' })]);
    expect(summary).toMatchObject({ rows: 2, badRows: 1, unchanged: 1 });
  });

  it('holds all posts of a person for what they were when a row names the person and not the post', async () => {
    await receive(JAN, [cells('1'), cells('2')]);
    const { summary } = await receive(FEB, [cells('2'), cells('', { 'Employee Number': '10001' })]);
    expect(summary).toMatchObject({ badRows: 1, unattributed: 0, leavers: { posts: 0 } });
  });

  it('reads dates in both forms, last days, words for status and reasons', async () => {
    const dates = { 'Start Date': '04/10/2021', 'End Date': '2025-01-15', 'Leaving Reason': 'retirement' };
    await receive(JAN, [cells('1', { ...dates, 'Assignment Status': 'Career Break' })]);
    expect(standing().map(text => JSON.parse(text) as unknown[])).toEqual([
      [
        'post.ended',
        expect.anything(),
        expect.arrayContaining([
          ['effectiveOn', '2025-01-16'],
          ['reason', 'retirement'],
        ]),
      ],
      [
        'post.started',
        expect.anything(),
        expect.arrayContaining([
          ['effectiveOn', '2021-10-04'],
          ['status', 'inactive'],
          ['statusReason', 'career-break'],
        ]),
      ],
    ]);
  });

  it('links a row’s identifiers, and takes a link back with the last row that says it', async () => {
    const linked = { 'NHS Number': '9434765919', 'Employee Number': '10001' };
    await receive(JAN, [cells('1', linked), cells('2', linked)]);
    expect(types().filter(type => type === 'person.linked')).toHaveLength(1);
    await receive(JAN, [cells('1', linked), cells('2')]);
    expect(types().filter(type => type === 'person.linked')).toHaveLength(1);
    await receive(JAN, [cells('1'), cells('2')]);
    expect(types()).not.toContain('person.linked');
  });

  it('does not read columns that look personal, and says so', async () => {
    const { summary } = await receive(JAN, [
      cells('1', { Surname: 'X', 'Date of Birth': 'X', Team: 'Blue' }),
    ]);
    expect(summary.ignoredColumns).toEqual({ personal: ['Surname', 'Date of Birth'], other: ['Team'] });
    expect(JSON.stringify(log)).not.toContain('"X"');
  });

  it('refuses what spoils it whole', async () => {
    await expect(receive('2027-01-31' as Day, [cells('1')])).rejects.toThrow('a day that has come');
    await expect(receive(JAN, [{ 'Assignment Number': '1' }])).rejects.toThrow(
      'it lacks the column Occupation Code',
    );
    await expect(receive(JAN, [])).rejects.toThrow('would end every post');
    const twice = cells('1', { Assignment: '1' });
    await expect(receive(JAN, [twice])).rejects.toThrow('Assignment Number and Assignment mean the same');
  });

  it('takes an end back that a corrected snapshot no longer says, though a later row could not be read', async () => {
    await receive(JAN, [cells('1'), cells('2')], { complete: false });
    await receive(FEB, [cells('1'), cells('2', { 'End Date': '2025-02-14' })]);
    await receive(MAR, [cells('1'), cells('2', { FTE: 'bad' })]);
    expect(types()).toContain('post.ended');
    await receive(FEB, [cells('1')]);
    expect(types()).toEqual(['post.started', 'post.started']);
  });

  it('is mended by any later snapshot after a crash, wherever it struck', async () => {
    const crash: Append = () => Promise.reject(new Error('the log is away'));
    await receive(JAN, [cells('1'), cells('2')]);
    await expect(receive(FEB, [cells('1'), cells('3')], { append: crash })).rejects.toThrow('away');
    await receive(FEB, [cells('1', { FTE: '1' })]);
    const mended = standing();
    await empty();
    await receive(JAN, [cells('1'), cells('2')]);
    await receive(FEB, [cells('1', { FTE: '1' })]);
    expect(mended).toEqual(standing());
  });

  it('is not sent as planned when another came in between', async () => {
    const plan = await planSnapshot(request(JAN, [cells('1')]), surroundings());
    expect(plan.events).toHaveLength(1);
    await receive(JAN, [cells('1', { FTE: '0.1' })]);
    await expect(plan.commit()).rejects.toThrow('another came in');
  });

  it('is sent as planned wherever the store keeps what it is compared with', async () => {
    await receive(
      JAN,
      [1, 2, 3, 4, 5].map(nth => cells(String(nth))),
    );
    const plan = await planSnapshot(request(FEB, [cells('5')]), surroundings());
    expect(plan.events).toHaveLength(4);
    // A row that is written anew stands behind the others; once it is known how few there are, they are read as they stand.
    await database.run('UPDATE gateway.snapshot_post SET source = source WHERE post = $1', [
      plan.events[0]!.data['post'],
    ]);
    await database.run('ANALYZE gateway.snapshot_post');
    await plan.commit();
    expect(types().filter(type => type === 'post.ended')).toHaveLength(4);
  });

  it('comes, with all others, to the same facts in force in any order of arrival and after any corrections', async () => {
    const days = [JAN, FEB, MAR, '2025-04-30' as Day];
    const row = (nth: number) =>
      fc
        .record({
          FTE: fc.constantFrom('0.5', '1', '', 'bad'),
          'Start Date': fc.constantFrom('', '2019-06-03', '2025-02-10', '2025-04-02'),
          'End Date': fc.constantFrom('', '', '', '2025-03-14'),
          'NHS Number': fc.constantFrom('', '', '9434765919'),
        })
        .map(rest => cells(String(nth), rest));
    const rows = fc
      .tuple(...[1, 2, 3].map(nth => fc.option(row(nth), { nil: undefined })))
      .map(some => [cells('9'), ...some.flatMap(one => (one ? [one] : []))]);
    const snapshot = (asAt: Day) =>
      fc.record({ asAt: fc.constant(asAt), rows, complete: fc.constantFrom(true, true, false) });
    const arrivals = fc
      .tuple(
        fc.tuple(...days.map(snapshot)),
        fc.array(fc.constantFrom(...days).chain(snapshot), { maxLength: 2 }),
      )
      .chain(([last, earlier]) =>
        fc.tuple(
          fc.constant(last),
          fc
            .shuffledSubarray([...last], { minLength: last.length })
            .map(shuffled => [...earlier, ...shuffled]),
        ),
      );
    await fc.assert(
      fc.asyncProperty(arrivals, async ([inOrder, arrived]) => {
        const facts: string[][] = [];
        for (const order of [inOrder, arrived]) {
          await empty();
          for (const { asAt, rows: given, complete } of order) await receive(asAt, given, { complete });
          facts.push(standing());
        }
        expect(facts[1]).toEqual(facts[0]);
      }),
      { numRuns: 25 },
    );
  });
});
