import { type OdsCode, type Placement, type SubjectKey } from '@muster/domain';
import {
  faultsSetAside,
  parkedByReason,
  readCells,
  readHead,
  refoldCounts,
  refoldsPending,
  type SetAside,
} from '@muster/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Folding } from './folding.js';
import { rebuild } from './rebuild.js';
import { refoldQueued } from './refold.js';
import { takeIn } from './take-in.js';
import { type Event, event, FoldedStore, Log } from './testing/folded-store.js';
import { verify } from './verify.js';

let store: FoldedStore;
beforeAll(async () => {
  store = await FoldedStore.open('set-aside');
});
afterAll(() => store.drop());
beforeEach(() => store.empty());

const [poisonous, well]: [SubjectKey, SubjectKey] = [`person/${'a'.repeat(32)}`, `person/${'b'.repeat(32)}`];
const DEFECT = 'a defect of the fold';

function started(subject: SubjectKey, organisation: string, id = 'start'): Event {
  const post = subject.slice('person/'.length);
  const data = { post, organisation, occupation: 'N2J', contract: 'permanent', fte: 1 };
  return event('post.started', subject, id, { ...data, effectiveOn: '2020-01-01' });
}

function ended(subject: SubjectKey): Event {
  const post = subject.slice('person/'.length);
  return event('post.ended', subject, 'end', { post, effectiveOn: '2021-01-01' });
}

const succeeded = (code: string, successor: string, on = '2020-06-01') =>
  event('organisation.succeeded', `organisation/${code}`, `${code} ${on}`, {
    successors: [successor],
    effectiveOn: on,
  });

/** A fold with a defect: it throws whenever it asks where this organisation is. */
function withDefectAt(code: string): Folding {
  return {
    ...store.to,
    referenceAt: async (sql, epoch) => {
      const reference = await store.to.referenceAt(sql, epoch);
      const placements = new Map<OdsCode, readonly Placement[]>(reference.placements);
      const get = placements.get.bind(placements);
      placements.get = asked => {
        if (asked === code) throw new Error(DEFECT);
        return get(asked);
      };
      return { ...reference, placements };
    },
  };
}

async function inPost(area: string): Promise<number> {
  const { generation } = await readHead(store.database);
  const cells = await readCells(store.database, generation!.number, 'stock');
  return cells
    .filter(cell => cell['area'] === area)
    .reduce((sum, cell) => sum + (cell['headcount'] as number), 0);
}

async function queue() {
  const { generation } = await readHead(store.database);
  return {
    ...(await refoldCounts(store.database, generation!.number)),
    pending: await refoldsPending(store.database, generation!.number),
    faults: await faultsSetAside(store.database, generation!.number),
  };
}

/** Takes a later batch of the log that begins with `before`. */
async function takeLater(to: Folding, before: readonly Event[], later: readonly Event[]) {
  const taken = { applied: 0, parked: 0 };
  for (const batch of new Log([...before, ...later]).batches([100])) {
    const outcome = await takeIn(to, batch);
    if (outcome.outcome !== 'applied') continue;
    taken.applied += outcome.applied;
    taken.parked += outcome.parked;
  }
  return taken;
}

/** A fact that no fold can take, as a version with a defect might have left it. */
async function plantBrokenFact(subject: SubjectKey): Promise<void> {
  await store.database.run(
    `INSERT INTO muster.fact (subject, source, id, type, "time", effective_on, data, slot, log_offset, known_at)
     VALUES ($1, 'urn:test', 'broken', 'post.changed', '2025-10-01T00:00:00Z', '2020-02-01', $2, 0, 1000, now())`,
    [subject, { post: subject.slice('person/'.length), fte: 'half', effectiveOn: '2020-02-01' }],
  );
}

