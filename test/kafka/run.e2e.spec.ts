import { brokersOfTheRun } from '@muster/event-log/testing';
import { describe, expect, it } from 'vitest';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const SCRIPT = join(import.meta.dirname, 'run.mjs');
const canRun = (await brokersOfTheRun()) !== undefined;

describe('npm run kafka', () => {
  (canRun ? it : it.skip)('says where the broker answers, and leaves nothing behind on ctrl-C', async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'muster-run-kafka-'));
    const child = spawn(process.execPath, [SCRIPT], { env: { ...process.env, TMPDIR: temporary } });
    let out = '';
    child.stdout.setEncoding('utf8');
    for await (const text of child.stdout) {
      out += text as string;
      if (out.includes('topics apply')) break;
    }
    const [, port] = /answers at 127\.0\.0\.1:(\d+)/.exec(out)!;
    expect(await answers(Number(port))).toBe(true);

    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([130, null]);
    while (await answers(Number(port))) await delay(20); // a killed process takes a moment to be gone
    expect(readdirSync(temporary).filter(name => name.startsWith('muster-kafka-'))).toEqual([]);
    rmSync(temporary, { recursive: true, force: true });
  });

  it('says what is missing where there is no Java', async () => {
    const child = spawn(process.execPath, [SCRIPT], { env: { ...process.env, PATH: '' } });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(err).toContain('there is no Java (17 or later) on the PATH');
  });
});

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
