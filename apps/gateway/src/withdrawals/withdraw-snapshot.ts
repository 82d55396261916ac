import { type Day } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import {
  dropSnapshotDay,
  noteWithdrawal,
  snapshotDays,
  snapshotOfBatch,
  snapshotPosts,
  snapshotsReceived,
  type Sql,
  tellOfSnapshot,
  withdrawalNumbered,
} from '@muster/store';
import { type Gateway } from '../delivery/gateway.js';
import { takeHeldSnapshot, type TakenSnapshot } from '../delivery/take-snapshot.js';
import { type KeptSnapshot } from '../snapshots/receive-snapshot.js';
import { inOrderOfDay, type Run, sightingsOf } from '../snapshots/runs.js';
import { type Said } from '../snapshots/said.js';
import { batchOf } from './names.js';
import { refuseReason } from './reason.js';

/** A snapshot that was withdrawn, as it stood: what undoing it takes in again. */
export interface WithdrawnSnapshot {
  /** Of the delivery, or of the undoing that took it in again. */
  readonly batch: string;
  readonly kept: KeptSnapshot;
}

export function isOfSnapshot(asked: unknown): asked is WithdrawnSnapshot {
  return typeof asked === 'object' && asked !== null && 'kept' in asked;
}

/**
 * Withdraws a snapshot: its day is as if nobody had listed it, and what then follows from the others is told to the log.
 * @throws {MusterFault} `snapshot-replaced` when a later delivery of its day has taken its place
 */
export async function withdrawSnapshot(
  gateway: Gateway,
  batch: string,
  { by, reason, dryRun }: { readonly by: string; readonly reason: string; readonly dryRun: boolean },
): Promise<TakenSnapshot & { readonly number: number | undefined }> {
  const { database, clock } = gateway;
  if (!dryRun) refuseReason(reason);
  const snapshot = await snapshotOfBatch(database, batch);
  if (!snapshot)
    throw new MusterFault(
      'snapshot-replaced',
      `the snapshot ${batch} does not stand: a later one of its day took its place, or it was withdrawn`,
      'withdraw the later one, if that is what is meant',
      2,
    );
  const said = await saidOn(gateway, { ...snapshot, asAt: snapshot.asAt as Day });
  const kept = keptOf(snapshot, batch, clock.now(), said);
  const empty: KeptSnapshot = {
    ...kept,
    request: { ...kept.request, complete: false },
    read: { ...kept.read, said: [] },
  };
  const number = dryRun
    ? undefined
    : await noteWithdrawal(database, { asked: { batch, kept }, by, reason, at: clock.now() }, []);
  const sentAs = batchOf(number ?? 0, 'withdraws');
  const all = await take(gateway, sentAs, by, empty, dryRun);
  // It is read as a list of nobody from which nobody follows; what is told of is the snapshot.
  const taken = { ...all, summary: { ...all.summary, complete: snapshot.complete } };
  if (dryRun) return { ...taken, number };
  await dropSnapshotDay(database, snapshot);
  await tell(gateway, batch, sentAs, reason);
  return { ...taken, number };
}

/** A snapshot that was withdrawn with others, or would be. */
export interface WithdrawnInTime {
  /** Undefined in a dry run. */
  readonly number: number | undefined;
  readonly batch: string;
  readonly organisation: string;
  readonly asAt: string;
  /** Events that follow from it. */
  readonly events: number;
}

/**
 * Withdraws the snapshots of a source that were received in a time and stand, the latest day first, each as a withdrawal of its own: what
 * they brought cannot be taken back event by event, or what is sent later would be compared with what nobody says any more.
 */
export async function withdrawSnapshotsReceived(
  gateway: Gateway,
  asked: { readonly source: string; readonly from: Date; readonly until: Date },
  how: { readonly by: string; readonly reason: string; readonly dryRun: boolean },
): Promise<WithdrawnInTime[]> {
  const withdrawn: WithdrawnInTime[] = [];
  for (const { batch, organisation, asAt } of await snapshotsReceived(gateway.database, asked)) {
    const { number, items } = await withdrawSnapshot(gateway, batch, how);
    withdrawn.push({ number, batch, organisation, asAt, events: items.length });
  }
  return withdrawn;
}

/** Takes a withdrawn snapshot in again, as things stand now. */
export async function restoreSnapshot(
  gateway: Gateway,
  withdrawal: number,
  { kept, batch }: WithdrawnSnapshot,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<{ readonly accepted: number }> {
  const sentAs = batchOf(withdrawal, 'undoes');
  const { items } = await take(gateway, sentAs, by, kept, false);
  await tell(gateway, batch, sentAs, reason);
  return { accepted: items.filter(({ outcome }) => outcome.outcome === 'accepted').length };
}

async function tell(
  { database, clock }: Gateway,
  batch: string,
  sentAs: string,
  reason: string,
): Promise<void> {
  const snapshot = await deliveredAs(database, batch);
  await tellOfSnapshot(database, { snapshot, batch: sentAs, reason, at: clock.now() });
}

/** The delivery that brought a snapshot which was withdrawn, taken in again, and is withdrawn once more. */
async function deliveredAs(sql: Sql, batch: string): Promise<string> {
  const undone = Number(/^undo-withdrawal-(\d+)$/.exec(batch)?.[1]);
  const before = Number.isNaN(undone) ? undefined : await withdrawalNumbered(sql, undone);
  return isOfSnapshot(before?.asked) ? deliveredAs(sql, before.asked.batch) : batch;
}

function take(
  gateway: Gateway,
  batch: string,
  by: string,
  kept: KeptSnapshot,
  dryRun: boolean,
): Promise<TakenSnapshot> {
  const receivedAt = gateway.clock.now();
  return takeHeldSnapshot(
    gateway,
    {
      batch,
      sender: { kind: 'operator', name: by },
      door: 'snapshot',
      name: batch,
      receivedAt,
      dryRun,
      releasedBy: by,
    },
    {
      kind: 'snapshot',
      kept: {
        ...kept,
        request: {
          ...kept.request,
          batch,
          time: receivedAt.toISOString(),
          receivedAt: receivedAt.toISOString(),
        },
      },
    },
  );
}

async function saidOn(
  { database }: Gateway,
  { source, organisation, asAt }: { source: string; organisation: string; asAt: Day },
): Promise<[string, Said][]> {
  const days = (await snapshotDays(database, source, organisation)).flatMap(day =>
    day.complete ? [day.asAt as Day] : [],
  );
  const posts = await snapshotPosts<Run>(database, source, organisation);
  return posts.flatMap(({ post, runs }) =>
    sightingsOf(inOrderOfDay(runs), days).flatMap((sighting): [string, Said][] =>
      sighting.day === asAt && sighting.said !== 'absent' ? [[post, sighting.said]] : [],
    ),
  );
}

function keptOf(
  {
    source,
    organisation,
    asAt,
    complete,
  }: { source: string; organisation: string; asAt: string; complete: boolean },
  batch: string,
  now: Date,
  said: readonly (readonly [string, Said])[],
): KeptSnapshot {
  const time = now.toISOString();
  return {
    request: { source, organisation, asAt: asAt as Day, complete, batch, time, receivedAt: time },
    ignored: { personal: [], other: [] },
    read: { said, somewhere: [], count: said.length, unattributed: 0 },
  };
}
