import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const { freePort } = await import('@muster/platform');

/** On SIGUSR2 garbage is collected, and what is left is told. */
const TELL_HEAP = `data:text/javascript,${encodeURIComponent(
  `process.on('SIGUSR2', () => {
    globalThis.gc();
    globalThis.gc();
    process._rawDebug('heap-mb ' + Math.round(process.memoryUsage().heapUsed / (1 << 20)));
  });`,
)}`;

/** As in the Dockerfile. */
const FLAGS = { projector: ['--max-semi-space-size=64'] };

/** A service in a process of its own, as a deployment runs it. Resolves at once: `ready` says when it serves. */
export async function startService(name, { postgresUrl, brokers }) {
  const port = await freePort();
  const main = fileURLToPath(new URL(`../../apps/${name}/dist/main.js`, import.meta.url));
  const child = spawn(
    process.execPath,
    [...(FLAGS[name] ?? []), '--expose-gc', '--import', TELL_HEAP, main],
    {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        MUSTER_PORT: String(port),
        MUSTER_LOG_LEVEL: 'warn',
        MUSTER_POSTGRES_URL: postgresUrl,
        MUSTER_KAFKA_BROKERS: brokers,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', text => (said += text));
  const ended = once(child, 'close').then(([code]) => {
    if (code !== 0) throw new Error(`the ${name} ended with ${code}:\n${said}`);
  });
  ended.catch(() => undefined); // told to whoever waits for it
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    pid: child.pid,
    ended,
    ready: async () => {
      while (!(await fetch(`${url}/health/ready`).catch(() => undefined))?.ok)
        await Promise.race([sleep(50), ended]);
    },
    /** Megabytes that are in use after garbage was collected. */
    heap: async () => {
      const before = said.length;
      child.kill('SIGUSR2');
      for (;;) {
        const found = /heap-mb (\d+)/.exec(said.slice(before));
        if (found) return Number(found[1]);
        await Promise.race([once(child.stderr, 'data'), ended]);
      }
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
