import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Area,
  ENTRY_KINDS,
  day,
  type Day,
  lastDayOf,
  type Month,
  type SubjectKey,
} from '@muster/domain';
import {
  type CloudEvent as SentEvent,
  readSnapshotMapping,
  receiveSnapshot,
  type RowPseudonyms,
  sourceOf,
} from '@muster/gateway';
import { dataFolder } from '@muster/platform';
import { type Event, FoldedStore } from '@muster/projector/testing';
import { CLEAN, type CloudEvent, simulate } from '@muster/simulator';
import { readCells, readHead } from '@muster/store';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { extractOf, postsTold } from './extracts.js';

const MONTHS = ['10', '11', '12', '01', '02', '03', '04', '05', '06', '07', '08', '09'].map(
  (month, nth) => `${nth < 3 ? 2020 : 2021}-${month}` as Month,
);
const ENDS: readonly Day[] = [day('2020-09-30'), ...MONTHS.map(lastDayOf)];
const mapping = readSnapshotMapping(join(dataFolder(), 'mappings'), 'staff-in-post');

/**
 * Events about posts of five trusts. What an extract of staff in post says nothing of is left out: training, registers, and links to
 * students' pseudonyms. None of it moves the stock of a trust. Nor do mergers occur: a merged trust's extract would come under
 * another code, which is another post.
 */
const events = [
  ...simulate({
    people: 1000,
    from: day('2020-09-30'),
    years: 1.05,
    seed: 11,
    areas: ['Y58', 'Y62'] as Area[],
    mergers: false,
    dirt: CLEAN,
  }),
].filter((item): item is CloudEvent => typeof item !== 'string' && item.type.startsWith('muster.post.'));

const trusts = largest(5);
const everywhere = postsTold(events);
const nameOf = ({ person, post }: { person: string; post: string }) => `person/${person} ${post}`;
/** Whoever moves to or from a trust without extracts would be seen at one side only. */
const elsewhere = new Set(
  everywhere
    .filter(({ states }) => states.some(({ data }) => !trusts.includes(String(data['organisation']))))
    .map(nameOf),
);
const posts = everywhere.filter(told => !elsewhere.has(nameOf(told)));
const kept = new Set(posts.map(nameOf));

let told: FoldedStore;
let extracted: FoldedStore;
beforeAll(async () => {
  [told, extracted] = [await FoldedStore.open('told'), await FoldedStore.open('extracted')];
  await told.empty();
  await told.fold(
    events.filter(({ subject, data }) =>
      kept.has(`${subject} ${String(data['post'])}`),
    ) as unknown as Event[],
    [100],
  );
});
afterAll(async () => {
  await told.drop();
  await extracted.drop();
});

function largest(count: number): string[] {
  const sizes = new Map<string, number>();
  for (const { type, data } of events)
    if (type === 'muster.post.started.v1') {
      const code = String(data['organisation']);
      sizes.set(code, (sizes.get(code) ?? 0) + 1);
    }
  return [...sizes.entries()]
    .sort((a, b) => b[1] - a[1])
    .slice(0, count)
    .map(([code]) => code);
}

/** Employee numbers of the extracts are the simulated pseudonyms, each after its trust's code. */
const pseudonyms: RowPseudonyms = {
  post: clear => createHash('sha256').update(clear).digest('hex').slice(0, 32),
  person: ({ esr }) => ({ ok: true, subject: `person/${esr!.slice(esr!.indexOf('-') + 1)}`, links: [] }),
};

async function sendExtracts(dated: boolean): Promise<void> {
  for (const table of ['business_key', 'snapshot', 'snapshot_post', 'snapshot_link'])
    await extracted.database.run(`DELETE FROM gateway.${table}`);
  await extracted.empty();
  const sent: SentEvent[] = [];
  for (const asAt of ENDS)
    for (const organisation of trusts) {
      const rows = extractOf(posts, organisation, asAt, dated, mapping);
      const receivedAt = new Date(`${asAt}T20:00:00Z`);
      const { rejected } = await receiveSnapshot(
        {
          rows: rows.map((cells, nth) => ({ line: nth + 2, cells, raw: [], fault: undefined })),
          header: Object.keys(rows[0]!),
          mapping,
          organisation,
          source: sourceOf(mapping, organisation),
          asAt,
          complete: true,
          dryRun: false,
          batch: `${organisation} ${asAt}`,
          time: receivedAt.toISOString(),
          receivedAt,
        },
        {
          database: extracted.database,
          pseudonyms,
          today: day('2022-01-01'),
          append: batch => {
            sent.push(...batch);
            return Promise.resolve(batch.map(() => ({ outcome: 'accepted' })));
          },
        },
      );
      expect(rejected).toEqual([]);
    }
  await extracted.fold(
    sent.map(event => ({ ...event, subject: event.subject as SubjectKey })),
    [200],
  );
}

type Row = Readonly<Record<string, string | number>>;
const MEASURES = ['headcount', 'fte', 'on_leave', 'on_leave_fte', 'unknown_fte'];

async function cells(store: FoldedStore, cube: 'stock' | 'flow'): Promise<Row[]> {
  const { generation } = await readHead(store.database);
  const all: Row[] = await readCells(store.database, generation!.number, cube);
  return all.filter(({ level, area }) => level === 'organisation' && trusts.includes(String(area)));
}

/** Stock by trust and profession at the end of each of these days. */
async function stock(store: FoldedStore, days: readonly Day[]): Promise<Record<string, number>> {
  const rows = await cells(store, 'stock');
  const sums: Record<string, number> = {};
  for (const on of days)
    for (const row of rows)
      if (String(row['day']) <= on)
        for (const measure of MEASURES) {
          const key = `${on} ${row['area']} ${row['profession']} ${measure}`;
          sums[key] = (sums[key] ?? 0) + Number(row[measure]);
        }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}

/**
 * How many came into and went out of the stock, by trust, profession and month after the first extract. Kinds are not compared: whether
 * somebody is new or comes back from an absence, has left or moved on, hangs on what was before the first extract and after the last.
 */
async function flows(store: FoldedStore): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const row of await cells(store, 'flow')) {
    const month = String(row['day']).slice(0, 7) as Month;
    if (!MONTHS.includes(month)) continue;
    const way = ENTRY_KINDS.some(({ kind }) => kind === row['kind']) ? 'in' : 'out';
    const key = `${month} ${row['area']} ${row['profession']} ${way}`;
    sums[key] = (sums[key] ?? 0) + Number(row['headcount']);
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}

describe('a year of monthly extracts of five trusts', () => {
  it('has something to say', () => {
    expect(trusts).toHaveLength(5);
    const within = (on: string | undefined) => on !== undefined && on > ENDS[0]! && on <= ENDS.at(-1)!;
    expect(posts.filter(({ from }) => within(from)).length).toBeGreaterThan(30);
    expect(posts.filter(({ to }) => within(to)).length).toBeGreaterThan(30);
    expect(
      posts.filter(({ states }) => states.some(({ on }, nth) => nth > 0 && within(on))).length,
    ).toBeGreaterThan(30);
  });

  it('gives the stock of the events sent one by one at the end of every month, without any dates', async () => {
    await sendExtracts(false);
    expect(await stock(extracted, ENDS)).toEqual(await stock(told, ENDS));
  });

  it('gives it with dates too, and as many who came and went in every month', async () => {
    await sendExtracts(true);
    expect(await stock(extracted, ENDS)).toEqual(await stock(told, ENDS));
    expect(await flows(extracted)).toEqual(await flows(told));
  });
});
