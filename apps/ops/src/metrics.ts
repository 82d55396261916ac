import { type EventLog } from '@muster/event-log';
import { JOB_STATES, type Jobs } from '@muster/jobs';
import { type Clock, MusterFault } from '@muster/platform';
import {
  heldDeliveries,
  parkedByReason,
  readHead,
  refoldCounts,
  sourceFreshness,
  type Sql,
} from '@muster/store';
import { Gauge, Registry } from 'prom-client';
import { LAG_STATES } from './lag/judge.js';
import { readLag } from './lag/read-lag.js';

/** What Prometheus reads: everything is looked up when it is asked for, so what is told is so, or nothing is told. */
export function metricsOf(
  sql: Sql,
  log: EventLog,
  jobs: Jobs,
  clock: Clock,
): { readonly type: string; read(): Promise<string> } {
  const registry = new Registry();
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name: `muster_${name}`, help, labelNames: [...labelNames], registers: [registry] });
  const reader = ['group', 'topic', 'partition'] as const;
  const behind = gauge('lag_events', 'Events that wait to be read.', reader);
  const seconds = gauge('lag_seconds', 'How long the oldest event that waits has waited.', reader);
  const state = gauge('lag_state', `0 to ${LAG_STATES.length - 1}: ${LAG_STATES.join(', ')}.`, reader);
  const logReached = gauge('log_reached', '1 where the event log answers, 0 where it does not.', []);
  const parked = gauge('parked_events', 'Events that were set aside.', ['topic', 'reason']);
  const last = gauge('source_last_event_seconds', 'Seconds since the last event of a source came.', [
    'source',
  ]);
  const events = gauge('source_events', 'Events of a source since the beginning.', ['source', 'outcome']);
  const refolds = gauge('refolds', 'Subjects to be folded again, or set aside as they cannot be.', ['state']);
  const held = gauge('held_deliveries', 'Deliveries that wait for a named person.', []);
  const jobsIn = gauge('jobs', 'Jobs, those that ended lately among them.', ['kind', 'state']);
  const reached = gauge('jobs_reached', '1 where jobs are kept answers, 0 where it does not.', []);
  const tellLag = async () => {
    try {
      for (const lag of await readLag(sql, log, clock)) {
        const labels = { group: lag.group, topic: lag.topic, partition: String(lag.partition) };
        behind.set(labels, lag.behind);
        seconds.set(labels, lag.behindSeconds);
        state.set(labels, LAG_STATES.indexOf(lag.state));
      }
      logReached.set(1);
    } catch (error) {
      // What else there is to tell is told without it.
      if (!(error instanceof MusterFault)) throw error;
      logReached.set(0);
    }
  };
  const tellJobs = async () => {
    try {
      for (const [kind, counts] of Object.entries(await jobs.counts()))
        for (const state of JOB_STATES) jobsIn.set({ kind, state }, counts[state]);
      reached.set(1);
    } catch (error) {
      // As above.
      if (!(error instanceof MusterFault)) throw error;
      reached.set(0);
    }
  };

  return {
    type: registry.contentType,
    read: async () => {
      registry.resetMetrics();
      const now = clock.now();
      await tellLag();
      for (const { topic, reason, events: count } of await parkedByReason(sql))
        parked.set({ topic, reason }, count);
      for (const { source, lastKnownAt, ...counts } of await sourceFreshness(sql)) {
        last.set({ source }, (now.getTime() - lastKnownAt.getTime()) / 1_000);
        for (const outcome of ['applied', 'duplicates', 'parked'] as const)
          events.set({ source, outcome }, counts[outcome]);
      }
      const { generation } = await readHead(sql);
      const counts = generation && (await refoldCounts(sql, generation.number));
      refolds.set({ state: 'waiting' }, counts?.waiting ?? 0);
      refolds.set({ state: 'set-aside' }, counts?.setAside ?? 0);
      held.set((await heldDeliveries(sql)).length);
      await tellJobs();
      return registry.metrics();
    },
  };
}
