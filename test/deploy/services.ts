import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export const VERSION = (JSON.parse(read('package.json')) as { version: string }).version;

export interface Service {
  readonly port: number;
  /** More than one must run, or a restart is an outage that somebody notices. */
  readonly several: boolean;
  readonly variables: readonly string[];
}

const EVERYWHERE = [
  'NODE_OPTIONS',
  'MUSTER_HOST',
  'MUSTER_PORT',
  'MUSTER_LOG_LEVEL',
  'MUSTER_POSTGRES_URL',
  'MUSTER_KAFKA_BROKERS',
];

export const SERVICES: Readonly<Record<string, Service>> = {
  gateway: {
    port: 7301,
    several: true,
    variables: [
      ...EVERYWHERE,
      'MUSTER_KEY_FOLDER',
      'MUSTER_PSEUDONYM_LOCK',
      'MUSTER_OIDC_ISSUER',
      'MUSTER_OIDC_AUDIENCE',
      'MUSTER_PRIVATE_WEBHOOKS',
    ],
  },
  projector: { port: 7302, several: true, variables: [...EVERYWHERE, 'MUSTER_REDIS_URL'] },
  forecaster: {
    port: 7305,
    several: true,
    // It reads figures, and no events.
    variables: [
      ...EVERYWHERE.filter(name => name !== 'MUSTER_KAFKA_BROKERS'),
      'MUSTER_REDIS_URL',
      'MUSTER_FORECAST_EVERY_S',
    ],
  },
  api: { port: 7300, several: true, variables: [...EVERYWHERE, 'MUSTER_REDIS_URL'] },
  ops: { port: 7303, several: false, variables: [...EVERYWHERE, 'MUSTER_REDIS_URL', 'MUSTER_OPS_KEY'] },
};

/** What `muster topics apply` knows. */
export const TOPICS_VARIABLES = ['NODE_OPTIONS', 'MUSTER_LOG_LEVEL', 'MUSTER_KAFKA_BROKERS'];

/** By which variable a service is told of a store, and at which port that listens. */
export const STORES: Readonly<Record<string, number>> = {
  MUSTER_POSTGRES_URL: 5432,
  MUSTER_KAFKA_BROKERS: 9092,
  MUSTER_REDIS_URL: 6379,
};

export const NAMES_A_SECRET = /PASSWORD|SECRET|TOKEN|CREDENTIAL|PRIVATE_KEY|OPS_KEY/;

/** An image is named with a version: what runs is what was tried. */
export function isPinned(image: string): boolean {
  return /:[^:/]+$/.test(image) && !image.endsWith(':latest');
}
