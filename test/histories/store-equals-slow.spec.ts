import { addMonths, type CubeName, type Day, type SubjectKey } from '@muster/domain';
import { refoldQueued, takeIn, verify } from '@muster/projector';
import { FoldedStore, type Event, Log } from '@muster/projector/testing';
import { readCells, readHead, refoldsPending } from '@muster/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diceOf } from '../support/dice.js';
import { figuresOf, lines } from './figures.js';
import { derive } from './reference/derive.js';
import { HISTORY_WINDOW, historyOf } from './reference/generator.js';
import { deriveLearners } from './reference/learners.js';
import { readTables } from './reference/tables.js';
import { deriveTenure } from './reference/tenure.js';

const HISTORIES = Number(process.env['MUSTER_HISTORIES'] ?? 30);
const FIRST = Number(process.env['MUSTER_FIRST_HISTORY'] ?? 1);
const tables = readTables();

let store: FoldedStore;
beforeAll(async () => {
  store = await FoldedStore.open('store-equals-slow');
});
afterAll(() => store.drop());

/**
 * Another order of arrival, with some events twice. Events under one identity with different content keep their order, for
 * there the first in log order stands.
 */
function shuffled(history: readonly Event[], draw: (below: number) => number): Event[] {
  const identity = (event: Event) => `${event.subject} ${String(event['source'])} ${String(event['id'])}`;
  const all = history.flatMap(event => (draw(5) === 0 ? [event, event] : [event]));
  const slots = all.map((_, index) => index);
  for (let index = slots.length - 1; index > 0; index -= 1) {
    const other = draw(index + 1);
    [slots[index], slots[other]] = [slots[other]!, slots[index]!];
  }
  const byIdentity = new Map<string, number[]>();
  all.forEach((event, index) => {
    const places = byIdentity.get(identity(event)) ?? [];
    places.push(slots[index]!);
    byIdentity.set(identity(event), places);
  });
  for (const places of byIdentity.values()) places.sort((a, b) => a - b);
  const arrived: Event[] = [];
  for (const event of all) arrived[byIdentity.get(identity(event))!.shift()!] = event;
  return arrived;
}

async function fold(events: readonly Event[], draw: (below: number) => number): Promise<void> {
  await store.empty();
  const sizes = [1 + draw(9), 1 + draw(9), 1 + draw(30)];
  const waiting = byPartition(new Log(events).batches(sizes));
  while (waiting.length > 0) {
    const nth = draw(waiting.length);
    const batch = waiting[nth]!.shift()!;
    const worthARound = 1 + draw(2) * 1_000;
    expect((await takeIn({ ...store.to, worthARound }, batch)).outcome).toBe('applied');
    if (draw(6) === 0) await refoldQueued(store.to, 3);
    if (draw(6) === 0) await store.addUp();
    if (waiting[nth]!.length === 0) waiting.splice(nth, 1);
  }
  await store.settle();
}

function byPartition<Batch extends { topic: string; partition: number }>(
  batches: readonly Batch[],
): Batch[][] {
  const partitions = new Map<string, Batch[]>();
  for (const batch of batches) {
    const key = `${batch.topic} ${batch.partition}`;
    partitions.set(key, [...(partitions.get(key) ?? []), batch]);
  }
  return [...partitions.values()];
}

type Row = Readonly<Record<string, string | number>>;

async function cells(cube: 'flow' | 'flow_month' | 'stock' | 'stock_month'): Promise<Row[]> {
  const { generation } = await readHead(store.database);
  return readCells(store.database, generation!.number, cube);
}

const key = (row: Row, ...names: string[]) => names.map(name => row[name]).join(' ');

/** Sums of the measures by key, zeros left out. */
function sums(rows: Iterable<readonly [string, Readonly<Record<string, number>>]>): string[] {
  const all = new Map<string, number>();
  for (const [at, measures] of rows)
    for (const [measure, value] of Object.entries(measures))
      all.set(`${at} ${measure}`, (all.get(`${at} ${measure}`) ?? 0) + value);
  return [...all].flatMap(([at, value]) => (value === 0 ? [] : [`${at} ${value}`])).sort();
}

const pick = (row: Row, ...measures: string[]) =>
  Object.fromEntries(measures.map(measure => [measure, Number(row[measure])]));

async function storedFlows(): Promise<string[]> {
  const within = (await cells('flow')).filter(
    row => String(row['day']) >= HISTORY_WINDOW.from && String(row['day']) <= HISTORY_WINDOW.to,
  );
  return sums(
    within.map(row => [
      key(row, 'level', 'area', 'profession', 'day', 'kind'),
      pick(row, 'headcount', 'fte'),
    ]),
  );
}

