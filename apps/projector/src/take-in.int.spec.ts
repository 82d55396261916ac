import { type SubjectKey } from '@muster/domain';
import {
  allCheckpoints,
  type Database,
  moveCheckpoints,
  parkedByReason,
  readHead,
  sourceFreshness,
} from '@muster/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CodeTables } from './generation.js';
import { rebuild } from './rebuild.js';
import { type Folding, folding } from './folding.js';
import { takeIn, takeInTogether } from './take-in.js';
import { type Event, event, FoldedStore, Log, tables } from './testing/folded-store.js';
import { verify } from './verify.js';

let store: FoldedStore;
let database: Database;
let to: Folding;

beforeAll(async () => {
  store = await FoldedStore.open('take-in');
  ({ database, to } = store);
});
afterAll(() => store.drop());
beforeEach(() => store.empty());

function reported(
  id: string,
  end: number,
  more: object = {},
  subject: SubjectKey = 'organisation/ENG',
): Event {
  const period = {
    profession: 'midwife',
    from: '2021-09-30',
    to: '2022-09-30',
    series: 's',
    vintage: '2025-10',
  };
  return event('workforce.reported', subject, id, {
    ...period,
    start: { fte: 100 },
    end: { fte: end },
    ...more,
  });
}

const retraction = (id: string, retracts: string, subject: SubjectKey = 'organisation/ENG') =>
  event('fact.retracted', subject, id, { retracts });

async function endOf(kind: string): Promise<number[]> {
  const { reported: cells } = await store.readModels();
  return cells.filter(cell => cell['kind'] === kind).map(cell => cell['fte'] as number);
}

