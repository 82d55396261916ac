import { type Day, readEvent } from '@muster/domain';
import {
  type BusinessKey,
  businessKeys,
  confirmBusinessKeys,
  type Database,
  forgetBusinessKeys,
  noteBusinessKeys,
} from '@muster/store';
import { type ItemOutcome } from '../delivery/delivery.js';
import { type Keyed, type KeyedDoor, keyOf } from './key.js';
import { oneAtATime } from './one-at-a-time.js';
import { type CloudEvent } from './cloud-event.js';
import { planWanted, planWithdrawn, type Step } from './plan.js';

/** Appends events. One outcome each, in order; `accepted` only once the log holds it durably. */
export type Append = (events: readonly CloudEvent[]) => Promise<readonly ItemOutcome[]>;

export interface KeyedDelivery {
  /** At most one a business key. */
  readonly wanted: readonly Keyed[];
  /** Keys of facts that are no longer said, with their source and subject. */
  readonly withdrawn: readonly BusinessKey[];
  readonly door: KeyedDoor;
  /** Of the retractions. */
  readonly time: string;
  readonly batch: string;
}

export interface KeyedOutcomes {
  /** One for each wanted fact, in order. */
  readonly wanted: readonly ItemOutcome[];
  /** One for each withdrawn key, in order. */
  readonly withdrawn: readonly ItemOutcome[];
}

export interface KeyedTo {
  readonly database: Database;
  readonly append: Append;
  /** Bounds how far ahead a day may lie. */
  readonly today: Day;
}

const alone = oneAtATime<Database>();

/**
 * Delivers facts without ids. New content under a key supersedes the old, an unchanged fact makes no event, a withdrawn one is
 * retracted. Events are noted with their keys before they are appended and confirmed after. A crash in between is mended by
 * delivering again: what is not confirmed is sent once more, the same to the letter, before anything else under its key.
 */
export function deliverByKey(to: KeyedTo, delivery: KeyedDelivery): Promise<KeyedOutcomes> {
  // One at a time: two that read the same revision would both make the next one of it.
  return alone(to.database, () =>
    to.database.transaction(async lock => {
      await lock.rows(`SELECT pg_advisory_xact_lock(${REVISIONS_LOCK})`);
      return deliverAlone(to, delivery);
    }),
  );
}

const REVISIONS_LOCK = 0x72657673;

/** What a keyed delivery would do, as things stand now. Nothing is noted or sent. */
export async function stepsOf(
  database: Database,
  { wanted, withdrawn, door, ...when }: KeyedDelivery,
): Promise<{ wanted: Step[]; withdrawn: Step[] }> {
  const keys = wanted.map(keyOf);
  const known = await businessKeys(database, [...keys, ...withdrawn.map(({ key }) => key)]);
  return {
    wanted: wanted.map((item, nth) => planWanted(item, known.get(keys[nth]!), door)),
    withdrawn: withdrawn.map(given => planWithdrawn(known.get(given.key) ?? given, when)),
  };
}

async function deliverAlone(to: KeyedTo, delivery: KeyedDelivery): Promise<KeyedOutcomes> {
  const steps = await stepsOf(to.database, delivery);
  const all = [...steps.wanted, ...steps.withdrawn];
  const outcomes: (ItemOutcome | undefined)[] = all.map(step => outcomeBefore(step, to.today));
  const moved = all.filter(({ does, after }) => does === 'nothing' && after !== undefined);
  await noteBusinessKeys(
    to.database,
    moved.map(({ after }) => after!),
  );

  const sending = all.flatMap((step, index) => (outcomes[index] === undefined ? [{ step, index }] : []));
  if (sending.length > 0) {
    const notes = sending.map(({ step: { after, events } }) => ({
      ...after!,
      confirmed: false,
      pending: events,
    }));
    await noteBusinessKeys(to.database, notes);
    const appended = await to.append(sending.flatMap(({ step }) => step.events));
    let from = 0;
    const taken: string[] = [];
    const refused: Step[] = [];
    for (const { step, index } of sending) {
      const own = appended.slice(from, (from += step.events.length));
      const bad = own.find(({ outcome }) => outcome === 'rejected' || outcome === 'held');
      outcomes[index] = bad ?? own.at(-1)!;
      if (bad) refused.push(step);
      else taken.push(step.after!.key);
    }
    await confirmBusinessKeys(to.database, taken);
    await restore(to.database, refused);
  }
  const done = outcomes as ItemOutcome[];
  return { wanted: done.slice(0, steps.wanted.length), withdrawn: done.slice(steps.wanted.length) };
}

/** Of what need not, or must not, be sent. */
function outcomeBefore({ does, events }: Step, today: Day): ItemOutcome | undefined {
  if (does === 'nothing') return { outcome: 'unchanged' };
  const own = events.at(-1);
  const reading = own && readEvent(own, today);
  return reading === undefined || reading.ok ? undefined : { outcome: 'rejected', ...reading.rejection };
}

/** What the log did not take was never said. */
async function restore(database: Database, steps: readonly Step[]): Promise<void> {
  await noteBusinessKeys(
    database,
    steps.flatMap(({ before }) => (before ? [before] : [])),
  );
  await forgetBusinessKeys(
    database,
    steps.flatMap(({ before, after }) => (before ? [] : [after!.key])),
  );
}
