import { MusterFault, type ServiceSettings } from '@muster/platform';
import { readFileSync } from 'node:fs';
import { type KafkaLogConfig } from '../kafka/settings.js';

/** Where Kafka is, and how to be let in. Plain values: a thread may be told it. */
export interface KafkaAccess {
  /** `host:port` each. */
  readonly brokers: readonly string[];
  /** Undefined: without TLS. `ca`: PEM of the authorities to trust instead of the system's. */
  readonly ssl?: { readonly ca?: string };
  readonly sasl?: NonNullable<KafkaLogConfig['sasl']>;
}

type KafkaSettings = {
  readonly [Name in Extract<keyof ServiceSettings, `MUSTER_KAFKA_${string}`>]?: ServiceSettings[Name];
};

/**
 * How the environment says Kafka is reached; undefined where it names no brokers.
 * @throws {MusterFault} `bad-configuration` with every fault: settings that need another, files that cannot be read
 */
export function kafkaAccess(settings: KafkaSettings): KafkaAccess | undefined {
  const { MUSTER_KAFKA_BROKERS: brokers } = settings;
  if (brokers === undefined) return undefined;
  const faults = inconsistent(settings);
  const ca = readAuthorities(settings.MUSTER_KAFKA_CA_FILE, faults);
  if (faults.length > 0) throw misconfigured(faults);
  const { MUSTER_KAFKA_SASL: mechanism, MUSTER_KAFKA_USER: username = '' } = settings;
  return {
    brokers: brokers.split(','),
    ...(settings.MUSTER_KAFKA_TLS && { ssl: ca === undefined ? {} : { ca } }),
    ...(mechanism && { sasl: { mechanism, username, password: settings.MUSTER_KAFKA_PASSWORD ?? '' } }),
  };
}

/** What is set without what it is for would be left unused in silence: a password sent to nobody, an authority never asked. */
function inconsistent(settings: KafkaSettings): string[] {
  const faults: string[] = [];
  const needs = (name: keyof KafkaSettings, other: keyof KafkaSettings, means: string) => {
    if (settings[name] && !settings[other]) faults.push(`${name} is set, and ${other} is not: ${means}`);
  };
  needs('MUSTER_KAFKA_CA_FILE', 'MUSTER_KAFKA_TLS', 'it must be true for the file to be used');
  for (const name of ['MUSTER_KAFKA_USER', 'MUSTER_KAFKA_PASSWORD'] as const) {
    needs(name, 'MUSTER_KAFKA_SASL', 'it must say how to sign in');
    needs('MUSTER_KAFKA_SASL', name, 'signing in takes a user and a password');
  }
  if (settings.MUSTER_KAFKA_SASL === 'plain' && !settings.MUSTER_KAFKA_TLS)
    faults.push(
      'MUSTER_KAFKA_SASL is plain, and MUSTER_KAFKA_TLS is not true: the password would be readable on its way',
    );
  return faults;
}

function readAuthorities(path: string | undefined, faults: string[]): string | undefined {
  if (path === undefined) return undefined;
  try {
    const text = readFileSync(path, 'utf8');
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
    faults.push('MUSTER_KAFKA_CA_FILE names a file without a certificate (-----BEGIN CERTIFICATE-----)');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    faults.push(`MUSTER_KAFKA_CA_FILE names a file that cannot be read (${code})`);
  }
  return undefined;
}

function misconfigured(faults: readonly string[]): MusterFault {
  return new MusterFault(
    'bad-configuration',
    `the environment does not say how to reach Kafka: ${faults.join('; ')}`,
    'set the variables named here and start again',
    2,
  );
}
