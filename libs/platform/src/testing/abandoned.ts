import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../processes.js';

/**
 * Ends servers of test runs that were killed before they could, and removes their folders.
 * @param folders of the temporary folders, those with a group that names the process of their run. A file `pid` in one, or in one of its
 * folders, names a server
 */
export function removeAbandoned(folders: RegExp): void {
  for (const name of readdirSync(tmpdir())) {
    const run = Number(folders.exec(name)?.[1]);
    if (!run || isAlive(run)) continue;
    const folder = join(tmpdir(), name);
    try {
      for (const place of ['.', ...readdirSync(folder)]) {
        const pid = pidIn(join(folder, place));
        if (pid && isAlive(pid) && commandOf(pid).includes(folder)) process.kill(pid, 'SIGKILL');
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // Another user's, or another run is at it: not in our way.
    }
  }
}

/** NaN where no file names one. */
export function pidIn(folder: string): number {
  try {
    return Number(readFileSync(join(folder, 'pid'), 'utf8'));
  } catch {
    return Number.NaN;
  }
}

function commandOf(pid: number): string {
  return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
}
