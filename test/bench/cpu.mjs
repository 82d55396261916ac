import { readdirSync, readFileSync } from 'node:fs';

/** Of Linux, which counts processor time in hundredths of a second. */
const TICK_MS = 10;
const SAID = /^cpu-ms (\d+)$/m;

/** Makes a Node process say on standard error, at its end, how much processor time it took. */
export const tellingCpu = ['--import', `data:text/javascript,${encodeURIComponent(tell())}`];

/** @param {string} err standard error of a process that was started with `tellingCpu` */
export function cpuTold(err) {
  return Number(SAID.exec(err)?.[1] ?? Number.NaN);
}

/**
 * Milliseconds of processor time that a PostgreSQL took so far, all its processes together. What others do on the machine hardly
 * moves it, unlike anything by the clock. NaN where there is no /proc.
 *
 * @param {number} postmaster its first process
 */
export function cpuOfPostgres(postmaster) {
  const first = statOf(postmaster);
  if (!first) return Number.NaN;
  const children = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(pid => statOf(pid))
    .filter(stat => stat?.parent === postmaster);
  return children.reduce((sum, { own }) => sum + own, first.own + first.reaped) * TICK_MS;
}

/** Milliseconds of processor time that one process took so far. NaN where there is no /proc. */
export function cpuOfProcess(pid) {
  return (statOf(pid)?.own ?? Number.NaN) * TICK_MS;
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [user, system, reapedUser, reapedSystem] = fields.slice(11, 15).map(Number);
    return { parent: Number(fields[1]), own: user + system, reaped: reapedUser + reapedSystem };
  } catch {
    return undefined; // no Linux, or it has ended
  }
}

function tell() {
  return `process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    process._rawDebug('cpu-ms ' + Math.round((user + system) / 1000));
  });`;
}
