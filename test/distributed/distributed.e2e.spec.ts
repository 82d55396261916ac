import { until as within } from '@muster/platform/testing';
import { FOLDED_TOPICS, TOPIC_DEFINITIONS } from '@muster/event-log/open';
import { KafkaEventLog } from '@muster/event-log/kafka';
import { type Broker, ownBroker } from '@muster/event-log/testing';
import { ownRedis, type RedisServer } from '@muster/jobs/testing';
import { addSupplier, issueKey } from '@muster/gateway';
import { codeTables } from '@muster/platform';
import { folding, verify } from '@muster/projector';
import { emptyTestDatabase, type TestDatabase } from '@muster/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askVerify, beginsIn, type VerifyJob } from './jobs.js';
import {
  buildServices,
  endServices,
  type RunningService,
  type ServiceName,
  startService,
} from './services.js';

const SOURCE = 'urn:ods:R0A:esr';
const TOPIC_SETTINGS = { replicationFactor: 1, minInsyncReplicas: 1, retentionMs: -1 };

const broker = await ownBroker();
/** Where there is none, jobs are in PostgreSQL. */
const redis = broker ? await ownRedis() : undefined;
const OPS_KEY = 'for-the-tests-of-the-services-alone';
const suite = broker ? describe : describe.skip;