const LAST_DAYS = [
  '2019-10-31',
  '2020-02-29',
  '2020-12-31',
  '2021-06-30',
  '2021-10-31',
  '2022-03-31',
  '2022-09-30',
];
const STOCK_MEASURES = [
  'headcount',
  'fte',
  'unknown_fte',
  'on_leave',
  'on_leave_fte',
  'stayed',
  'stayed_later',
];

async function storedStock(): Promise<string[]> {
  const changes = await cells('stock');
  return sums(
    LAST_DAYS.flatMap(on => {
      const at = (row: Row) => `${key(row, 'level', 'area', 'profession')} ${on}`;
      const before = addMonths(on as Day, -12);
      return changes.flatMap(row => {
        const { stayed_later, ...measures } = pick(row, ...STOCK_MEASURES);
        return [
          ...(String(row['day']) <= on ? [[at(row), measures] as const] : []),
          ...(String(row['day']) <= before ? [[at(row), { stayed: stayed_later! }] as const] : []),
        ];
      });
    }),
  );
}

/** Day cells add up to month cells. */
async function monthsOfDays(cube: 'flow' | 'stock', names: string[], measures: string[]): Promise<string[]> {
  const rows = await cells(cube);
  return sums(
    rows.map(row => [[key(row, ...names), String(row['day']).slice(0, 7)].join(' '), pick(row, ...measures)]),
  );
}

async function months(
  cube: 'flow_month' | 'stock_month',
  names: string[],
  measures: string[],
): Promise<string[]> {
  return sums((await cells(cube)).map(row => [key(row, ...names, 'month'), pick(row, ...measures)]));
}

/** Cubes that are kept as they are contributed: every cell. */
async function storedFigures(...cubes: CubeName[]): Promise<string[]> {
  const { generation } = await readHead(store.database);
  const rows = await Promise.all(
    cubes.map(async cube =>
      (await readCells(store.database, generation!.number, cube)).map(row => ({ ...row, cube })),
    ),
  );
  return lines(figuresOf(rows.flat(), cubes));
}

/** Changes of who is in post, all bands together, by organisation, profession and month. */
async function bandsInPost(): Promise<string[]> {
  const { generation } = await readHead(store.database);
  const rows = await readCells(store.database, generation!.number, 'tenure');
  return sums(
    rows
      .filter(({ kind }) => kind === 'in-post')
      .map(row => [key(row, 'area', 'profession', 'month'), { headcount: Number(row['count']) }]),
  );
}

async function headcounts(): Promise<string[]> {
  const rows = (await cells('stock_month')).filter(({ level }) => level === 'organisation');
  return sums(rows.map(row => [key(row, 'area', 'profession', 'month'), pick(row, 'headcount')]));
}

describe('the store', () => {
  it.each(Array.from({ length: HISTORIES }, (_, index) => FIRST + index))(
    'holds what the slow fold makes of history %i, in any order, doubled and in any batches',
    async seed => {
      const history = historyOf(seed) as unknown as (Event & { subject: SubjectKey })[];
      const draw = diceOf(seed).below;
      const truth = derive(historyOf(seed), tables, HISTORY_WINDOW);
      await fold(shuffled(history, draw), draw);

      expect(await storedFlows()).toEqual(
        sums(
          truth.flows.map(({ headcount, fte, ...at }) => [
            key(at as unknown as Row, 'level', 'area', 'profession', 'day', 'kind'),
            { headcount, fte },
          ]),
        ),
      );
      expect(await storedStock()).toEqual(
        sums(
          truth.stock
            .filter(({ day }) => LAST_DAYS.includes(day))
            .map(cell => [
              key(cell as unknown as Row, 'level', 'area', 'profession', 'day'),
              {
                headcount: cell.headcount,
                fte: cell.fte,
                unknown_fte: cell.unknownFte,
                on_leave: cell.onLeave,
                on_leave_fte: cell.onLeaveFte,
                stayed: cell.stayed,
              },
            ]),
        ),
      );
      const flow = ['level', 'area', 'profession', 'kind'];
      expect(await months('flow_month', flow, ['headcount', 'fte'])).toEqual(
        await monthsOfDays('flow', flow, ['headcount', 'fte']),
      );
      const stock = ['level', 'area', 'profession'];
      expect(await months('stock_month', stock, STOCK_MEASURES)).toEqual(
        await monthsOfDays('stock', stock, STOCK_MEASURES),
      );
      expect(await storedFigures('cohort', 'exposure')).toEqual(
        lines(deriveLearners(historyOf(seed), tables)),
      );
      expect(await storedFigures('tenure')).toEqual(lines(deriveTenure(historyOf(seed), tables)));
      expect(await bandsInPost()).toEqual(await headcounts());
      const { generation } = await readHead(store.database);
      expect(await refoldsPending(store.database, generation!.number)).toBe(0);
      expect(await verify(store.to)).toMatchObject({ differences: [], breaches: [] });
    },
  );
});
