import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { composeFaults, parseCompose } from './compose.js';
import { parseDockerfile } from './dockerfile.js';
import { read, SERVICES } from './services.js';

const text = read('docker-compose.yml');
const file = parseCompose(text);
const dockerfile = parseDockerfile(read('Dockerfile'));

const { $schema: _, ...schema } = JSON.parse(read('test/deploy/compose-spec.json')) as Record<
  string,
  unknown
>;
const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
const schemaFaults = (composed: unknown) =>
  validate(composed)
    ? []
    : validate.errors!.map(({ instancePath, params, message }) =>
        [instancePath, message, params['additionalProperty']].filter(Boolean).join(' '),
      );

describe('the Compose file', () => {
  it('is one by the Compose Specification', () => {
    expect(schemaFaults(file)).toEqual([]);
  });

  it.each([
    ['stop_grace_period', 'stop_grace'],
    ['condition: service_healthy', 'condition: healthy'],
    ['memory: 512M', 'memori: 512M'],
    ['replicas: 2', 'replicas: [2]'],
    ['healthcheck:', 'health_check:'],
    ['read_only: true', 'read_only: [true]'],
  ])('which would refuse it with %s changed to %s', (right, wrong) => {
    expect(text).toContain(right);
    expect(schemaFaults(parseCompose(text.replaceAll(right, wrong)))).not.toEqual([]);
  });

  it('runs every service, guarded, healthy, and with settings that it knows', () => {
    expect(composeFaults(file, dockerfile)).toEqual([]);
    const targets = Object.values(file.services).flatMap(({ build }) => build?.target ?? []);
    expect(targets.sort()).toEqual([...Object.keys(SERVICES), 'muster'].sort());
    expect(file.services['projector']!.deploy!.replicas).toBe(2);
  });

  it.each([
    ['user: postgres', 'user: root', 'postgres: may run as root'],
    ['user: node', '', 'gateway: may run as root'],
    ['cap_drop: [ALL]', 'cap_drop: [CHOWN]', 'kafka: keeps capabilities'],
    ['no-new-privileges:true', 'seccomp:unconfined', 'redis: may gain privileges'],
    ['redis:8.6', 'redis', 'redis: redis has no version'],
    ['apache/kafka:4.4.0', 'apache/kafka:latest', 'kafka: apache/kafka:latest has no version'],
    ['muster-api:0.1.0', 'muster-api:0.0.9', 'api: muster-api:0.0.9 is not this version'],
    ['memory: 1G', 'cpus: 1', 'projector: has no limit of memory'],
    ['restart: unless-stopped', '', 'ops: is not started again'],
    ['stop_grace_period: 15s', 'stop_grace_period: 5s', 'gateway: is given less than 15 s to end'],
    ['read_only: true', 'read_only: false', 'projector: may write into its image'],
    ['test: [CMD, pg_isready', 'disable: [CMD, pg_isready', 'postgres: has no health check'],
    [
      'test: [CMD, redis-cli, ping]',
      'disable: true',
      'api: waits for the health of redis, which nobody checks',
    ],
    ['kafka: { condition', 'kaffka: { condition', 'topics: waits for kaffka, which is not there'],
    ['127.0.0.1:7301:7301', '7301:7301', 'gateway: publishes 7301:7301 to others'],
    ['stores: { internal: true }', 'stores: {}', 'postgres: is on stores, which leads outside'],
    ['networks: [stores]', '', 'kafka: is on the default network, which leads outside'],
    [/networks: \[stores, queue\]/, '', 'projector: is on the default network, which leads outside'],
    [
      "['kafka:/var/lib/kafka/data']",
      "['/srv/kafka:/var/lib/kafka/data']",
      'kafka: keeps /srv/kafka:/var/lib/kafka/data in no named volume',
    ],
    ['target: ops', 'target: opps', 'ops: the Dockerfile has no stage opps'],
    ['MUSTER_OIDC_ISSUER:', 'MUSTER_OIDC_ISUER:', 'gateway: gateway knows no MUSTER_OIDC_ISUER'],
    ['MUSTER_REDIS_URL:', 'MUSTER_REDIS:', 'api: MUSTER_REDIS_URL is missing'],
    [/POSTGRES_PASSWORD: .*/, 'POSTGRES_PASSWORD: muster', 'postgres: POSTGRES_PASSWORD holds a secret'],
    [/PASSWORD:\?[^}]*/g, 'PASSWORD:-muster', 'postgres: POSTGRES_PASSWORD holds a secret'],
    [/PASSWORD:\?[^}]*/g, 'PASSWORD:-muster', 'api: MUSTER_POSTGRES_URL holds a secret'],
    ['redis://redis', 'redis://:hunter2@redis', 'ops: MUSTER_REDIS_URL holds a secret'],
    [/OPS_KEY: .*/, 'OPS_KEY: hunter2', 'ops: MUSTER_OPS_KEY holds a secret'],
  ])('is not taken with %s changed to %s', (right, wrong, fault) => {
    const changed = typeof right === 'string' ? text.replaceAll(right, wrong) : text.replace(right, wrong);
    expect(changed).not.toBe(text);
    expect(composeFaults(parseCompose(changed), dockerfile)).toContain(fault);
  });

  it('keeps what PostgreSQL 18 writes where its image writes it', () => {
    expect(file.services['postgres']!.image).toMatch(/^postgres:18\./);
    expect(file.services['postgres']!.volumes).toEqual(['postgres:/var/lib/postgresql']);
  });

  it('asks for nothing that the example of its settings does not name, and gives no password there', () => {
    const asked = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name!));
    const example = new Map(
      [...read('deploy/.env.example').matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name!, value]),
    );
    expect([...example.keys()].sort()).toEqual([...asked].sort());
    expect(example.get('MUSTER_POSTGRES_PASSWORD')).toBe('');
    expect(example.get('MUSTER_OPS_KEY')).toBe('');
    expect(parse(text)).toHaveProperty('name', 'muster');
  });
});
