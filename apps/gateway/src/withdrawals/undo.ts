import { type Fact, inForce, type SubjectKey } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import {
  type BusinessKey,
  businessKeysOfEvents,
  factsOf,
  noteBusinessKeys,
  noteUndone,
  withdrawalNumbered,
  withdrawnEvents,
} from '@muster/store';
import { type Gateway } from '../delivery/gateway.js';
import { contentHashOf, revisionId } from '../keyed/key.js';
import { isOfSnapshot, restoreSnapshot } from './withdraw-snapshot.js';
import { again, retraction, retractionId, send } from './withdraw.js';

export interface Undone {
  /** Facts that count again, under new ids. */
  readonly restored: number;
  /** Facts that the withdrawal had brought back, and that are out again. */
  readonly retracted: number;
  /** Withdrawn events that would not count without the withdrawal either: replaced or retracted since. */
  readonly left: number;
}

/** Undoes a withdrawal: what it took out is sent again under new ids, for a retraction is final. */
export async function undoWithdrawal(gateway: Gateway, withdrawal: number, by: string): Promise<Undone> {
  const known = await withdrawalNumbered(gateway.database, withdrawal);
  const events = await withdrawnEvents(gateway.database, withdrawal);
  if (
    !known ||
    known.undoneAt !== null ||
    !(await noteUndone(gateway.database, withdrawal, by, gateway.clock.now()))
  )
    throw new MusterFault(
      'not-to-be-undone',
      `there is no withdrawal ${withdrawal} that is not undone already`,
      'run "muster withdraw --list"',
      2,
    );
  if (isOfSnapshot(known.asked)) {
    const { accepted } = await restoreSnapshot(gateway, `undo-withdrawal-${withdrawal}`, by, known.asked);
    return { restored: accepted, retracted: 0, left: 0 };
  }
  const facts = await factsOf(gateway.database, [
    ...new Set(events.map(({ subject }) => subject as SubjectKey)),
  ]);
  const keys = await businessKeysOfEvents(
    gateway.database,
    events.map(({ id }) => id),
  );
  const revised: BusinessKey[] = [];
  const at = gateway.clock.now();
  const toSend: unknown[] = [];
  let restored = 0;
  let retracted = 0;
  for (const [subject, own] of facts) {
    const all = own.map(({ fact }) => fact);
    const ours = events.filter(event => event.subject === subject);
    const retractions = new Set(ours.map(event => retractionId(withdrawal, event)));
    const without = new Set(inForce(all.filter(({ id }) => !retractions.has(id))).facts);
    for (const event of ours) {
      const fact = all.find(({ source, id }) => source === event.source && id === event.id);
      const broughtBack = all.find(
        ({ source, id }) => source === event.source && id === `${event.id.slice(0, 180)}~w${withdrawal}`,
      );
      if (broughtBack) {
        toSend.push(retraction(broughtBack, `undo-${retractionId(withdrawal, event)}`, at));
        retracted += 1;
      } else if (fact && without.has(fact) && wasRetracted(all, retractions, fact)) {
        const key = keys.get(fact.id);
        const next = key && { ...key, ...nextRevision(key, fact) };
        if (next) revised.push(next);
        toSend.push(again(fact, next?.eventId ?? `${fact.id.slice(0, 180)}~u${withdrawal}`));
        restored += 1;
      }
    }
  }
  await send(gateway, `undo-withdrawal-${withdrawal}`, by, toSend);
  await noteBusinessKeys(gateway.database, revised);
  return { restored, retracted, left: events.length - restored - retracted };
}

/** The key's file would send it under the next revision, so that is what it is. */
function nextRevision(key: BusinessKey, { data }: Fact): Partial<BusinessKey> {
  const revision = key.revision + 1;
  const { supersedes: _, ...said } = data as Readonly<Record<string, unknown>>;
  return {
    revision,
    eventId: revisionId(key.key, revision),
    contentHash: contentHashOf({ data: said }),
    retracted: false,
    confirmed: true,
    pending: null,
  };
}

function wasRetracted(all: readonly Fact[], ours: ReadonlySet<string>, fact: Fact): boolean {
  return all.some(
    ({ id, source, type, data }) =>
      type === 'fact.retracted' &&
      ours.has(id) &&
      source === fact.source &&
      'retracts' in data &&
      data.retracts === fact.id,
  );
}
