import { describe, expect, it } from 'vitest';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { platform } from 'node:os';
import { findProcess, fromProc, fromPs } from './process-table.js';

const readers = platform() === 'linux' ? [fromProc, fromPs] : [fromPs];

describe.each(readers)('the process table, %p', find => {
  it('shows a running process with its command line, blanks and all', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', '--', 'a (b) c'], {
      stdio: 'ignore',
    });
    await once(child, 'spawn');
    const found = await find(child.pid!);
    expect(found?.command).toBe(`${process.execPath} -e setTimeout(() => {}, 60_000) -- a (b) c`);
    expect(await find(child.pid!)).toEqual(found);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await find(child.pid!)).toBeUndefined();
  });

  it('does not count one that ended and was not buried yet', async () => {
    // The shell becomes a sleep that never asks after its child.
    const parent = spawn('/bin/sh', ['-c', '/bin/sleep 0 & echo $!; exec /bin/sleep 60']);
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(await find(Number(line.toString()))).toBeUndefined();
    parent.kill('SIGKILL');
  });
});

it('tells ourselves from a process that had our number before', async () => {
  const self = await findProcess(process.pid);
  expect(self?.startedAt).toMatch(/\d/);
});
