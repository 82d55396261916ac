import { type Proxy } from '@muster/platform/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningService } from '../distributed/services.js';
import { type Rig } from './rig.js';

/** `silence`: whatever it is that is there and does not answer. */
export type StruckPart = 'process' | 'broker' | 'database' | 'network' | 'redis' | 'silence';

/** What happens to a running installation, and what whoever runs it does about it; the rest is for Muster to do. */
export interface Fault {
  readonly name: string;
  readonly of: StruckPart;
  /** Left to the long form: it takes long, or the short one has its like. */
  readonly long?: true;
  /**
   * @returns since when recovery counts, in milliseconds since 1970: from the fault; where an outage is part of it, from its end, which
   * of a server is when it answers again
   */
  strike(rig: Rig): Promise<number>;
}

/** Longer than the session timeout of a consumer (6 s), so that others have its partitions when it goes on. */
const STOPPED_MS = 8_000;
const OUTAGE_MS = 2_000;
const SILENT_BROKER_MS = 20_000;
const DELAY_MS = 250;

async function stopped(pid: number, ms: number): Promise<number> {
  process.kill(pid, 'SIGSTOP');
  try {
    await sleep(ms);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  return Date.now();
}

/** Ends it, and starts another in its place as soon as it has ended. @returns when it was struck */
async function replaced(rig: Rig, service: RunningService, signal: 'SIGKILL' | 'SIGTERM'): Promise<number> {
  const struck = Date.now();
  const code = await rig.end(service, signal);
  if (signal === 'SIGTERM' && code !== 0)
    throw new Error(
      `${service.name} was told to stop and ended with ${code}:\n${service.logged().slice(-2_000)}`,
    );
  await rig.start(service.name as 'gateway' | 'projector');
  return struck;
}

async function cutFor(wire: Proxy, ms: number): Promise<number> {
  wire.refuse();
  await sleep(ms);
  wire.pass();
  return Date.now();
}

function silenced(wire: Proxy): Promise<number> {
  wire.silenceThose();
  return Promise.resolve(Date.now());
}

/** Process ids of PostgreSQL's backends that serve the services. */
async function backends(rig: Rig, limit: number): Promise<number[]> {
  const rows = await rig.database.rows<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'muster%' ORDER BY pid LIMIT $1`,
    [limit],
  );
  return rows.map(({ pid }) => pid);
}

export const FAULTS: readonly Fault[] = [
  {
    name: 'a projector is killed',
    of: 'process',
    strike: rig => replaced(rig, rig.projectors()[0]!, 'SIGKILL'),
  },
  {
    name: 'both projectors are killed',
    of: 'process',
    long: true,
    strike: async rig => {
      const both = rig.projectors().map(projector => replaced(rig, projector, 'SIGKILL'));
      return Math.min(...(await Promise.all(both)));
    },
  },
  {
    name: 'a projector is stopped for 8 s and goes on',
    of: 'process',
    strike: rig => stopped(rig.projectors()[0]!.process.pid!, STOPPED_MS),
  },
  {
    name: 'a projector leaves in order, another comes',
    of: 'process',
    strike: rig => replaced(rig, rig.projectors()[0]!, 'SIGTERM'),
  },
  {
    name: 'a projector joins, and leaves again',
    of: 'process',
    long: true,
    strike: async rig => {
      const joining = await rig.start('projector');
      await sleep(OUTAGE_MS);
      const struck = Date.now();
      const code = await rig.end(joining, 'SIGTERM');
      if (code !== 0) throw new Error(`a projector ended with ${code}:\n${joining.logged().slice(-2_000)}`);
      return struck;
    },
  },
  {
    name: 'the gateway is killed',
    of: 'process',
    strike: rig => replaced(rig, rig.gateway(), 'SIGKILL'),
  },
  {
    name: 'the gateway is stopped for 4 s and goes on',
    of: 'process',
    strike: rig => stopped(rig.gateway().process.pid!, STOPPED_MS / 2),
  },
  {
    name: 'the gateway leaves in order, another comes',
    of: 'process',
    strike: rig => replaced(rig, rig.gateway(), 'SIGTERM'),
  },
  {
    name: 'the broker is killed and started again',
    of: 'broker',
    strike: async ({ servers: { kafka } }) => {
      await kafka.kill();
      await kafka.restart();
      return Date.now();
    },
  },
  {
    name: 'the broker is stopped for 20 s and goes on',
    of: 'silence',
    long: true,
    strike: ({ servers: { brokerPid } }) => stopped(brokerPid, SILENT_BROKER_MS),
  },
  {
    name: 'PostgreSQL is restarted in order',
    of: 'database',
    long: true,
    strike: async ({ servers }) => {
      await servers.postgres.stop();
      await servers.startPostgres();
      return Date.now();
    },
  },
  {
    name: 'PostgreSQL is killed and started again',
    of: 'database',
    strike: async ({ servers }) => {
      process.kill(servers.postgres.pid, 'SIGKILL');
      await servers.startPostgres();
      return Date.now();
    },
  },
  {
    name: 'a backend of PostgreSQL is killed, so that all are reset',
    of: 'database',
    strike: async rig => {
      const [pid] = await backends(rig, 1);
      process.kill(pid!, 'SIGKILL');
      return Date.now();
    },
  },
  {
    name: 'all connections are ended by PostgreSQL',
    of: 'database',
    strike: async rig => {
      const pids = await backends(rig, 1_000);
      await rig.database.rows('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [pids]);
      return Date.now();
    },
  },
  {
    name: 'the network to PostgreSQL is cut for 2 s',
    of: 'network',
    strike: ({ servers }) => cutFor(servers.postgresWire, OUTAGE_MS),
  },
  {
    name: 'the network to Kafka is cut for 2 s',
    of: 'network',
    strike: ({ servers }) => cutFor(servers.kafkaWire, OUTAGE_MS),
  },
  {
    name: 'connections to Kafka fall silent for good',
    of: 'silence',
    long: true,
    strike: ({ servers }) => silenced(servers.kafkaWire),
  },
  {
    name: 'connections to PostgreSQL fall silent for good',
    of: 'silence',
    long: true,
    strike: ({ servers }) => silenced(servers.postgresWire),
  },
  {
    name: 'the network is slow for 4 s: 250 ms each way',
    of: 'network',
    strike: async ({ servers }) => {
      for (const wire of servers.wires()) wire.delay(DELAY_MS);
      await sleep(2 * OUTAGE_MS);
      for (const wire of servers.wires()) wire.pass();
      return Date.now();
    },
  },
  {
    name: 'Redis is killed, and started again after 2 s',
    of: 'redis',
    strike: async ({ servers }) => {
      const struck = Date.now();
      const redis = servers.redis!;
      await redis.kill();
      await sleep(OUTAGE_MS);
      await redis.restart();
      return struck;
    },
  },
];
