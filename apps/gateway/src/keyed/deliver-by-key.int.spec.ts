import { type Day, type Fact, inForce, readEvent } from '@muster/domain';
import { type Database } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Append, deliverByKey, type KeyedDelivery } from './deliver-keyed.js';
import { type Keyed, keyOf } from './key.js';
import { type CloudEvent } from './cloud-event.js';
import { noLongerContained, parseReplaces } from './replaces.js';

const TODAY = '2026-01-01' as Day;
const SUBJECT = `person/${'a'.repeat(32)}`;
const SOURCE = 'urn:ods:R0A:esr';

let database: Database;
let drop: () => Promise<void>;
let log: CloudEvent[];
beforeAll(async () => {
  ({ database, drop } = await testDatabase('deliver-by-key'));
});
afterAll(() => drop());
beforeEach(async () => {
  log = [];
  await database.run('DELETE FROM gateway.business_key');
});

const append: Append = events => {
  log.push(...events);
  return Promise.resolve(events.map(() => ({ outcome: 'accepted' })));
};

function fteFrom(on: string, fte: number, organisation = 'R0A'): Keyed {
  const data = { post: 'f'.repeat(32), fte, effectiveOn: on };
  return {
    type: 'post.changed',
    source: SOURCE,
    subject: SUBJECT,
    time: NOW,
    batch: 'b',
    data,
    organisation,
  };
}

let NOW = '2025-02-01T00:00:00Z';

async function deliver(wanted: Keyed[], rest: Partial<KeyedDelivery> = {}, how: Append = append) {
  const delivery = { wanted, withdrawn: [], door: 'csv' as const, time: NOW, batch: 'b', ...rest };
  const { wanted: outcomes, withdrawn } = await deliverByKey(
    { database, append: how, today: TODAY },
    delivery,
  );
  return [...outcomes, ...withdrawn].map(({ outcome }) => outcome);
}

async function withdraw(wanted: Keyed[], span = '2025-01-01..2025-12-31', organisation?: string) {
  const range = {
    ...parseReplaces(span),
    source: SOURCE,
    type: 'post.changed' as const,
    door: 'csv' as const,
  };
  return noLongerContained(
    database,
    { ...range, ...(organisation === undefined ? {} : { organisation }) },
    new Set(wanted.map(keyOf)),
  );
}

/** Each identity once; another content under one identity would be parked. */
function standing(): string[] {
  const facts = new Map<string, { fact: Fact; text: string }>();
  for (const event of log) {
    const text = JSON.stringify([event.type, event.subject, event.time, Object.entries(event.data).sort()]);
    const known = facts.get(event.id);
    expect(known?.text ?? text).toBe(text);
    const reading = readEvent(event, TODAY);
    if (!reading.ok) throw new Error(JSON.stringify(reading.rejection));
    facts.set(event.id, { fact: reading.fact, text });
  }
  const { facts: held, anomalies } = inForce([...facts.values()].map(({ fact }) => fact));
  expect(anomalies).toEqual([]);
  return held
    .map(({ data }) => `${String(data['effectiveOn' as never])} ${String(data['fte' as never])}`)
    .sort();
}