suite('the services, each a process of its own, on Kafka', () => {
  const kafka = broker as Broker;
  const folder = mkdtempSync(join(tmpdir(), 'muster-distributed-'));
  const services: RunningService[] = [];
  let store: TestDatabase;
  let log: KafkaEventLog;
  let key: string;

  const start = async (name: ServiceName) => {
    const service = await startService(name, {
      MUSTER_POSTGRES_URL: store.url,
      MUSTER_KAFKA_BROKERS: kafka.address,
      ...(name === 'gateway' ? { MUSTER_KEY_FOLDER: folder } : {}),
      ...(name === 'ops' ? { MUSTER_OPS_KEY: OPS_KEY } : {}),
      ...(name !== 'gateway' && redis ? { MUSTER_REDIS_URL: redis.url } : {}),
    });
    services.push(service);
    return service;
  };
  const [gateways, apis, projectors] = (['gateway', 'api', 'projector'] as const).map(
    name => () => services.filter(service => service.name === name && isRunning(service)),
  ) as [() => RunningService[], () => RunningService[], () => RunningService[]];

  beforeAll(async () => {
    await buildServices();
    store = await emptyTestDatabase('distributed');
    log = new KafkaEventLog({ brokers: [kafka.address], clientId: 'test', topicSettings: TOPIC_SETTINGS });
  });
  afterAll(async () => {
    await endServices(services);
    await log.close();
    await store.drop();
    kafka.remove();
    await redis?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('start in any order, say what they wait for, and are ready once it is there', async () => {
    for (const name of ['ops', 'api', 'projector', 'gateway', 'projector', 'api'] as const) await start(name);
    for (const service of services) {
      expect(await service.health('live')).toEqual({ status: 200 });
      const waiting = await until(
        () => service.health('started'),
        ({ detail }) => detail?.includes('topics') === true,
      );
      expect(waiting.status).toBe(503);
      expect((await service.health('ready')).status).toBe(503);
    }
    await log.ensureTopics(TOPIC_DEFINITIONS);
    for (const service of services)
      await until(
        () => service.health('ready'),
        ({ status }) => status === 200,
      );
    expect(FOLDED_TOPICS.length).toBeGreaterThan(2);
  });

  it('take events in at the door, and answer for them at every api', async () => {
    const request = { name: 'trust', sources: [SOURCE], kinds: ['person'] as const, organisations: ['R0A'] };
    await addSupplier(store.database, { ...request, workplaces: [], eventsPerSecond: 100_000 }, new Date());
    ({ key } = await issueKey(store.database, { supplier: 'trust', label: 'test', now: new Date() }));
    expect(await send(events(0, 400))).toEqual({ accepted: 400 });
    await folded(400);
    const seen = await Promise.all(apis().map(({ url }) => midwivesAt(url)));
    expect(seen).toEqual([400, 400]);
  });

  it('take in what a supplier writes to a topic of their own', async () => {
    const topic = 'muster.inbound.trust';
    await log.ensureTopics([{ topic, partitions: 2 }]);
    const written = events(400, 50).map(event => ({
      topic,
      key: (event as { subject: string }).subject,
      value: Buffer.from(JSON.stringify(event)),
    }));
    await log.append([...written, { topic, key: 'poison', value: Buffer.from('{"half') }]);
    await folded(450);
    const outcomes = await store.database.rows(
      `SELECT outcome, count(*) AS items FROM gateway.item JOIN gateway.delivery USING (batch) WHERE door = 'inbound'
       GROUP BY outcome ORDER BY outcome`,
    );
    expect(outcomes).toEqual([
      { outcome: 'accepted', items: 50 },
      { outcome: 'rejected', items: 1 },
    ]);
  });

  it('go on when a projector is killed: the others take its partitions, and nothing is lost or counted twice', async () => {
    const sending = send(events(450, 500));
    projectors()[0]!.process.kill('SIGKILL');
    expect(await sending).toEqual({ accepted: 500 });
    const killed = performance.now();
    await folded(950);
    console.info(
      `all folded in ${Math.round(performance.now() - killed)} ms after one of two projectors was killed`,
    );
    await start('projector');
    expect(await send(events(900, 100))).toEqual({ accepted: 100 }); // 50 of them a second time
    await folded(1_000);
    expect(await Promise.all(apis().map(({ url }) => midwivesAt(url)))).toEqual([1_000, 1_000]);
    const to = folding(store.database, codeTables());
    expect((await verify(to)).differences).toEqual([]);
  });

  it('go on when the broker is killed and comes back, by themselves', async () => {
    const sending = sendUntilTaken(events(1_000, 300));
    await kafka.kill();
    for (const service of services
      .filter(({ name }) => name === 'gateway' || name === 'projector')
      .filter(isRunning))
      await until(
        () => service.health('ready'),
        ({ status }) => status === 503,
      );
    await kafka.restart();
    const back = performance.now();
    await sending;
    await folded(1_300);
    console.info(`all folded in ${Math.round(performance.now() - back)} ms after the broker was back`);
  });

  it('go on when PostgreSQL cuts all their connections, by themselves', async () => {
    const sending = sendUntilTaken(events(1_300, 300));
    await store.database.rows(
      `SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'muster%'`,
    );
    const cut = performance.now();
    await sending;
    await folded(1_600);
    console.info(`all folded in ${Math.round(performance.now() - cut)} ms after all connections were cut`);
    for (const service of services.filter(isRunning))
      await until(
        () => service.health('ready'),
        ({ status }) => status === 200,
      );
    expect(await Promise.all(apis().map(({ url }) => midwivesAt(url)))).toEqual([1_600, 1_600]);
    const to = folding(store.database, codeTables());
    expect((await verify(to)).differences).toEqual([]);
  });

  it('say at ops how far each reader is behind, and tell Prometheus the same', async () => {
    const { url } = services.find(({ name }) => name === 'ops')!;
    const lag = await until(
      async () => (await (await fetch(`${url}/v1/ops/lag`)).json()) as { partitions: Lag[] },
      ({ partitions }) => partitions.every(({ state, behind }) => state === 'OK' && behind === 0),
    );
    expect(new Set(lag.partitions.map(({ group }) => group))).toEqual(
      new Set(['muster-projector', 'muster-gateway']),
    );
    const people = lag.partitions.filter(({ topic }) => topic === 'muster.people');
    expect(people.reduce((sum, { next }) => sum + next, 0)).toBeGreaterThanOrEqual(1_650); // 50 came twice
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain(
      'muster_lag_state{group="muster-projector",topic="muster.people",partition="0"} 0',
    );
    expect(metrics).toContain(`muster_source_events{source="${SOURCE}",outcome="applied"} 1600`);
  });

  it('do a job that was asked for at two apis once, and show it at ops', async () => {
    const asked = await Promise.all(apis().map(({ url }) => askVerify(url)));
    expect(asked.map(({ status }) => status).sort()).toEqual([200, 202]);
    expect(asked[0]!.job.id).toBe(asked[1]!.job.id);
    const { result } = await doneJob(asked[0]!.job);
    expect(result).toMatchObject({ differences: { count: 0 }, breaches: { count: 0 } });
    expect(timesBegun(asked[0]!.job)).toBe(1);

    const { queues } = (await (await fetch(`${ops().url}/v1/ops/queues`)).json()) as { queues: object[] };
    expect(queues).toContainEqual(
      expect.objectContaining({ kind: 'verify', done: 1, waiting: 0, running: 0 }),
    );
    const page = await fetch(`${ops().url}/queues/`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Muster: jobs')]);
    const board = await (await fetch(`${ops().url}/queues/api/queues`)).text();
    expect(board).toContain('muster-verify');
    expect(await (await fetch(`${ops().url}/metrics`)).text()).toContain(
      'muster_jobs{kind="verify",state="done"} 1',
    );
  });

  it('go on with a job whose worker is killed: the other does it', async () => {
    const { startedAt, endedAt } = await doneJob((await askVerify(apis()[0]!.url, true)).job);
    const runsMs = Date.parse(endedAt!) - Date.parse(startedAt!);

    const lock = await store.database.dedicated();
    await lock.query('BEGIN');
    await lock.query('LOCK muster.fact IN ACCESS EXCLUSIVE MODE'); // so that it is in the midst of it
    const before = new Map(projectors().map(projector => [projector, projector.logged().length]));
    const { job } = await askVerify(apis()[0]!.url, true);
    const works = await until(
      () =>
        Promise.resolve(projectors().find(each => beginsIn(each.logged().slice(before.get(each)), job) > 0)),
      found => found !== undefined,
    );
    works!.process.kill('SIGKILL');
    const killed = performance.now();
    await lock.query('ROLLBACK');
    await lock.end();
    const done = await doneJob(job);
    const took = performance.now() - killed;
    console.info(`a job of ${runsMs} ms was done ${Math.round(took)} ms after its worker was killed`);
    expect(took).toBeLessThan(10_000 + runsMs);
    expect(done).toMatchObject({ attempts: 2, result: { differences: { count: 0 } } });
    await start('projector');
  });

  it('hand what an operator asks for on to a projector, and its answer back', async () => {
    const redrive = (headers: Record<string, string>) =>
      fetch(`${ops().url}/v1/ops/parked/redrive`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ all: true, dryRun: false, by: 'A. Operator' }),
      });
    expect((await redrive({})).status).toBe(401);
    const reply = await redrive({ authorization: `Bearer ${OPS_KEY}` });
    expect([reply.status, await reply.json()]).toMatchObject([404, { code: 'none-parked' }]);
  });

  (redis ? it : it.skip)('fold and answer while Redis is away, also those that start then', async () => {
    await (redis as RedisServer).kill();
    const late = [await start('api'), await start('projector')];
    for (const service of late)
      await until(
        () => service.health('ready'),
        ({ status }) => status === 200,
      );
    expect(await send(events(1_600, 100))).toEqual({ accepted: 100 });
    await folded(1_700);
    expect(await Promise.all(apis().map(({ url }) => midwivesAt(url)))).toEqual([1_700, 1_700, 1_700]);
    const away = await fetch(`${late[0]!.url}/v1/jobs`);
    expect([away.status, await away.json()]).toMatchObject([503, { code: 'jobs-away' }]);

    await (redis as RedisServer).restart();
    const { job } = await until(
      () => askVerify(late[0]!.url),
      ({ status }) => status === 202,
    );
    expect(await doneJob(job)).toMatchObject({ result: { differences: { count: 0 } } });
  });

  it('carry a command out at one api and show it at the other', async () => {
    const [one, other] = apis();
    const response = await fetch(`${one!.url}/v1/targets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id: 'midwives-here',
        title: 'More midwives',
        profession: 'midwife',
        measure: 'fte',
        basis: 'net',
        amount: 1_200,
        baselineOn: '2025-03-31',
        dueOn: '2029-03-31',
        area: 'R0A',
        evidence: 'derived',
      }),
    });
    expect([response.status < 300, (await response.text()).slice(0, 1_000)]).toEqual([
      true,
      expect.any(String),
    ]);
    await until(
      async () => (await fetch(`${other!.url}/v1/targets`)).text(),
      text => text.includes('midwives-here'),
    );
  });

  it('stop in order within ten seconds of being told to, and say so by their exit code', async () => {
    for (const service of services.filter(isRunning)) {
      const told = performance.now();
      service.process.kill('SIGTERM');
      expect([service.name, await service.ended]).toEqual([service.name, 0]);
      expect(performance.now() - told).toBeLessThan(10_000);
    }
  });

  it.each([
    ['projector', {}, /MUSTER_POSTGRES_URL must be postgres:/],
    [
      'gateway',
      { MUSTER_POSTGRES_URL: 'mysql://x', MUSTER_PORT: 'many' },
      /MUSTER_POSTGRES_URL.*MUSTER_PORT.*|MUSTER_PORT.*MUSTER_POSTGRES_URL/s,
    ],
  ] as const)(
    'refuse an environment that does not configure a %s, with all faults and no value',
    async (name, environment, words) => {
      const fault = await startService(name, environment).catch((error: Error) => error.message);
      expect(fault).toMatch(`${name} ended with 2`);
      expect(fault).toMatch(words);
      expect(fault).not.toMatch('mysql://x');
    },
  );

  function send(batch: readonly object[]): Promise<{ accepted: number }> {
    const [{ url }] = gateways() as [RunningService];
    return fetch(`${url}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents-batch+json' },
      body: JSON.stringify(batch),
    }).then(async response => {
      const text = await response.text();
      if (response.status !== 202) throw new Error(`${response.status}: ${text.slice(0, 1_000)}`);
      const { items } = JSON.parse(text) as { items: { outcome: string }[] };
      return { accepted: items.filter(({ outcome }) => outcome === 'accepted').length };
    });
  }

  /** As an HR system does: what it is not known of whether it was taken is sent again, under the same ids. */
  async function sendUntilTaken(batch: readonly object[]): Promise<void> {
    await until(
      () => send(batch),
      ({ accepted }) => accepted === batch.length,
    );
  }

  function ops(): RunningService {
    return services.find(service => service.name === 'ops' && isRunning(service))!;
  }

  function timesBegun(job: VerifyJob): number {
    return projectors().reduce((times, each) => times + beginsIn(each.logged(), job), 0);
  }

  /** As any api tells it. */
  function doneJob({ self }: VerifyJob): Promise<VerifyJob> {
    return until(
      async () => (await (await fetch(`${apis()[0]!.url}${self}`)).json()) as VerifyJob,
      ({ state }) => state === 'done',
    );
  }

  /** Until so many facts about people stand. */
  function folded(facts: number): Promise<number> {
    return until(
      async () => {
        const [row] = await store.database.rows<{ facts: number }>(
          `SELECT count(*) AS facts FROM muster.fact WHERE subject LIKE 'person/%'`,
        );
        return row!.facts;
      },
      seen => seen === facts,
    );
  }

  async function midwivesAt(url: string): Promise<number> {
    const asked = 'evidence=derived&profession=midwife&measure=headcount&level=organisation&area=R0A';
    const response = await fetch(`${url}/v1/stock?${asked}&from=2026-01-31&to=2026-01-31&every=day`);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
    const { rows } = JSON.parse(text) as { rows: { value: number }[] };
    return rows[0]?.value ?? 0;
  }
});

interface Lag {
  readonly group: string;
  readonly topic: string;
  readonly state: string;
  readonly behind: number;
  readonly next: number;
}

function isRunning({ process: { exitCode, signalCode } }: RunningService): boolean {
  return exitCode === null && signalCode === null;
}

/** So many midwives who start, the first by this number. */
function events(first: number, count: number): object[] {
  return Array.from({ length: count }, (_, nth) => {
    const person = first + nth;
    return {
      specversion: '1.0',
      type: 'muster.post.started.v1',
      source: SOURCE,
      id: `started-${person}`,
      subject: `person/student:R0A-${1_000_000 + person}`,
      time: '2026-01-10T09:00:00Z',
      data: {
        post: `R0A-${person}`,
        organisation: 'R0A',
        occupation: 'N2J',
        fte: 0.8,
        contract: 'permanent',
        effectiveOn: '2026-01-05',
      },
    };
  });
}

function until<T>(ask: () => Promise<T>, isWanted: (seen: T) => boolean): Promise<T> {
  return within(ask, isWanted, 180_000);
}
