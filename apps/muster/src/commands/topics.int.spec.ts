import { FOLDED_TOPICS } from '@muster/event-log/open';
import { KafkaEventLog, type KafkaLogConfig } from '@muster/event-log/kafka';
import { ownBroker } from '@muster/event-log/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printed } from '../testing/commands.js';
import { TOPIC_DEFINITIONS } from '@muster/event-log/open';
import { topicsCommand } from './topics.js';

// Its topics have the names of everybody's: a broker of its own.
const broker = await ownBroker();

type Row = { topic: string; setting: string; is: string | null; wanted: string; state: string };

const ONE = ['--replication-factor', '1', '--min-insync', '1'];
const apply = (...words: string[]) => printed(topicsCommand(), 'apply', ...words);
const rows = async (...words: string[]) => JSON.parse(await apply(...words, '--format', 'json')) as Row[];
const states = (of: readonly Row[]) => [...new Set(of.map(({ state }) => state))].sort();

describe('muster topics apply', () => {
  const before = process.env['MUSTER_KAFKA_BROKERS'];
  afterAll(() => {
    if (before === undefined) delete process.env['MUSTER_KAFKA_BROKERS'];
    else process.env['MUSTER_KAFKA_BROKERS'] = before;
  });

  it.each([
    ['no brokers are named', undefined, [], 'no-brokers', 2],
    ['no address is one', 'somewhere', [], 'bad-configuration', 2],
    ['more are to be in sync than there are', '127.0.0.1:1', ['--min-insync', '4'], 'bad-options', 2],
    ['nobody answers', '127.0.0.1:1', [], 'kafka-away', 4],
  ])('says so when %s', async (_, brokers, words, code, exit) => {
    if (brokers === undefined) delete process.env['MUSTER_KAFKA_BROKERS'];
    else process.env['MUSTER_KAFKA_BROKERS'] = brokers;
    await expect(apply(...words)).rejects.toMatchObject({ code, exit });
  });

  (broker ? describe : describe.skip)('on a broker', () => {
    let log: KafkaEventLog;
    beforeAll(() => {
      process.env['MUSTER_KAFKA_BROKERS'] = broker!.address;
      const config: KafkaLogConfig = {
        brokers: [broker!.address],
        clientId: 'muster-test',
        topicSettings: { replicationFactor: 1, retentionMs: 1_000_000, minInsyncReplicas: 1 },
      };
      log = new KafkaEventLog(config);
    });
    afterAll(async () => {
      await log?.close();
      broker?.remove();
    });

    it('only tells what is missing in a dry run, makes it, and finds it as wanted then', async () => {
      await expect(apply('--dry-run', ...ONE)).rejects.toMatchObject({ code: 'topics-differ', exit: 1 });
      await expect(log.describe('muster.people')).rejects.toMatchObject({ code: 'unknown-topic' });

      const made = await rows(...ONE);
      expect(states(made)).toEqual(['made']);
      expect([...new Set(made.map(({ topic }) => topic))]).toEqual([...FOLDED_TOPICS]);
      for (const { topic, partitions } of TOPIC_DEFINITIONS)
        expect((await log.describe(topic)).partitions).toHaveLength(partitions);

      const found = await rows('--dry-run', ...ONE);
      expect(states(found)).toEqual(['as wanted']);
      expect(found.filter(({ topic }) => topic === 'muster.people')).toMatchObject([
        { setting: 'partitions', is: '16' },
        { setting: 'replication.factor', is: '1' },
        { setting: 'message.timestamp.type', is: 'LogAppendTime' },
        { setting: 'retention.ms', is: String(14 * 86_400_000) },
        { setting: 'min.insync.replicas', is: '1' },
        { setting: 'cleanup.policy', is: 'delete' },
        { setting: 'compression.type', is: 'producer' },
      ]);
    });

    it('changes settings when it is told to, and no others with them', async () => {
      const days = ['--retention-days', '30', ...ONE];
      await expect(apply(...days)).rejects.toMatchObject({ remedy: expect.stringContaining('--alter') });

      const changed = await rows('--alter', ...days);
      expect(changed.filter(({ state }) => state === 'changed').map(({ setting }) => setting)).toEqual(
        TOPIC_DEFINITIONS.map(() => 'retention.ms'),
      );
      const found = await rows(...days);
      expect(states(found)).toEqual(['as wanted']);
    });

    it('never changes partitions or replicas, and says what would', async () => {
      const fails = {
        code: 'topics-differ',
        exit: 1,
        remedy: expect.stringContaining('fixed when a topic is made'),
      };
      await expect(apply('--alter', '--min-insync', '1', '--retention-days', '30')).rejects.toMatchObject(
        fails,
      );
      expect(states(await rows('--retention-days', '30', ...ONE))).toEqual(['as wanted']);
    });

    it('does not make topics with more replicas than there are brokers, and says why', async () => {
      const three = new KafkaEventLog({
        brokers: [broker!.address],
        clientId: 'muster-test',
        topicSettings: { replicationFactor: 3, retentionMs: -1, minInsyncReplicas: 2 },
      });
      await expect(three.ensureTopics([{ topic: 'thrice', partitions: 1 }])).rejects.toThrow(/replication/i);
      await three.close();
    });
  });
});
