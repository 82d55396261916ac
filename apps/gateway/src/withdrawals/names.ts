import { type Fact } from '@muster/domain';
import { createHash } from 'node:crypto';

/** Under which name what a withdrawal sends is kept, or what undoing it sends. */
export function batchOf(withdrawal: number, does: 'withdraws' | 'undoes'): string {
  return does === 'undoes' ? `undo-withdrawal-${withdrawal}` : `withdrawal-${withdrawal}`;
}

const BATCH = /^(?:undo-)?withdrawal-\d+$/;

export function isBatchOfWithdrawal(batch: string): boolean {
  return BATCH.test(batch);
}

type Named = Pick<Fact, 'source' | 'id'>;

/** Of a retraction, made of the whole id that it retracts: sent again after a crash it is the same event. */
export function retractionId(batch: string, retracted: Named): string {
  return `${batch}-${hashOf(retracted)}`;
}

/** Whether a withdrawal sent it, or its undoing: what a batch is called is ours to say, never a supplier's. */
export function isOfWithdrawal({ type, batch = '', id }: Fact): boolean {
  return type === 'fact.retracted' && BATCH.test(batch) && id.startsWith(`${batch}-`);
}

/** Of an event that is sent again for the nth time, counted from 1. */
export function sentAgainId(original: Named, nth: number): string {
  return `sent-again-${nth}-${hashOf(original)}`;
}

/** By which an event is known among those of its subject; neither part holds U+0000. */
export function nameOf({ source, id }: Named): string {
  return `${source}\0${id}`;
}

function hashOf(named: Named): string {
  return createHash('sha256').update(nameOf(named)).digest('hex').slice(0, 32);
}
