import { type MusterFault } from '@muster/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaAccess } from './access.js';

const folder = mkdtempSync(join(tmpdir(), 'muster-test-access-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const PEM = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n';
const brokers = { MUSTER_KAFKA_BROKERS: 'one:9092,two:9092' };

function faultOf(settings: Parameters<typeof kafkaAccess>[0]): string {
  try {
    kafkaAccess(settings);
  } catch (error) {
    return (error as MusterFault).message;
  }
  return 'none';
}

describe('the environment says how Kafka is reached', () => {
  it('not at all where it names no brokers', () => {
    expect(kafkaAccess({ MUSTER_KAFKA_TLS: true })).toBeUndefined();
  });

  it('by its brokers alone', () => {
    expect(kafkaAccess({ ...brokers, MUSTER_KAFKA_TLS: false })).toEqual({
      brokers: ['one:9092', 'two:9092'],
    });
  });

  it('by TLS with the system’s authorities, or with those of a file', () => {
    expect(kafkaAccess({ ...brokers, MUSTER_KAFKA_TLS: true })?.ssl).toEqual({});
    const settings = { ...brokers, MUSTER_KAFKA_TLS: true, MUSTER_KAFKA_CA_FILE: file('ca.pem', PEM) };
    expect(kafkaAccess(settings)?.ssl).toEqual({ ca: PEM });
  });

  it('as a user', () => {
    const user = {
      MUSTER_KAFKA_SASL: 'scram-sha-512',
      MUSTER_KAFKA_USER: 'api',
      MUSTER_KAFKA_PASSWORD: 'x',
    } as const;
    expect(kafkaAccess({ ...brokers, ...user })?.sasl).toEqual({
      mechanism: 'scram-sha-512',
      username: 'api',
      password: 'x',
    });
  });

  it('and every fault of it is listed, without a password or the content of a file', () => {
    const told = faultOf({
      ...brokers,
      MUSTER_KAFKA_CA_FILE: file('not.pem', 'hush'),
      MUSTER_KAFKA_PASSWORD: 'hush',
    });
    expect(told).toMatch(/CA_FILE is set, and MUSTER_KAFKA_TLS is not/);
    expect(told).toMatch(/PASSWORD is set, and MUSTER_KAFKA_SASL is not/);
    expect(told).toMatch(/without a certificate/);
    expect(told).not.toMatch(/hush/);
  });

  it.each([
    [
      'a file that is not there',
      { MUSTER_KAFKA_TLS: true, MUSTER_KAFKA_CA_FILE: '/nowhere/ca.pem' },
      /ENOENT/,
    ],
    ['a way to sign in without a user', { MUSTER_KAFKA_SASL: 'scram-sha-256' }, /MUSTER_KAFKA_USER is not/],
    [
      'a password that anybody on the way could read',
      { MUSTER_KAFKA_SASL: 'plain', MUSTER_KAFKA_USER: 'api', MUSTER_KAFKA_PASSWORD: 'x' },
      /readable on its way/,
    ],
  ] as const)('but not with %s', (_, settings, why) => {
    expect(faultOf({ ...brokers, ...settings })).toMatch(why);
  });
});