describe('taking a batch in', () => {
  it('puts figures into cells, each with its period and vintage', async () => {
    await store.fold([reported('1', 104.5, { joiners: { headcount: 7 } })]);
    const { reported: cells } = await store.readModels();
    expect(cells).toHaveLength(3);
    expect(cells.find(({ kind }) => kind === 'joiners')).toEqual({
      level: 'england',
      area: 'ENG',
      profession: 'midwife',
      series: 's',
      vintage: '2025-10',
      kind: 'joiners',
      from_day: '2021-09-30',
      day: '2022-09-30',
      headcount: 7,
      fte: 0,
      headcount_given: 1,
      fte_given: 0,
    });
    expect(await endOf('end')).toEqual([10_450_000]);
  });

  it('counts a delivery that is repeated once, and says that there was nothing new', async () => {
    const log = new Log([reported('1', 104)]);
    const [batch] = log.batches([10]);
    expect(await takeIn(to, batch!)).toMatchObject({ outcome: 'applied', next: 1, applied: 1 });
    expect(await takeIn(to, batch!)).toEqual({ outcome: 'nothing-new', next: 1 });
    expect(await endOf('end')).toEqual([10_400_000]);
  });

  it('takes the new part of a batch that overlaps what it has', async () => {
    const log = new Log([reported('1', 104), reported('2', 105, { vintage: '2024-10' })]);
    await takeIn(to, log.batches([1])[0]!);
    expect(await takeIn(to, log.batches([2])[0]!)).toMatchObject({ outcome: 'applied', next: 2, applied: 1 });
    expect((await verify(to)).differences).toEqual([]);
  });

  it('of a log that no longer keeps its first records begins with those that it keeps', async () => {
    const log = new Log([reported('1', 104), reported('2', 105)]);
    const [, second] = log.batches([1]);
    const begin = second!.records[0]!.offset;
    expect(begin).toBeGreaterThan(0);
    expect(await takeIn(to, { ...second!, begin })).toMatchObject({ outcome: 'applied', next: begin + 1 });
    expect(await takeIn(to, { ...second!, begin })).toEqual({ outcome: 'nothing-new', next: begin + 1 });
  });

  it('goes on where what lies between is no record', async () => {
    const [, second] = new Log([reported('1', 104), reported('2', 105)]).batches([1]);
    const end = second!.records[0]!.offset + 1;
    expect(await takeIn(to, { ...second!, from: 0 })).toMatchObject({ outcome: 'applied', next: end });
  });

  it('is fenced when records before the batch are missing, and changes nothing', async () => {
    const log = new Log([reported('1', 104), reported('2', 105)]);
    expect(await takeIn(to, log.batches([1])[1]!)).toEqual({ outcome: 'fenced', next: 0 });
    expect((await store.readModels()).reported).toEqual([]);
  });

  it('lets one of two workers that hold the same batch win, and the other changes nothing', async () => {
    const log = new Log(
      Array.from({ length: 20 }, (_, index) =>
        reported(`${index}`, 100 + index, { vintage: `20${10 + index}-10` }),
      ),
    );
    const [batch] = log.batches([20]);
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => takeIn(to, batch!)));
    expect(outcomes.map(({ outcome }) => outcome).filter(outcome => outcome === 'applied')).toHaveLength(1);
    expect(outcomes.every(({ next }) => next === 20)).toBe(true);
    // The checkpoint alone keeps the others out: they find that it moved before they look at anything else.
    expect(await moveCheckpoints(database, [{ ...batch!, from: 7, to: 27 }])).toBe(false);
    const others = outcomes.map(({ outcome }) => outcome).filter(outcome => outcome !== 'applied');
    expect(others.filter(outcome => outcome !== 'fenced' && outcome !== 'nothing-new')).toEqual([]);
    expect((await verify(to)).differences).toEqual([]);
  });

  it('takes batches of several partitions in, in one transaction, and tells what became of each', async () => {
    const other = 'target/midwives-lw';
    const [first] = new Log([reported('1', 104)]).batches([10]);
    const elsewhere = { ...first!, partition: first!.partition + 1 };
    const lines = [reported('2', 90, { vintage: '2024-10' }), reported('2', 90, { vintage: '2024-10' })];
    const [second] = new Log([...lines, `{"subject":"${other}"}`]).batches([10]);
    const batches = [first!, { ...second!, partition: elsewhere.partition + 1 }];
    expect(await takeInTogether(to, batches)).toEqual([
      { outcome: 'applied', next: 1, applied: 1, duplicates: 0, parked: 0 },
      { outcome: 'applied', next: 3, applied: 1, duplicates: 1, parked: 1 },
    ]);
    expect(await takeInTogether(to, [batches[1]!, elsewhere])).toEqual([
      { outcome: 'nothing-new', next: 3 },
      { outcome: 'applied', next: 1, applied: 0, duplicates: 1, parked: 0 },
    ]);
    expect((await allCheckpoints(database)).map(({ next }) => next)).toEqual([1, 1, 3]);
    expect((await verify(to)).differences).toEqual([]);
  });

  it('takes in none of several batches where one of them was folded in by somebody else meanwhile', async () => {
    const [first] = new Log([reported('1', 104)]).batches([10]);
    const [second] = new Log([reported('2', 90, { vintage: '2024-10' })]).batches([10]);
    const elsewhere = { ...second!, partition: second!.partition + 1 };
    await takeIn(to, first!);
    await expect(
      database.transaction(async sql => {
        const { topic, identity } = first!;
        const moves = [
          { topic, identity, partition: first!.partition, from: undefined, to: 1 },
          { topic, identity, partition: elsewhere.partition, from: undefined, to: 1 },
        ];
        expect(await moveCheckpoints(sql, moves)).toBe(false);
        throw new Error('rolled back, as the caller must');
      }),
    ).rejects.toThrow('rolled back');
    expect(await allCheckpoints(database)).toHaveLength(1);
    expect(await takeIn(to, elsewhere)).toMatchObject({ outcome: 'applied', next: 1 });
  });

  it('sees a log that was made anew as REWIND', async () => {
    const log = new Log([reported('1', 104)]);
    const [batch] = log.batches([1]);
    await takeIn(to, batch!);
    await expect(takeIn(to, { ...batch!, identity: 'cluster/another' })).rejects.toMatchObject({
      code: 'log-rewound',
    });
  });

  it('refuses to add to the read models of another fold', async () => {
    const other = folding(database, {
      ...tables,
      professions: [{ system: 'x', code: 'y', grade: '', profession: 'midwife' }],
    });
    const log = new Log([reported('1', 104)]);
    expect(await takeIn(other, log.batches([1])[0]!)).toEqual({ outcome: 'other-generation', next: 0 });
    expect(await allCheckpoints(database)).toEqual([]);
  });

  it('parks what it cannot read, with every reason, beside the good ones', async () => {
    await store.fold([
      '{not json',
      reported('1', 104),
      { ...reported('2', 1), type: 'muster.workforce.guessed.v1' },
      reported('3', -1),
    ]);
    expect(await parkedByReason(database)).toEqual([
      { topic: 'muster.organisations', reason: 'malformed-json', events: 1 },
      { topic: 'muster.organisations', reason: 'schema', events: 1 },
      { topic: 'muster.organisations', reason: 'unknown-type', events: 1 },
    ]);
    const [parked] = await database.rows<{ faults: unknown; payload: Buffer; id: string }>(
      `SELECT faults, payload, id FROM muster.parked WHERE reason = 'schema'`,
    );
    expect(parked!.id).toBe('3');
    expect(JSON.parse(parked!.payload.toString())).toEqual(reported('3', -1));
    expect(await endOf('end')).toEqual([10_400_000]);
  });

  it('lets the first of two contents under one identity stand and parks the other, in one batch or in two', async () => {
    for (const sizes of [[10], [1]]) {
      await store.empty();
      await store.fold([reported('1', 104), reported('1', 999), reported('1', 104)], sizes);
      expect(await endOf('end')).toEqual([10_400_000]);
      expect(await parkedByReason(database)).toEqual([
        { topic: 'muster.organisations', reason: 'identity-reused', events: 1 },
      ]);
      expect(await sourceFreshness(database)).toMatchObject([
        { source: 'urn:test', applied: 1, duplicates: 1, parked: 1 },
      ]);
    }
  });

  it('lets a mended event come under the id of a parked one', async () => {
    await store.fold([reported('1', -1), reported('1', 104)]);
    expect(await endOf('end')).toEqual([10_400_000]);
  });

  it('makes an epoch of what organisations say of their places, and only of that', async () => {
    const { epoch } = await readHead(database);
    await store.fold([reported('1', 104)]);
    expect((await readHead(database)).epoch).toBe(epoch);
    await store.empty();
    await store.fold(
      [
        event('organisation.succeeded', 'organisation/RXH', 'a', {
          successors: ['R0A'],
          effectiveOn: '2019-01-01',
        }),
      ],
      [1],
    );
    expect((await readHead(database)).epoch).toBe(epoch + 1);
  });

  it('takes a target out again when its setting is retracted', async () => {
    const definition = {
      profession: 'midwife',
      measure: 'fte',
      basis: 'net',
      amount: 5,
      baselineOn: '2021-09-30',
      area: 'ENG',
      evidence: 'reported',
      effectiveOn: '2022-01-01',
    };
    await store.fold([event('target.set', 'target/t', '1', definition)]);
    expect((await store.readModels()).targets).toHaveLength(1);
    const log = new Log([event('target.set', 'target/t', '1', definition), retraction('r', '1', 'target/t')]);
    await takeIn(to, log.batches([1]).at(-1)!);
    expect((await store.readModels()).targets).toEqual([]);
  });
});

