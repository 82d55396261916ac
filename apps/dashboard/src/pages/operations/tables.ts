import { type ChartTable } from '../../charts/chart-table.js';
import { type Schemas } from '../../client/api.js';
import { dayInWords, instantShort } from '../../words/days.js';
import { inDigits } from '../../words/numbers.js';
import { sourceName } from '../../words/sources.js';
import { jobInWords } from './codes.js';
import { type Feed, type Held, type Lag, type Queue } from './query.js';

/** Of the worst first. */
const STATES = {
  REWIND: 'the log was made anew, or forgot what was not read',
  STOP: 'nothing of the group is read',
  STALL: 'it is not read, though others of its group are',
  WARN: 'it is read, but what waits has waited for long',
  OK: 'nothing waits for long',
} as const;
const WORST_FIRST = Object.keys(STATES) as Lag['state'][];

export function worstLag(partitions: readonly Lag[]): string {
  if (partitions.length === 0) return 'Nobody reads the log yet.';
  const worst = WORST_FIRST.find(state => partitions.some(lag => lag.state === state)) ?? 'OK';
  const behind = partitions.reduce((sum, lag) => sum + lag.behind, 0);
  const waits = behind === 0 ? 'Nothing waits.' : `${inDigits(behind)} events wait.`;
  if (worst === 'OK') return `All ${partitions.length} partitions are read as they should be. ${waits}`;
  const those = partitions.filter(({ state }) => state === worst);
  return `${worst}: of ${those.map(({ topic, partition }) => `${topic} ${partition}`).join(', ')}, ${STATES[worst]}. ${waits}`;
}

export function lagTable(partitions: readonly Lag[]): ChartTable {
  const sorted = [...partitions].sort(
    (a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state) || b.behind - a.behind,
  );
  return {
    columns: [
      { label: 'Topic' },
      { label: 'Partition', digits: 0 },
      { label: 'Group' },
      { label: 'State' },
      { label: 'Waiting', digits: 0 },
      { label: 'For seconds', digits: 0 },
    ],
    rows: sorted.map(({ topic, partition, group, state, behind, behindSeconds }) => [
      topic,
      partition,
      group,
      state,
      behind,
      behindSeconds,
    ]),
  };
}

/** @param codes whether the name that a source has in events is told too, which takes more than a page is wide */
export function feedsTable(feeds: readonly Feed[], codes: boolean): ChartTable {
  return {
    columns: [
      { label: 'Source' },
      { label: 'Last came' },
      { label: 'Tells of days up to' },
      { label: 'Events', digits: 0 },
      { label: 'Doubled %', digits: 1 },
      { label: 'Set aside %', digits: 1 },
      { label: 'In 30 days', digits: 0 },
      { label: 'of these late %', digits: 1 },
      { label: 'corrected %', digits: 1 },
      ...(codes ? [{ label: 'In events', long: true }] : []),
    ],
    rows: feeds.map(feed => [
      sourceName(feed.source),
      instantShort(feed.lastCameAt),
      feed.newestEffectiveOn ? dayInWords(feed.newestEffectiveOn) : 'no day',
      feed.applied,
      feed.percentDoubled,
      feed.percentParked,
      feed.lately.came,
      ...[feed.lately.percentLate, feed.lately.percentCorrected].map(percent => percent ?? 'none came'),
      ...(codes ? [feed.source] : []),
    ]),
  };
}

export function heldTable(held: readonly Held[]): ChartTable {
  return {
    columns: [
      { label: 'Delivery' },
      { label: 'Sender' },
      { label: 'Came' },
      { label: 'Events', digits: 0 },
      { label: 'Why' },
    ],
    rows: held.map(({ batch, sender, receivedAt, events, movements }) => [
      batch,
      sender,
      instantShort(receivedAt),
      events,
      movements
        .map(
          ({ organisation, inPost, change, leavers }) =>
            `${organisation}: ${inDigits(Math.abs(change))} ${change < 0 ? 'fewer' : 'more'} in post, ${inDigits(leavers)} leavers, of ${inDigits(inPost)}`,
        )
        .join('; '),
    ]),
  };
}

export function queuesTable(queues: readonly Queue[]): ChartTable {
  return {
    columns: [
      { label: 'Kind' },
      ...['Waiting', 'Running', 'Failed', 'Oldest waits, seconds'].map(label => ({ label, digits: 0 })),
      { label: 'Code' },
    ],
    rows: queues.map(({ kind, waiting, running, failed, oldestWaitingSeconds }) => [
      jobInWords(kind),
      waiting,
      running,
      failed,
      oldestWaitingSeconds ?? 'none waits',
      kind,
    ]),
  };
}

export function jobsTable(jobs: Schemas['JobsReply']['jobs']): ChartTable {
  return {
    columns: [
      { label: 'Kind' },
      { label: 'State' },
      { label: 'Asked for' },
      { label: 'Code' },
      { label: 'Job', long: true },
    ],
    rows: jobs.map(({ id, kind, state, asked }) => [
      jobInWords(kind),
      state,
      instantShort(asked.at),
      kind,
      id,
    ]),
  };
}
