import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { transpile } from '../../apps/muster/bin/transpile.mjs';

const ROOT = join(import.meta.dirname, '..', '..');

export type ServiceName = 'api' | 'gateway' | 'ops' | 'projector';

/** A service in a process of its own, as a deployment runs it, on a free port. */
export interface RunningService {
  readonly name: ServiceName;
  readonly process: ChildProcess;
  readonly url: string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  /** What it logged so far. */
  logged(): string;
  health(of: 'live' | 'ready' | 'started'): Promise<{ readonly status: number; readonly detail?: string }>;
}

/** Services are started from `dist`, as in an image. */
export async function buildServices(): Promise<void> {
  await transpile(ROOT);
}

/** Resolves once it listens, which is before it serves. */
export async function startService(
  name: ServiceName,
  environment: Readonly<Record<string, string>>,
): Promise<RunningService> {
  const child = spawn(process.execPath, [join(ROOT, 'apps', name, 'dist', 'main.js')], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', MUSTER_PORT: '0', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let logged = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (logged += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', () => {
      const [, found] = /"address":"([^"]+)"/.exec(logged) ?? [];
      if (found) resolve(found);
    });
    void ended.then(code => reject(new Error(`${name} ended with ${code}:\n${logged}`)));
  });
  return {
    name,
    process: child,
    url: address,
    ended,
    logged: () => logged,
    health: async of => {
      const response = await fetch(`${address}/health/${of}`);
      const { detail } = (await response.json()) as { detail?: string };
      return { status: response.status, ...(detail === undefined ? {} : { detail }) };
    },
  };
}

/** Kills whatever still runs. */
export async function endServices(services: readonly RunningService[]): Promise<void> {
  for (const { process: child } of services) child.kill('SIGKILL');
  await Promise.all(services.map(({ ended }) => ended));
}
