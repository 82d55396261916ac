import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type EmbeddedOptions, type EmbeddedServer, inspectEmbedded } from '../embedded/index.js';

/** Not flushed to disk: what dies with the machine, and not with a process, is no subject of these tests. */
export const QUICK = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

/** A temporary folder for an embedded server, and processes that open it. Everything ends with `remove`. */
export class EmbeddedFolder {
  private readonly processes: ChildProcess[] = [];

  private constructor(
    readonly parent: string,
    readonly path = join(parent, 'demo'),
  ) {}

  /** `like`: with a copy of a stopped server's data, which is quicker than making it. */
  static async make(like?: EmbeddedFolder): Promise<EmbeddedFolder> {
    const parent = await realpath(await mkdtemp(join(tmpdir(), 'muster-embedded-')));
    await chmod(parent, 0o755); // Under root PostgreSQL runs as another user, who must pass through.
    if (like) await promisify(execFile)('cp', ['-pR', like.path, parent]);
    return new EmbeddedFolder(parent);
  }

  /** Opens the folder in a Node process of its own, from what transpile() emitted. */
  async openElsewhere(options: Partial<EmbeddedOptions> = {}): Promise<Elsewhere> {
    const child = this.start(OPENER, ['ignore', 'inherit', 'inherit', 'ipc'], options);
    const [message] = (await once(child, 'message')) as [
      Opened | { error: { code: string; message: string } },
    ];
    if ('error' in message)
      throw Object.assign(new Error(message.error.message), { code: message.error.code });
    return {
      ...message,
      process: child.pid!,
      stop: async () => {
        child.send('stop');
        await once(child, 'exit');
      },
      kill: async () => {
        child.kill('SIGKILL');
        await once(child, 'exit');
      },
    };
  }

  /** Starts a script that finds `openEmbedded` and its `options` in place. */
  start(
    script: string,
    stdio: ('ignore' | 'inherit' | 'pipe' | 'ipc')[],
    options: Partial<EmbeddedOptions> = {},
  ): ChildProcess {
    const all: EmbeddedOptions = { folder: this.path, purpose: 'a test', settings: QUICK, ...options };
    const dist = new URL('../../dist/embedded/index.js', import.meta.url).href;
    const prologue = `import { openEmbedded } from '${dist}';\nconst options = ${JSON.stringify(all)};\n`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', prologue + script], {
      stdio,
      detached: true,
    });
    this.processes.push(child);
    return child;
  }

  async remove(): Promise<void> {
    for (const child of this.processes)
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    const left = await inspectEmbedded(this.path);
    if (left.state === 'running') process.kill(left.pid, 'SIGQUIT');
    while ((await inspectEmbedded(this.path)).state === 'running') await sleep(20);
    await rm(this.parent, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Opened = Pick<EmbeddedServer, 'owned' | 'port' | 'pid'> & { readonly url: string };

/** A process that has the folder open. */
export interface Elsewhere extends Opened {
  readonly process: number;
  /** The server's stop(), then the end of the process. */
  stop(): Promise<void>;
  /** kill -9 of the process, not of the server. */
  kill(): Promise<void>;
}

const OPENER = `
process.on('disconnect', () => process.exit());
try {
  const server = await openEmbedded({ ...options, report: () => undefined });
  process.on('message', async () => {
    await server.stop();
    process.exit();
  });
  process.send({ owned: server.owned, port: server.port, pid: server.pid, url: server.url() });
} catch ({ code, message }) {
  process.send({ error: { code, message } });
}
`;