describe('rebuilding', () => {
  it('makes the same cells and cards under a new generation, and the old one is refused from then on', async () => {
    await store.fold([
      reported('1', 104),
      reported('2', 105, { supersedes: '1' }),
      reported('3', 107, {}, 'organisation/Y56'),
    ]);
    const before = await store.readModels();
    const other: CodeTables = {
      ...tables,
      professions: [...tables.professions, { system: 'x', code: 'y', grade: '', profession: 'midwife' }],
    };
    const { subjects } = await rebuild(folding(database, other));
    expect(subjects).toBe(2);
    expect(await store.readModels()).toEqual(before);
    const log = new Log([reported('1', 104)]);
    const later = { ...log.batches([1])[0]!, partition: 9 };
    expect((await takeIn(to, later)).outcome).toBe('other-generation');
    expect((await takeIn(folding(database, other), later)).outcome).toBe('applied');
    await rebuild(to);
  });
});

describe('verifying', () => {
  it('names each cell that the facts do not make', async () => {
    await store.fold([reported('1', 104)]);
    await database.run(`UPDATE muster.cell_reported SET fte = fte + 1 WHERE kind = 'end'`);
    const { differences } = await verify(to);
    expect(differences).toMatchObject([
      { cube: 'reported', at: { kind: 'end' }, stored: { fte: 10_400_001 }, fromFacts: { fte: 10_400_000 } },
    ]);
  });
});
