import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort, isAlive } from '@muster/platform';
import { Kafka, logLevel } from 'kafkajs';
import { brokerJars } from './broker-jars.js';

const run = promisify(execFile);
const STARTS_WITHIN_MS = 60_000;

/** `listener` as `NAME://127.0.0.1:port`, `scram` as Kafka's StorageTool takes users. */
export interface Locked {
  readonly listener: string;
  readonly scram: readonly string[];
}

/** A Kafka broker in a process of its own: one node, broker and controller, on free ports, with all it keeps in one folder. */
export class Broker {
  private constructor(
    readonly folder: string,
    /** `127.0.0.1:port` */
    readonly address: string,
    private readonly jars: string,
    private process: number,
  ) {}

  /**
   * @param folder empty; a file `pid` in it names the process for as long as it runs (`endBroker`)
   * @param properties further ones
   * @param locked a listener beside the open one, and the users who may use it
   * @throws {NoBroker} when this machine cannot run one
   */
  static async start(folder: string, properties: readonly string[] = [], locked?: Locked): Promise<Broker> {
    const jars = await brokerJars();
    for (let tries = 1; ; tries++) {
      try {
        return await Broker.startOn(await freePort(), await freePort(), folder, properties, jars, locked);
      } catch (error) {
        if (tries === 3) throw error; // else somebody may have taken a port meanwhile
        rmSync(join(folder, 'data'), { recursive: true, force: true });
      }
    }
  }

  private static async startOn(
    port: number,
    controllerPort: number,
    folder: string,
    properties: readonly string[],
    jars: string,
    locked: Locked | undefined,
  ): Promise<Broker> {
    const file = join(folder, 'server.properties');
    const own = propertiesOf(folder, port, controllerPort, locked?.listener);
    await writeFile(file, [own, ...properties, ''].join('\n'));
    const id = randomBytes(16).toString('base64url');
    const users = (locked?.scram ?? []).flatMap(user => ['--add-scram', user]);
    const format = ['kafka.tools.StorageTool', 'format', '-t', id, '-c', file, ...users];
    await run('java', ['-cp', `${jars}/*`, ...format]);
    const broker = new Broker(folder, `127.0.0.1:${port}`, jars, launch(folder, jars));
    await broker.answers();
    return broker;
  }

  /** kill -9. What was acknowledged is in the folder. */
  async kill(): Promise<void> {
    process.kill(this.process, 'SIGKILL');
    while (isAlive(this.process)) await delay(10);
  }

  /** After `kill`: on the same ports, over the same folder. */
  async restart(): Promise<void> {
    this.process = launch(this.folder, this.jars);
    await this.answers();
  }

  /** Ends it with all it holds. */
  remove(): void {
    endBroker(this.folder, this.process);
  }

  private async answers(): Promise<void> {
    const kafka = new Kafka({ brokers: [this.address], logLevel: logLevel.NOTHING, retry: { retries: 0 } });
    const admin = kafka.admin();
    for (const end = Date.now() + STARTS_WITHIN_MS; ; await delay(100)) {
      try {
        await admin.connect();
        // The first group makes __consumer_offsets, which takes a while: none of a test's patience.
        await admin.fetchOffsets({ groupId: 'nobody' });
        return await admin.disconnect();
      } catch (error) {
        if (isAlive(this.process) && Date.now() < end) continue;
        if (isAlive(this.process)) process.kill(this.process, 'SIGKILL');
        const log = await readFile(join(this.folder, 'broker.log'), 'utf8');
        throw new Error(`the Kafka broker did not start:\n${log.slice(-2_000)}`, { cause: error });
      }
    }
  }
}

/** Ends the broker of a folder, by its process id, and removes the folder. Harmless where there is none. */
export function endBroker(folder: string, pid: number | undefined): void {
  if (pid !== undefined && isAlive(pid)) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}

/** Detached, so that a ctrl-C in the terminal reaches who started it first, and it outlives the worker that did. */
function launch(folder: string, jars: string): number {
  const log = openSync(join(folder, 'broker.log'), 'a');
  const options = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
  const child = spawn(
    'java',
    [...options, '-cp', `${jars}/*`, 'kafka.Kafka', join(folder, 'server.properties')],
    { detached: true, stdio: ['ignore', log, log] },
  );
  child.unref();
  closeSync(log);
  if (child.pid === undefined) throw new Error('java did not start');
  writeFileSync(join(folder, 'pid'), String(child.pid));
  return child.pid;
}

function propertiesOf(folder: string, port: number, controllerPort: number, locked?: string): string {
  const listeners = [`PLAINTEXT://127.0.0.1:${port}`, `CONTROLLER://127.0.0.1:${controllerPort}`, locked];
  return `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
controller.listener.names=CONTROLLER
listeners=${listeners.filter(Boolean).join(',')}
log.dirs=${join(folder, 'data')}
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
log.cleaner.backoff.ms=200
share.coordinator.state.topic.replication.factor=1
group.initial.rebalance.delay.ms=0`;
}
