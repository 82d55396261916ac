import { type Fact, type SubjectKey } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import {
  type BusinessKey,
  businessKeys,
  confirmBusinessKeys,
  noteBusinessKeys,
  noteKeysWithdrawn,
  noteSentAgain,
  type SentAgain,
  type Sql,
  subjectsOfWithdrawal,
} from '@muster/store';
import { type Gateway } from '../delivery/gateway.js';
import { takeDelivery } from '../delivery/take.js';
import { contentHashOf, revisionId } from '../keyed/key.js';
import { type CloudEvent, cloudEvent } from '../keyed/cloud-event.js';
import { revisionOf } from './as-received.js';
import { nameOf, retractionId, sentAgainId } from './names.js';
import { predecessorsNow, type WithdrawnFrom, withdrawnFrom } from './standing.js';
import { type Settlement, settlementOf } from './settlement.js';

/** Who had it done, as what, and when: sent again after a crash it is the same. */
export interface Doing {
  readonly batch: string;
  readonly by: string;
  readonly at: Date;
}

/** What was settled of a subject. */
export type Settled = Settlement & { readonly from: WithdrawnFrom };

/** Subjects that are looked at together. */
export const PAGE = 500;

/** The subjects of what a withdrawal covers, some at a time. */
export async function* subjectsOf(sql: Sql, withdrawal: number): AsyncGenerator<readonly SubjectKey[]> {
  for (let after = '', page = PAGE; page === PAGE;) {
    const subjects = (await subjectsOfWithdrawal(sql, withdrawal, after, PAGE)) as SubjectKey[];
    if (subjects.length > 0) yield subjects;
    after = subjects.at(-1) ?? after;
    page = subjects.length;
  }
}

/** Settles all subjects of a withdrawal. */
export async function settleAll(gateway: Gateway, withdrawal: number, doing: Doing): Promise<Settled[]> {
  const settled: Settled[] = [];
  for await (const subjects of subjectsOf(gateway.database, withdrawal))
    settled.push(...(await settle(gateway, subjects, doing)));
  return settled;
}

/**
 * Sends what is missing for the log to say of subjects what the deliveries say that are not withdrawn. All that was sent before
 * must be folded in.
 */
export async function settle(
  gateway: Gateway,
  subjects: readonly SubjectKey[],
  doing: Doing,
): Promise<Settled[]> {
  const { database } = gateway;
  const predecessors = await predecessorsNow(gateway);
  const settled = [...(await withdrawnFrom(database, subjects)).values()].map(from => ({
    ...settlementOf(from.facts, from, predecessors),
    from,
  }));
  const retract = settled.flatMap(settlement => settlement.retract);
  const { events, again, keys } = await renamed(database, settled, doing.batch);
  await noteSentAgain(database, again);
  await noteBusinessKeys(database, keys);
  await send(gateway, doing, [...retract.map(fact => retraction(fact, doing)), ...events]);
  await confirmBusinessKeys(
    database,
    keys.map(({ key }) => key),
  );
  await noteKeysWithdrawn(database, retract);
  return settled;
}

interface Renamed {
  readonly events: readonly CloudEvent[];
  readonly again: readonly SentAgain[];
  /** As they stand once the events are in the log; noted before, with what is not known to be in it. */
  readonly keys: readonly BusinessKey[];
}

/**
 * New ids for events that are sent again, for a retraction is final. What stands for a business key gets the key's next revision: its
 * file would send it as that, and goes on from there.
 */
async function renamed(sql: Sql, settled: readonly Settled[], batch: string): Promise<Renamed> {
  const facts = settled.flatMap(({ again, from }) => again.map(fact => ({ fact, from })));
  const keys = await businessKeys(
    sql,
    facts.flatMap(({ fact }) => revisionOf(fact)?.key ?? []),
  );
  const moved: BusinessKey[] = [];
  const events: CloudEvent[] = [];
  const again: SentAgain[] = [];
  for (const { fact, from } of facts) {
    const key = keys.get(revisionOf(fact)?.key ?? '');
    const id = key ? revisionAgain(key, fact, from) : sentAgainId(fact, timesSent(fact, from) + 1);
    const event = cloudEvent(fact.type, { ...fact, id, batch });
    again.push({ subject: fact.subject, source: fact.source, id, original: fact.id });
    if (key) {
      const next = key.eventId === id ? key : nextRevision(key, event);
      keys.set(key.key, next);
      moved.push(next);
      events.push(...((next.pending ?? [event]) as readonly CloudEvent[]));
    } else events.push(event);
  }
  return { events, again, keys: moved };
}

/** The next revision; after a crash, the one that was noted for the same event and did not reach the log. */
function revisionAgain(key: BusinessKey, fact: Fact, { facts, originals }: WithdrawnFrom): string {
  const name = nameOf({ source: fact.source, id: key.eventId });
  const isNoted = originals.get(name) === fact.id && !key.confirmed;
  return isNoted && !facts.some(known => nameOf(known) === name)
    ? key.eventId
    : revisionId(key.key, key.revision + 1);
}

/** How often the log has it already: what was noted and did not reach the log is not counted, and sent under that id. */
function timesSent(fact: Fact, { facts, originals }: WithdrawnFrom): number {
  return facts.filter(known => known.source === fact.source && originals.get(nameOf(known)) === fact.id)
    .length;
}

function nextRevision(before: BusinessKey, event: CloudEvent): BusinessKey {
  const { supersedes: _, ...said } = event.data;
  return {
    ...before,
    revision: before.revision + 1,
    eventId: event.id,
    contentHash: contentHashOf({ data: said }),
    retracted: false,
    confirmed: false,
    pending: [...(before.confirmed ? [] : (before.pending ?? [])), event],
  };
}

function retraction(fact: Fact, { batch, at }: Doing): CloudEvent {
  return cloudEvent('fact.retracted', {
    ...fact,
    id: retractionId(batch, fact),
    time: at.toISOString(),
    batch,
    data: { retracts: fact.id },
  });
}

async function send(gateway: Gateway, { batch, by }: Doing, events: readonly CloudEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += PAGE) {
    const { items } = await takeDelivery(
      gateway,
      {
        batch,
        sender: { kind: 'operator', name: by },
        door: 'events',
        name: batch,
        receivedAt: gateway.clock.now(),
        dryRun: false,
        releasedBy: by,
      },
      events.slice(from, from + PAGE).map((json, nth) => ({ at: from + nth, json })),
    );
    // Who was erased in between stays so.
    const refused = items.filter(
      ({ outcome }) => outcome.outcome === 'rejected' && outcome.code !== 'erased',
    );
    if (refused.length > 0)
      throw new MusterFault(
        'not-settled',
        `${refused.length} of the ${items.length} events that follow from ${batch} were refused`,
        'see why with "muster deliveries"; do the same again once that is mended',
        1,
      );
  }
}
