import { type Reference, type SubjectKey } from '@muster/domain';
import {
  type Facts,
  groupsOf,
  type Head,
  holdHead,
  type Loaded,
  loadGroups,
  type SetAside,
  setAside,
  type Sql,
  type Standing,
  type StandingChange,
  takeRefolds,
  type Transaction,
} from '@muster/store';
import { FoldFailed, foldOrFail } from './fold-failed.js';
import { type Folding } from './folding.js';
import { generationHash } from './generation.js';
import { ReadModelChange } from './read-models.js';

/**
 * Folds subjects that a change of the reference concerns again: out with what they contributed under the old epoch, in with
 * what they contribute under the newest.
 * @param tell told, once each, of subjects that cannot be folded any more and are set aside
 * @returns how many were taken off the queue; 0 also when this fold is not the store's
 */
export async function refoldQueued(
  to: Folding,
  limit = 200,
  tell: (aside: SetAside) => void = () => undefined,
): Promise<number> {
  try {
    const { taken, failed } = await to.database.transaction(async transaction => {
      const head = await holdHead(transaction, 'shared');
      if (head.generation?.hash !== generationHash(to.tables)) return { taken: 0, failed: [] };
      const subjects = await takeRefolds(transaction, head.generation.number, limit);
      if (subjects.length === 0) return { taken: 0, failed: [] };
      const refolded = await refold(to, transaction, head.generation.number, head, subjects);
      return { taken: subjects.length, failed: refolded.failed };
    });
    failed.forEach(tell);
    return taken;
  } catch (error) {
    if (error instanceof FoldedMeanwhile) return 0;
    throw error;
  }
}

/** Another worker folded one of the subjects: the queue has them still, for the next round. */
export class FoldedMeanwhile extends Error {}

export interface Refolded {
  /** How many subjects were folded. */
  readonly folded: number;
  /** Those that cannot be: they stay in the queue, set aside, and stand as they stood. */
  readonly failed: readonly SetAside[];
}

/**
 * Folds subjects anew in a generation, with all that must be folded with them. Those that stand on all their facts and on the
 * head's epoch are let be. In a generation where it never stood, a subject that cannot be folded stands on none of its facts.
 * @throws {FoldedMeanwhile} when another worker was quicker: the transaction must be rolled back
 */
export async function refold(
  to: Folding,
  transaction: Transaction,
  generation: number,
  head: Head,
  subjects: readonly SubjectKey[],
): Promise<Refolded> {
  const loaded = await loadGroups(transaction, generation, subjects);
  const reference = await to.referenceAt(transaction, head.epoch);
  const change = new ReadModelChange(transaction, generation, to.crowds);
  const asked = new Set(subjects);
  const failed: SetAside[] = [];
  let folded = 0;
  for (const group of loaded.groups) {
    if (group.every(subject => stands(subject, loaded, head.epoch))) continue;
    const anew = await foldAnew(to, transaction, loaded, group, reference);
    if (anew instanceof FoldFailed) {
      failed.push({ subjects: group.filter(subject => asked.has(subject)), fault: anew.fault });
      for (const subject of group) change.move(movedNowhere(subject, loaded, head.epoch));
      continue;
    }
    const { old, before, fresh } = anew;
    for (const outcome of old) change.takeOut(outcome, before);
    change.putIn(fresh, loaded.facts);
    change.card(old.find(({ card }) => card)?.card, fresh.card);
    for (const subject of group) {
      const facts = loaded.facts.get(subject)?.length ?? 0;
      change.move({ subject, before: loaded.standings.get(subject), after: { facts, epoch: head.epoch } });
    }
    folded += group.length;
  }
  if (!(await change.write())) throw new FoldedMeanwhile();
  for (const aside of failed) await setAside(transaction, generation, head.epoch, aside);
  return { folded, failed };
}

async function foldAnew(
  to: Folding,
  transaction: Transaction,
  loaded: Loaded,
  group: readonly SubjectKey[],
  reference: Reference,
) {
  try {
    const { old, before } = await oldOutcomes(to, transaction, loaded, group);
    return { old, before, fresh: foldOrFail(group, loaded.facts, reference) };
  } catch (error) {
    if (error instanceof FoldFailed) return error;
    throw error;
  }
}

/** A new version of the same standing: whoever folds the subject meanwhile is found out. */
function movedNowhere(subject: SubjectKey, { standings }: Loaded, epoch: number): StandingChange {
  const before = standings.get(subject);
  return { subject, before, after: { facts: before?.facts ?? 0, epoch: before?.epoch ?? epoch } };
}

function stands(subject: SubjectKey, { facts, standings }: Loaded, epoch: number): boolean {
  const standing = standings.get(subject);
  return (
    standing !== undefined && standing.facts === (facts.get(subject)?.length ?? 0) && standing.epoch === epoch
  );
}

const NO_FACTS: Facts = new Map();

/**
 * What subjects contribute now: what they yield when each of the groups they were folded in last is folded as it was then, from
 * the facts it stood on, under its epoch.
 * @throws {FoldFailed} when the fold cannot take those facts any more
 */
export async function oldOutcomes(
  to: Folding,
  transaction: Sql,
  loaded: Loaded,
  group: readonly SubjectKey[],
) {
  if (!group.some(subject => loaded.standings.has(subject))) return { old: [], before: NO_FACTS };
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
    old.push(foldOrFail(part, before, await to.referenceAt(transaction, standing.epoch)));
  }
  return { old, before };
}
