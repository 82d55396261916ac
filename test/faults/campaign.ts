import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault, FAULTS, type StruckPart } from './kinds.js';
import { type Rig } from './rig.js';

/** After so long without recovery the aftermath of a fault is ended by hand, so that the next can be tried. Milliseconds. */
const GIVEN_UP_MS = 45_000;
const LOOK_MS = 500;

/** Within which p95 of the recoveries from faults of a part is to be. Seconds. */
const LIMITS: Readonly<Record<StruckPart, number>> = {
  process: 10,
  broker: 20,
  database: 20,
  network: 20,
  redis: 10,
  silence: 30,
};
export const PARTS = Object.keys(LIMITS) as StruckPart[];

/** Within which a service is to say of a silence that something is wrong, from its beginning. Seconds. */
const NOTICED_WITHIN = 30;

/** What became of one fault. Seconds. */
export interface Aftermath {
  readonly fault: Fault;
  /** Infinite where it did not recover. */
  readonly recovery: number;
  /** From the strike until a service first logged a warning, or said that it is not ready; undefined where none did. */
  readonly noticed: number | undefined;
  /** Lines of the services' logs, the first first. */
  readonly warnings: readonly string[];
}

/** Strikes, and waits until all is well again. */
export async function strike(rig: Rig, fault: Fault): Promise<Aftermath> {
  const struck = Date.now();
  const watching = new AbortController();
  const notReady = firstNotReady(rig, watching.signal);
  try {
    const since = await fault.strike(rig);
    const isWell = await rig.recovered(GIVEN_UP_MS);
    const recovery = isWell ? (Date.now() - since) / 1000 : Infinity;
    const warnings = rig.warnings(struck).sort((a, b) => a.time - b.time);
    if (!isWell) for (const wire of rig.servers.wires()) wire.cut();
    await rig.ready();
    watching.abort();
    const signs = [warnings[0]?.time, await notReady].flatMap(at => (at === undefined ? [] : [at - struck]));
    const noticed = signs.length === 0 ? undefined : Math.max(0, Math.min(...signs)) / 1000;
    return { fault, recovery, noticed, warnings: warnings.map(({ line }) => line) };
  } finally {
    watching.abort();
  }
}

/** When a service first said that it is not ready, in milliseconds since 1970; undefined where none did until it was enough. */
async function firstNotReady(rig: Rig, enough: AbortSignal): Promise<number | undefined> {
  while (!enough.aborted) {
    if (await rig.saysNotReady()) return Date.now();
    await sleep(LOOK_MS, undefined, { signal: enough }).catch(() => undefined);
  }
  return undefined;
}

export function inWords({ fault, recovery, noticed }: Aftermath): string {
  const came = Number.isFinite(recovery)
    ? `recovered in ${recovery.toFixed(1)} s`
    : 'did not recover by itself';
  if (fault.of !== 'silence') return `${fault.name}: ${came}`;
  const told = noticed === undefined ? 'nothing was said of it' : `noticed after ${noticed.toFixed(1)} s`;
  return `${fault.name}: ${came}, ${told}`;
}

/** What is beyond the limits, in words. */
export function beyondLimits(aftermaths: readonly Aftermath[]): string[] {
  const slow = PARTS.flatMap(part => {
    const { p95 } = summaryOf(aftermaths.filter(({ fault }) => fault.of === part));
    return p95 > LIMITS[part] ? [`faults of ${part}: p95 ${p95} s, limit ${LIMITS[part]} s`] : [];
  });
  const unnoticed = aftermaths
    .filter(({ fault, noticed = Infinity }) => fault.of === 'silence' && noticed > NOTICED_WITHIN)
    .map(aftermath => `${inWords(aftermath)}: limit ${NOTICED_WITHIN} s`);
  return [...slow, ...unnoticed];
}

/** Of recoveries, in seconds; NaN of none. */
export interface Summary {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export function summaryOf(aftermaths: readonly Aftermath[]): Summary {
  const sorted = aftermaths.map(({ recovery }) => recovery).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** A line a kind of fault, those that occurred. */
export function tableOf(aftermaths: readonly Aftermath[]): string[] {
  const widest = Math.max(...FAULTS.map(({ name }) => name.length));
  const line = (name: string, ...columns: readonly string[]) =>
    [name.padEnd(widest), ...columns.map(column => column.padStart(10))].join('');
  return [
    line('recovery in seconds', 'count', 'p50', 'p95', 'max'),
    ...FAULTS.flatMap(({ name }) => {
      const own = aftermaths.filter(({ fault }) => fault.name === name);
      if (own.length === 0) return [];
      const { count, ...seconds } = summaryOf(own);
      return [line(name, String(count), ...Object.values(seconds).map(value => value.toFixed(1)))];
    }),
  ];
}
