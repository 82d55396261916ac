import { type SubjectKey } from '@muster/domain';
import {
  type Facts,
  foldGroup,
  groupsOf,
  type Head,
  holdHead,
  type Loaded,
  loadGroups,
  type Standing,
  takeRefolds,
  type Transaction,
} from '@muster/store';
import { type Folding } from './folding.js';
import { generationHash } from './generation.js';
import { ReadModelChange } from './read-models.js';

/**
 * Folds subjects that a change of the reference concerns again: out with what they contributed under the old epoch, in with
 * what they contribute under the newest.
 * @returns how many were taken off the queue; 0 also when this fold is not the store's
 */
export async function refoldQueued(to: Folding, limit = 200): Promise<number> {
  return to.database
    .transaction(async transaction => {
      const head = await holdHead(transaction, 'shared');
      if (head.generation?.hash !== generationHash(to.tables)) return 0;
      const subjects = await takeRefolds(transaction, head.generation.number, limit);
      if (subjects.length > 0) await refold(to, transaction, head.generation.number, head, subjects);
      return subjects.length;
    })
    .catch((error: unknown) => {
      if (error instanceof FoldedMeanwhile) return 0;
      throw error;
    });
}

/** Another worker folded one of the subjects: the queue has them still, for the next round. */
export class FoldedMeanwhile extends Error {}

/**
 * Folds subjects anew in a generation, with all that must be folded with them. Those that stand on all their facts and on the
 * head's epoch are let be.
 * @returns how many subjects were folded
 * @throws {FoldedMeanwhile} when another worker was quicker: the transaction must be rolled back
 */
export async function refold(
  to: Folding,
  transaction: Transaction,
  generation: number,
  head: Head,
  subjects: readonly SubjectKey[],
): Promise<number> {
  const loaded = await loadGroups(transaction, generation, subjects);
  const reference = await to.referenceAt(transaction, head.epoch);
  const change = new ReadModelChange(transaction, generation);
  let folded = 0;
  for (const group of loaded.groups) {
    if (group.every(subject => stands(subject, loaded, head.epoch))) continue;
    const { old, before } = await oldOutcomes(to, transaction, loaded, group);
    for (const outcome of old) change.takeOut(outcome, before);
    const fresh = foldGroup(group, loaded.facts, reference);
    change.putIn(fresh, loaded.facts);
    change.card(old.find(({ card }) => card)?.card, fresh.card);
    for (const subject of group) {
      const facts = loaded.facts.get(subject)?.length ?? 0;
      change.move({ subject, before: loaded.standings.get(subject), after: { facts, epoch: head.epoch } });
    }
    folded += group.length;
  }
  if (!(await change.write())) throw new FoldedMeanwhile();
  return folded;
}

function stands(subject: SubjectKey, { facts, standings }: Loaded, epoch: number): boolean {
  const standing = standings.get(subject);
  return (
    standing !== undefined && standing.facts === (facts.get(subject)?.length ?? 0) && standing.epoch === epoch
  );
}

/**
 * What subjects contribute now: what they yield when each of the groups they were folded in last is folded as it was then, from
 * the facts it stood on, under its epoch.
 */
export async function oldOutcomes(
  to: Folding,
  transaction: Transaction,
  loaded: Loaded,
  group: readonly SubjectKey[],
) {
  const before: Facts = new Map(
    group.map(subject => [
      subject,
      (loaded.facts.get(subject) ?? []).slice(0, loaded.standings.get(subject)?.facts ?? 0),
    ]),
  );
  const folded = [...before.values()].flat();
  const pairs = loaded.pairs.filter(({ subject }) => before.has(subject));
  const namedBefore = new Set(
    folded.flatMap(({ fact }) =>
      fact.type === 'person.linked' || fact.type === 'person.unlinked'
        ? [`${fact.subject} ${fact.data.alias}`]
        : [],
    ),
  );
  const pairsBefore = pairs.filter(
    ({ subject, alias }) => namedBefore.has(`${subject} ${alias}`) || namedBefore.has(`${alias} ${subject}`),
  );
  const old = [];
  for (const part of groupsOf(group, pairsBefore)) {
    const standing: Standing | undefined = part
      .map(subject => loaded.standings.get(subject))
      .find(found => found);
    if (standing === undefined) continue;
    old.push(foldGroup(part, before, await to.referenceAt(transaction, standing.epoch)));
  }
  return { old, before };
}