describe('a subject whose facts the fold cannot take any more', () => {
  it('has its news parked, and the rest of the batch is taken in', async () => {
    const before = [started(poisonous, 'R0A')];
    await store.fold(before);
    const news = [ended(poisonous), started(well, 'RM3')];
    expect(await takeLater(withDefectAt('R0A'), before, news)).toEqual({ applied: 1, parked: 1 });
    expect(await parkedByReason(store.database)).toMatchObject([{ reason: 'fold-failed', events: 1 }]);
    expect([await inPost('R0A'), await inPost('RM3')]).toEqual([1, 1]);
    expect((await verify(store.to)).differences).toEqual([]);
  });

  it('is set aside when the reference changes, told once, and the others of the queue are folded', async () => {
    await store.fold([started(poisonous, 'ZX1'), started(well, 'ZX2')]);
    await store.fold([succeeded('ZX1', 'ZY1'), succeeded('ZX2', 'ZY2')]);
    const defective = withDefectAt('ZY1');
    const told: SetAside[] = [];
    while ((await refoldQueued(defective, 1, aside => told.push(aside))) > 0);
    expect(told).toEqual([{ subjects: [poisonous], fault: `"${DEFECT}"` }]);
    expect(await queue()).toEqual({
      waiting: 0,
      setAside: 1,
      pending: 1,
      faults: [{ fault: `"${DEFECT}"`, subjects: 1 }],
    });
    expect([await inPost('ZX1'), await inPost('ZY1'), await inPost('ZY2')]).toEqual([1, 0, 1]);
    expect(await verify(store.to)).toMatchObject({ differences: [], breaches: [], pending: 1 });
  });

  it('is tried again when its reference changes once more, and counts as if nothing had been', async () => {
    const before = [started(poisonous, 'ZX1'), succeeded('ZX1', 'ZY1')];
    await store.fold(before);
    while ((await refoldQueued(withDefectAt('ZY1'))) > 0);
    expect(await queue()).toMatchObject({ setAside: 1 });
    await takeLater(store.to, before, [succeeded('ZY1', 'ZZ1', '2020-09-01')]);
    await store.settle();
    expect(await queue()).toMatchObject({ pending: 0 });
    expect([await inPost('ZX1'), await inPost('ZY1'), await inPost('ZZ1')]).toEqual([0, 0, 1]);
    expect(await verify(store.to)).toMatchObject({ differences: [], pending: 0 });
  });

  it('is set aside no more when news of it can be folded', async () => {
    const before = [started(poisonous, 'ZX1'), succeeded('ZX1', 'ZY1')];
    await store.fold(before);
    while ((await refoldQueued(withDefectAt('ZY1'))) > 0);
    expect(await takeLater(store.to, before, [ended(poisonous)])).toEqual({ applied: 1, parked: 0 });
    await store.settle();
    expect(await queue()).toMatchObject({ pending: 0 });
    expect(await verify(store.to)).toMatchObject({ differences: [], pending: 0 });
  });

  it('does not keep a rebuild from ending, stands on none of its facts then, and counts again once they are mended', async () => {
    const before = [started(poisonous, 'R0A'), started(well, 'RM3')];
    await store.fold(before);
    await plantBrokenFact(poisonous);
    const found = (await verify(store.to)).differences.find(({ cube }) => cube === 'standing');
    expect(found).toMatchObject({
      at: { subject: poisonous },
      stored: { facts: 1 },
      fromFacts: { facts: 2 },
    });

    expect(await rebuild(store.to)).toMatchObject({ failed: 1 });
    expect([await inPost('R0A'), await inPost('RM3')]).toEqual([0, 1]);
    expect(await queue()).toMatchObject({ waiting: 0, setAside: 1 });
    expect(await verify(store.to)).toMatchObject({ differences: [], breaches: [], pending: 1 });

    const retraction = event('fact.retracted', poisonous, 'mends', { retracts: 'broken' });
    // The same log as before, so that the person's partition goes on where it was.
    expect(await takeLater(store.to, before, [ended(poisonous)])).toEqual({ applied: 0, parked: 1 });
    expect(await takeLater(store.to, [...before, ended(poisonous)], [retraction])).toEqual({
      applied: 1,
      parked: 0,
    });
    await store.settle();
    expect([await inPost('R0A'), await inPost('RM3')]).toEqual([1, 1]);
    expect(await queue()).toMatchObject({ pending: 0 });
    expect(await verify(store.to)).toMatchObject({ differences: [], pending: 0 });
  });

  it('keeps no epoch of the reference from being made: it says nothing, and is set aside', async () => {
    await store.fold([succeeded('ZX1', 'ZY1'), started(well, 'ZX2')]);
    await store.settle();
    await store.database.run(
      `UPDATE muster.fact SET data = 'null' WHERE subject = 'organisation/ZX1' AND type = 'organisation.succeeded'`,
    );
    const { epoch } = await readHead(store.database);
    const before = [succeeded('ZX1', 'ZY1'), started(well, 'ZX2')];
    expect(await takeLater(store.to, before, [succeeded('ZX2', 'ZY2')])).toEqual({ applied: 1, parked: 0 });
    expect((await readHead(store.database)).epoch).toBe(epoch + 1);
    await store.settle();
    expect(await inPost('ZY2')).toBe(1);
    expect(await queue()).toMatchObject({ waiting: 0, setAside: 1 });
  });
});
