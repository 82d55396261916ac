import { KafkaEventLog } from '@muster/event-log/kafka';
import { FOLDED_TOPICS, inboundTopic, KAFKA_TOPICS } from '@muster/event-log/open';
import { PostgresEventLog } from '@muster/event-log/postgres';
import { keepSupplier, moveCheckpoints, moveInbound, type SupplierRecord } from '@muster/store';
import { testDatabase, type TestDatabase } from '@muster/store/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readLag } from './read-lag.js';

let store: TestDatabase;
let log: PostgresEventLog;
const TOPIC = 'muster.people';
const record = { topic: TOPIC, key: 'person/1', value: Buffer.from('{}') };

beforeAll(async () => {
  store = await testDatabase('lag');
  log = new PostgresEventLog(store.database);
  await log.ensureTopics(FOLDED_TOPICS.map(topic => ({ topic, partitions: 2 })));
});
afterAll(async () => {
  await log.close();
  await store.drop();
});

const after = async (seconds: number) => {
  const lags = await readLag(store.database, log, { now: () => new Date(Date.now() + seconds * 1_000) });
  return lags.filter(({ state, behind }) => state !== 'OK' || behind > 0);
};

it('tells what waits, in records and in seconds, from the log and the checkpoints', async () => {
  const all = await readLag(store.database, log, { now: () => new Date() });
  expect(all).toHaveLength(FOLDED_TOPICS.length * 2);
  expect(all.every(({ state }) => state === 'OK')).toBe(true);

  const [first] = await log.append([record, record, record]);
  const { partition } = first!;
  expect(await after(0)).toMatchObject([{ topic: TOPIC, partition, behind: 3, state: 'OK' }]);
  const [stopped] = await after(60);
  expect(stopped).toMatchObject({ group: 'muster-projector', behind: 3, state: 'STOP' });
  expect(stopped!.behindSeconds).toBeGreaterThan(59);

  const { identity } = await log.describe(TOPIC);
  await moveCheckpoints(store.database, [{ topic: TOPIC, partition, identity, from: undefined, to: 2 }]);
  expect(await after(0)).toMatchObject([{ next: 2, highWater: 3, behind: 1, state: 'OK' }]);
  await moveCheckpoints(store.database, [{ topic: TOPIC, partition, identity, from: 2, to: 3 }]);
  expect(await after(60)).toEqual([]);
});

it('tells that a topic was made anew', async () => {
  const { partitions } = await log.describe('muster.organisations');
  await moveCheckpoints(store.database, [
    { topic: 'muster.organisations', partition: 0, identity: 'cluster/another', from: undefined, to: 7 },
  ]);
  expect(partitions).toHaveLength(2);
  expect(await after(0)).toMatchObject([{ topic: 'muster.organisations', partition: 0, state: 'REWIND' }]);
});

const SUPPLIER: Omit<SupplierRecord, 'name'> = {
  ...{
    sources: ['urn:test'],
    kinds: ['person'],
    organisations: 'any',
    workplaces: [],
    eventsPerSecond: 10,
    oauthClient: undefined,
  },
  ...{ createdAt: new Date(), closedAt: undefined },
};

it('tells of the topics of suppliers that are open, also before anything of them was taken in', async () => {
  const supplied = async () => {
    const lags = await readLag(store.database, log, { now: () => new Date(Date.now() + 60_000) });
    return lags.filter(({ group }) => group === 'muster-gateway');
  };
  const topic = inboundTopic('trust');
  const deleted = inboundTopic('left');
  await keepSupplier(store.database, { ...SUPPLIER, name: 'trust' });
  await keepSupplier(store.database, { ...SUPPLIER, name: 'left' });
  const move = { topic: deleted, partition: 0, identity: 'cluster/deleted', from: undefined, to: 1 };
  expect(await moveInbound(store.database, move)).toBe(true);
  expect(await supplied()).toEqual([]);

  await log.ensureTopics([{ topic, partitions: 1 }]);
  await log.append([{ ...record, topic }]);
  expect(await supplied()).toMatchObject([{ topic, partition: 0, behind: 1, state: 'STOP' }]);

  await keepSupplier(store.database, { ...SUPPLIER, name: 'trust', closedAt: new Date() });
  expect(await supplied()).toEqual([]);
});

it('says that the log is away, not the database, where the log does not answer', async () => {
  const nobody = new KafkaEventLog({
    brokers: ['127.0.0.1:1'],
    clientId: 'lag',
    topicSettings: KAFKA_TOPICS,
  });
  await expect(readLag(store.database, nobody, { now: () => new Date() })).rejects.toMatchObject({
    code: 'log-away',
  });
  await nobody.close();
});
