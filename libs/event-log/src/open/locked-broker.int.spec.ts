import { createLogger, freePort } from '@muster/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database } from '@muster/store';
import { type Broker, ownBroker } from '../testing/index.js';
import { type EventLog } from '../port.js';
import { kafkaAccess } from './access.js';
import { openEventLog } from './open.js';

const folder = mkdtempSync(join(tmpdir(), 'muster-test-locked-'));
const [store, ca] = [join(folder, 'broker.p12'), join(folder, 'ca.pem')];
const port = await freePort();

/** A listener with TLS and users, as a broker has it that strangers can reach too; Java's own tool makes its certificate. */
async function lockedBroker(): Promise<Broker | undefined> {
  const properties = [
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,LOCKED:SASL_SSL',
    'inter.broker.listener.name=PLAINTEXT',
    `listener.name.locked.ssl.keystore.location=${store}`,
    'listener.name.locked.ssl.keystore.password=changeit',
    'listener.name.locked.ssl.keystore.type=PKCS12',
    'listener.name.locked.sasl.enabled.mechanisms=SCRAM-SHA-256,PLAIN',
    'listener.name.locked.scram-sha-256.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;',
    'listener.name.locked.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_muster="of-plain";',
  ];
  return ownBroker(properties, {
    listener: `LOCKED://127.0.0.1:${port}`,
    scram: ['SCRAM-SHA-256=[name=muster,password=of-scram]'],
  });
}

const keytool = (...words: string[]) => execFileSync('keytool', words, { stdio: 'ignore' });
const inStore = ['-alias', 'broker', '-keystore', store, '-storepass', 'changeit'];
const hasJava = (() => {
  try {
    keytool('-genkeypair', '-keyalg', 'EC', '-dname', 'CN=broker', '-ext', 'san=ip:127.0.0.1', ...inStore);
    keytool('-exportcert', '-rfc', '-file', ca, ...inStore);
    return true;
  } catch {
    return false;
  }
})();
// Without Java there is no broker either, which is told once a run, and under CI=true is an error.
const broker = await lockedBroker();

const SCRAM = {
  MUSTER_KAFKA_BROKERS: `127.0.0.1:${port}`,
  MUSTER_KAFKA_TLS: true,
  MUSTER_KAFKA_CA_FILE: ca,
  MUSTER_KAFKA_SASL: 'scram-sha-256',
  MUSTER_KAFKA_USER: 'muster',
  MUSTER_KAFKA_PASSWORD: 'of-scram',
} as const;

(broker && hasJava ? describe : describe.skip)('a broker that lets in by TLS and as a user', () => {
  const opened: EventLog[] = [];
  beforeAll(async () => {
    const { Kafka, logLevel } = await import('kafkajs');
    const admin = new Kafka({ brokers: [broker!.address], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'locked', numPartitions: 1 }] });
    await admin.disconnect();
  });
  afterAll(async () => {
    await Promise.all(opened.map(log => log.close()));
    broker?.remove();
    rmSync(folder, { recursive: true });
  });

  const open = async (settings: Parameters<typeof kafkaAccess>[0]) => {
    const log = await openEventLog({
      kafka: kafkaAccess(settings),
      clientId: 'muster-test',
      // Nothing is asked of it where the log is in Kafka.
      database: undefined as unknown as Database,
      logger: createLogger('silent'),
    });
    opened.push(log);
    return log;
  };

  it.each([
    ['scram-sha-256', 'of-scram'],
    ['plain', 'of-plain'],
  ] as const)('takes what is appended by %s, and gives it back', async (mechanism, password) => {
    const log = await open({ ...SCRAM, MUSTER_KAFKA_SASL: mechanism, MUSTER_KAFKA_PASSWORD: password });
    const { partitions } = await log.describe('locked');
    const before = partitions[0]!.highWater;
    await log.append([{ topic: 'locked', key: 'person/1', value: Buffer.from(mechanism) }]);
    expect((await log.describe('locked')).partitions[0]!.highWater).toBe(before + 1);
  });

  it.each([
    ['a wrong password', { MUSTER_KAFKA_PASSWORD: 'guessed' }, /credential|authentication/i],
    ['an authority that nobody named', { MUSTER_KAFKA_CA_FILE: undefined }, /self.signed|certificate/i],
    ['no TLS', { MUSTER_KAFKA_TLS: false, MUSTER_KAFKA_CA_FILE: undefined }, /./],
  ])('says why it does not with %s', async (_, other, why) => {
    const settings = Object.fromEntries(
      Object.entries({ ...SCRAM, ...other }).filter(([, value]) => value !== undefined),
    );
    const log = await open(settings);
    await expect(log.describe('locked')).rejects.toThrow(why);
  });
});
