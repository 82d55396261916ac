import { outcomeOf, type Reference, type SubjectKey } from '@muster/domain';
import {
  activateGeneration,
  type Database,
  Deltas,
  dropOtherGenerations,
  factsOf,
  generationNumber,
  holdHead,
  mergeCells,
  moveStandings,
  putCard,
  readEpoch,
  standingsOf,
  type StandingChange,
  type StoredFact,
  subjectsAfter,
  subjectsNotStanding,
  type Transaction,
} from '@muster/store';
import { type CodeTables, generationHash } from './generation.js';

const PAGE = 500;

export interface Rebuilt {
  readonly generation: number;
  readonly subjects: number;
}

/**
 * Builds the read models of this fold beside those that readers see, from the facts, then swaps them in. Pages of subjects
 * are folded while events come in; whatever moved meanwhile is folded again, the last of it while the head is held alone.
 */
export async function rebuild(database: Database, tables: CodeTables): Promise<Rebuilt> {
  const hash = generationHash(tables);
  const generation = await database.transaction(async transaction => {
    await holdHead(transaction, 'alone');
    return generationNumber(transaction, hash);
  });
  let subjects = 0;
  for (let after = '', page = PAGE; page === PAGE;) {
    const walked = await database.transaction(async transaction => {
      const head = await holdHead(transaction, 'shared');
      const next = await subjectsAfter(transaction, after, PAGE);
      subjects += await refold(transaction, generation, head.epoch, next);
      return next;
    });
    after = walked.at(-1) ?? after;
    page = walked.length;
  }
  await database.transaction(async transaction => {
    const head = await holdHead(transaction, 'alone');
    const moved = await subjectsNotStanding(transaction, generation, head.epoch);
    subjects += await refold(transaction, generation, head.epoch, moved);
    await activateGeneration(transaction, generation);
  });
  await dropOtherGenerations(database, generation);
  return { generation, subjects };
}

/** Folds subjects anew in a generation: out with what they contributed to it, in with what they contribute under this epoch. */
async function refold(
  transaction: Transaction,
  generation: number,
  epoch: number,
  subjects: readonly SubjectKey[],
): Promise<number> {
  const reference = await readEpoch(transaction, epoch);
  const facts = await factsOf(transaction, subjects);
  const standings = await standingsOf(transaction, generation, subjects);
  const bySlot = new Map<number, Deltas>();
  const moves: StandingChange[] = [];
  for (const [subject, stored] of facts) {
    const before = standings.get(subject);
    if (before?.facts === stored.length && before.epoch === epoch) continue;
    const slot = stored[0]!.slot;
    const deltas = bySlot.get(slot) ?? new Deltas();
    bySlot.set(slot, deltas);
    const old =
      before && outcomeAt(subject, stored.slice(0, before.facts), await readEpoch(transaction, before.epoch));
    const fresh = outcomeAt(subject, stored, reference);
    if (old) deltas.remove(old.contributions);
    deltas.add(fresh.contributions);
    await putCard(transaction.entities, generation, old?.card, fresh.card);
    moves.push({ subject, before, after: { facts: stored.length, epoch } });
  }
  if (!(await moveStandings(transaction, generation, moves)))
    throw new Error('another rebuild of the same generation folds the same subjects; let one of them finish');
  for (const [slot, deltas] of [...bySlot].sort(([a], [b]) => a - b))
    await mergeCells(transaction, generation, slot, deltas);
  return moves.length;
}

function outcomeAt(subject: SubjectKey, stored: readonly StoredFact[], under: Reference) {
  return outcomeOf(
    subject,
    stored.map(({ fact }) => fact),
    under,
  );
}
