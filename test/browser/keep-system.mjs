/** Runs Muster until it is told to stop, or the run that wanted it is gone. Arguments: the folder of the run's system. */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [folder] = process.argv.slice(2);
const run = Number(/(\d+)$/.exec(basename(folder))[1]);
const launcher = join(import.meta.dirname, '../../apps/muster/bin/muster.mjs');
const child = spawn(process.execPath, [launcher, 'start', '--demo', '--port', '0'], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
child.once('close', () => {
  clearInterval(watch);
  if (existsSync(folder)) writeFileSync(join(folder, 'ended'), '');
});
const watch = setInterval(() => {
  if (existsSync(join(folder, 'stop')) || !isAlive(run)) child.kill('SIGTERM');
}, 200);

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
