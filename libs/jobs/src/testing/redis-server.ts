import { freePort, isAlive } from '@muster/platform';
import { removeAbandoned } from '@muster/platform/testing';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const FOLDER = /^muster-test-redis-(\d+)-/;
const STARTS_WITHIN_MS = 10_000;

/** A Redis in a process of its own, on a free port, with all it keeps in a temporary folder. */
export class RedisServer {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private process: number,
  ) {}

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  static async start(): Promise<RedisServer> {
    const folder = mkdtempSync(join(tmpdir(), `muster-test-redis-${process.pid}-`));
    for (let tries = 1; ; tries++) {
      const port = await freePort();
      const server = new RedisServer(folder, port, launch(folder, port));
      try {
        await server.answers();
        return server;
      } catch (error) {
        server.end();
        if (tries === 3) throw error; // else somebody may have taken the port meanwhile
      }
    }
  }

  /** kill -9. What was answered is in the folder. */
  async kill(): Promise<void> {
    this.end();
    while (isAlive(this.process)) await delay(10);
  }

  /** After `kill`: on the same port, over the same folder. */
  async restart(): Promise<void> {
    this.process = launch(this.folder, this.port);
    await this.answers();
  }

  /** Ends it with all it holds. */
  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private end(): void {
    if (isAlive(this.process)) process.kill(this.process, 'SIGKILL');
  }

  private async answers(): Promise<void> {
    for (const end = Date.now() + STARTS_WITHIN_MS; ; await delay(20)) {
      if (await pings(this.port)) return;
      if (isAlive(this.process) && Date.now() < end) continue;
      throw new Error(`redis-server did not start:\n${readFileSync(join(this.folder, 'log'), 'utf8')}`);
    }
  }
}

/**
 * A Redis for one test file, which removes it. Undefined where this machine has no redis-server: the tests that need it are to be skipped,
 * which is told on the terminal. Under CI=true that is an error.
 */
export async function ownRedis(): Promise<RedisServer | undefined> {
  removeAbandoned(FOLDER);
  const why = whyNone();
  if (why === undefined) return RedisServer.start();
  if (process.env['CI'] === 'true')
    throw new Error(`with CI=true the tests of jobs in Redis must run: ${why}`);
  process.stderr.write(`\nTests of jobs in Redis are SKIPPED: ${why}.\n\n`);
  return undefined;
}

function whyNone(): string | undefined {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? 'there is no redis-server on the PATH' : String(error);
  }
}

/** Every write is in the file before it is answered, as far as a process that dies is concerned. */
function launch(folder: string, port: number): number {
  const options = {
    port: String(port),
    bind: '127.0.0.1',
    dir: folder,
    logfile: join(folder, 'log'),
    save: '',
    appendonly: 'yes',
    appendfsync: 'no',
    'set-proc-title': 'no',
  };
  const child = spawn(
    'redis-server',
    Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    { detached: true, stdio: 'ignore' },
  );
  child.unref();
  if (child.pid === undefined) throw new Error('redis-server did not start');
  writeFileSync(join(folder, 'pid'), String(child.pid));
  return child.pid;
}

function pings(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.on('data', bytes => {
      resolve(bytes.toString().startsWith('+PONG'));
      socket.destroy();
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
}
