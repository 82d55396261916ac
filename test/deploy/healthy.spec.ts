import { afterEach, describe, expect, it } from 'vitest';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ROOT } from './services.js';

const SCRIPT = join(ROOT, 'deploy', 'docker', 'healthy.mjs');
let server: Server | undefined;

describe('the health check of the images', () => {
  afterEach(() => {
    server?.close();
  });

  it('is content with a service that is ready', async () => {
    const port = await serve(path => (path === '/health/ready' ? 200 : 503));
    expect(await check(port)).toEqual({ code: 0, err: '' });
  });

  it('is not with one that lives and is not ready', async () => {
    const port = await serve(path => (path === '/health/ready' ? 503 : 200));
    expect(await check(port)).toEqual({ code: 1, err: 'not ready: 503 as asked\n' });
  });

  it('nor with one that does not answer', async () => {
    const port = await serve(() => 200);
    server!.close();
    await once(server!, 'close');
    const { code, err } = await check(port);
    expect(code).toBe(1);
    expect(err).toContain('ECONNREFUSED');
  });
});

async function serve(status: (path: string) => number): Promise<number> {
  server = createServer((request, response) => {
    response.writeHead(status(request.url ?? '')).end('as asked');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function check(port: number) {
  const child = spawn(process.execPath, [SCRIPT], { env: { MUSTER_PORT: String(port) } });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, err };
}
