import { MusterFault } from '@muster/platform';
import {
  type EventName,
  eventsOfWithdrawal,
  noteUndone,
  type Sql,
  tellOfWithdrawal,
  type Withdrawal,
  withdrawalNumbered,
  withdrawnEvents,
} from '@muster/store';
import { type Gateway } from '../delivery/gateway.js';
import { alone } from './alone.js';
import { batchOf, nameOf } from './names.js';
import { type Settled, settleAll, subjectsOf } from './settle.js';
import { isOfSnapshot, restoreSnapshot, type WithdrawnSnapshot } from './withdraw-snapshot.js';

export interface Undone {
  /** Events that count again, under ids of their own or new ones. */
  readonly restored: number;
  /** Events that the withdrawal had brought back, and that are out again. */
  readonly retracted: number;
  /** Withdrawn events that do not count without the withdrawal either: replaced, retracted or withdrawn otherwise. */
  readonly left: number;
}

/**
 * Undoes a withdrawal: what counts then is what the deliveries say that no other withdrawal covers. An undoing that was cut off is
 * done. Everything so far must be folded in.
 * @throws {MusterFault} `not-to-be-undone` when there is no such withdrawal, or nothing of it to be undone any more
 */
export function undoWithdrawal(gateway: Gateway, withdrawal: number, by: string): Promise<Undone> {
  return alone(gateway.database, async () => {
    const known = await withdrawalNumbered(gateway.database, withdrawal);
    if (!known) throw notToBeUndone(withdrawal);
    if (isOfSnapshot(known.asked)) return undoSnapshot(gateway, known, known.asked, by);
    const at = gateway.clock.now();
    const isFirst = known.undoneAt === null;
    if (isFirst) await noteAndTell(gateway, withdrawal, by, at);
    const settled = await settleAll(gateway, withdrawal, {
      batch: batchOf(withdrawal, 'undoes'),
      by: known.undoneBy ?? by,
      at: known.undoneAt ?? at,
    });
    if (!isFirst && settled.every(({ retract, again }) => retract.length + again.length === 0))
      throw notToBeUndone(withdrawal);
    return {
      restored: settled.reduce((sum, { restored }) => sum + restored.length, 0),
      retracted: settled.reduce((sum, { gone }) => sum + gone.length, 0),
      left: await leftOf(gateway.database, withdrawal, settled),
    };
  });
}

/** Whoever reads that it is undone reads that its suppliers are told. */
function noteAndTell({ database }: Gateway, withdrawal: number, by: string, at: Date): Promise<void> {
  return database.transaction(async transaction => {
    const back: EventName[] = [];
    for await (const subjects of subjectsOf(transaction, withdrawal)) {
      const left = namesOf(await withdrawnEvents(transaction, subjects, { without: withdrawal }));
      const now = await withdrawnEvents(transaction, subjects);
      back.push(...now.filter(event => !left.has(wholeName(event))));
    }
    await noteUndone(transaction, withdrawal, by, at);
    await tellOfWithdrawal(transaction, withdrawal, 'restored', back, at);
  });
}

async function leftOf(sql: Sql, withdrawal: number, settled: readonly Settled[]): Promise<number> {
  let left = 0;
  const counts = new Map<string, ReadonlySet<string>>(
    settled.map(({ from, counts: names }) => [from.subject, names]),
  );
  for await (const subjects of subjectsOf(sql, withdrawal))
    for (const event of await eventsOfWithdrawal(sql, withdrawal, subjects))
      if (event.type !== 'fact.retracted' && !counts.get(event.subject)?.has(nameOf(event))) left += 1;
  return left;
}

async function undoSnapshot(
  gateway: Gateway,
  { number, reason }: Withdrawal,
  asked: WithdrawnSnapshot,
  by: string,
): Promise<Undone> {
  if (!(await noteUndone(gateway.database, number, by, gateway.clock.now()))) throw notToBeUndone(number);
  const { accepted } = await restoreSnapshot(gateway, number, asked, { by, reason });
  return { restored: accepted, retracted: 0, left: 0 };
}

function namesOf(events: readonly EventName[]): Set<string> {
  return new Set(events.map(wholeName));
}

function wholeName(event: EventName): string {
  return `${event.subject}\0${nameOf(event)}`;
}

function notToBeUndone(withdrawal: number): MusterFault {
  return new MusterFault(
    'not-to-be-undone',
    `there is no withdrawal ${withdrawal} that is not undone already`,
    'run "muster withdraw --list"',
    2,
  );
}