describe('facts that are known by their business keys', () => {
  it('end with A after A, B, A, and say nothing twice', async () => {
    const [a, b] = [fteFrom('2025-01-01', 0.5), fteFrom('2025-01-01', 0.8)];
    expect(await deliver([a])).toEqual(['accepted']);
    expect(await deliver([a])).toEqual(['unchanged']);
    await deliver([b]);
    expect(standing()).toEqual(['2025-01-01 0.8']);
    await deliver([a]);
    expect(standing()).toEqual(['2025-01-01 0.5']);
    expect(log).toHaveLength(3);
  });

  it('are gone, all their revisions, when they are no longer said, and back again when they are', async () => {
    const [a, b] = [fteFrom('2025-01-01', 0.5), fteFrom('2025-01-01', 0.8)];
    await deliver([a]);
    await deliver([b]);
    expect(await deliver([], { withdrawn: await withdraw([]) })).toEqual(['accepted']);
    expect(standing()).toEqual([]);
    expect(await withdraw([])).toEqual([]);
    await deliver([b]);
    expect(standing()).toEqual(['2025-01-01 0.8']);
    await deliver([a]);
    expect(standing()).toEqual(['2025-01-01 0.5']);
    await deliver([], { withdrawn: await withdraw([]) });
    expect(standing()).toEqual([]);
    await deliver([a]);
    expect(standing()).toEqual(['2025-01-01 0.5']);
  });

  it('are replaced within the span, the organisation and the kind of delivery alone', async () => {
    const kept = fteFrom('2025-03-01', 0.5);
    const before = fteFrom('2024-12-31', 0.6);
    const others = fteFrom('2025-04-01', 0.7, 'R0B');
    const gone = fteFrom('2025-12-31', 0.8);
    await deliver([kept, before, others, gone]);
    await deliver([fteFrom('2025-05-01', 1)], { door: 'snapshot' });
    expect((await withdraw([kept], undefined, 'R0A')).map(({ key }) => key)).toEqual([keyOf(gone)]);
    const withdrawn = await withdraw([kept], undefined, 'R0A');
    expect(await deliver([kept], { withdrawn })).toEqual(['unchanged', 'accepted']);
    expect(standing()).toEqual(['2024-12-31 0.6', '2025-03-01 0.5', '2025-04-01 0.7', '2025-05-01 1']);
    expect(() => parseReplaces('2025-02-01..2025-01-01')).toThrow('two days as FROM..TO');
  });

  const failing: Append = () => Promise.reject(new Error('the log is away'));
  const losingTheAnswer: Append = async events => {
    await append(events);
    throw new Error('the answer was lost');
  };

  it.each([
    ['before the log had it', failing],
    ['after the log had it', losingTheAnswer],
  ])('survive a crash %s, sent or retracted, whatever is said next', async (_, crash) => {
    const [a, b] = [fteFrom('2025-01-01', 0.5), fteFrom('2025-01-01', 0.8)];
    for (const next of [a, b]) {
      log = [];
      await database.run('DELETE FROM gateway.business_key');
      await expect(deliver([a], {}, crash)).rejects.toThrow();
      NOW = '2025-02-02T00:00:00Z'; // what is sent again must be what was sent, to the letter
      await deliver([next]);
      expect(standing()).toEqual([`2025-01-01 ${String(next.data['fte'])}`]);

      const withdrawn = await withdraw([]);
      await expect(deliver([], { withdrawn }, crash)).rejects.toThrow();
      NOW = '2025-02-03T00:00:00Z';
      await deliver([], { withdrawn });
      expect(standing()).toEqual([]);

      await deliver([a]);
      await expect(deliver([], { withdrawn: await withdraw([]) }, crash)).rejects.toThrow();
      NOW = '2025-02-04T00:00:00Z';
      await deliver([next]);
      expect(standing()).toEqual([`2025-01-01 ${String(next.data['fte'])}`]);
    }
  });

  it('are as before when the log refuses or holds them', async () => {
    const [a, b] = [fteFrom('2025-01-01', 0.5), fteFrom('2025-01-01', 0.8)];
    const refuse: Append = events =>
      Promise.resolve(events.map(() => ({ outcome: 'rejected', code: 'erased', faults: [] })));
    const hold: Append = events => Promise.resolve(events.map(() => ({ outcome: 'held' })));
    expect(await deliver([a], {}, refuse)).toEqual(['rejected']);
    expect(await deliver([a])).toEqual(['accepted']);
    expect(await deliver([b], {}, hold)).toEqual(['held']);
    expect(await deliver([a])).toEqual(['unchanged']);
    expect(await deliver([b])).toEqual(['accepted']);
    expect(standing()).toEqual(['2025-01-01 0.8']);
    expect(await deliver([fteFrom('2025-01-01', 7)])).toEqual(['rejected']);
  });

  it('are delivered one after the other however many come at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, nth) => deliver([fteFrom('2025-01-01', (nth % 3) / 10)])),
    );
    expect(outcomes.flat()).not.toContain('rejected');
    expect(standing()).toHaveLength(1);
  });
});
