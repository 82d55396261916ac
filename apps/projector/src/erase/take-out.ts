import { type Outcome, type Reference, type SubjectKey } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import {
  addUpWorkforce,
  type Facts,
  generationHashes,
  type Group,
  groupsOf,
  type Head,
  type Loaded,
  loadGroups,
  pairsIn,
  setAside,
  type SetAside,
  type StoredFact,
  type Transaction,
  tryAgain,
  waitToAddUp,
} from '@muster/store';
import { FoldFailed, foldOrFail } from '../fold-failed.js';
import { type Folding } from '../folding.js';
import { generationHash } from '../generation.js';
import { ReadModelChange } from '../read-models.js';
import { FoldedMeanwhile, oldOutcomes } from '../refold.js';

/**
 * The generations that persons must be taken out of: the active one and those being built. Each must be of this fold, for only the
 * fold that put something in knows what to take out.
 */
export async function foldersOf(to: Folding, transaction: Transaction, head: Head): Promise<number[]> {
  const own = generationHash(to.tables);
  if (head.generation?.hash !== own)
    throw new MusterFault(
      'other-generation',
      'the store holds read models of another version or other code tables; this one cannot take a person out of them',
      'erase with the version that built them, or let this one rebuild them first',
    );
  const hashes = await generationHashes(transaction, head.building);
  if (hashes.some(hash => hash !== own))
    throw new MusterFault(
      'other-rebuild',
      'read models of another version are being built beside these; this one cannot take a person out of them',
      'wait until that rebuild is through; if it was killed, "muster rebuild" removes what it left',
    );
  return [head.generation.number, ...head.building];
}

export interface TakenOut {
  /** To be deleted: the facts of the erased, and those of others that name them. */
  readonly facts: readonly StoredFact[];
  /** How many others were folded again. */
  readonly foldedAgain: number;
}

/**
 * Takes out of a generation what the erased contribute, and folds those again who were ever linked with them, without them and
 * without what they said of them. The head is held alone, so nobody can be quicker.
 * @throws {MusterFault} `fold-failed` when this fold cannot say what they contribute
 */
export async function takeOut(
  to: Folding,
  transaction: Transaction,
  generation: number,
  head: Head,
  erased: ReadonlySet<SubjectKey>,
): Promise<TakenOut> {
  const loaded = await loadGroups(transaction, generation, [...erased].sort());
  const reference = await to.referenceAt(transaction, head.epoch);
  const change = new ReadModelChange(transaction, generation, to.crowds);
  const failed: SetAside[] = [];
  for (const group of loaded.groups) {
    const { old, before } = await oldOrFault(to, transaction, loaded, group);
    for (const outcome of old) change.takeOut(outcome, before);
    const rest = restOf(group, loaded.facts, erased);
    for (const part of groupsOf([...rest.keys()], pairsIn([...rest.values()].flat()))) {
      const fresh = foldOrSetAside(part, rest, reference);
      if ('fault' in fresh) failed.push(fresh);
      else change.putIn(fresh, rest);
      for (const subject of part)
        change.move({
          subject,
          before: loaded.standings.get(subject),
          after: { facts: 'fault' in fresh ? 0 : rest.get(subject)!.length, epoch: head.epoch },
        });
    }
  }
  if (!(await change.write())) throw new FoldedMeanwhile();
  await waitToAddUp(transaction);
  await addUpWorkforce(transaction, generation, change.places()); // no row tells any more that somebody was there
  const aside = new Set(failed.flatMap(({ subjects }) => subjects));
  await tryAgain(
    transaction,
    generation,
    change.subjects().filter(subject => !aside.has(subject)),
  );
  for (const each of failed) await setAside(transaction, generation, head.epoch, each);
  return {
    facts: [...loaded.facts.values()].flat().filter(fact => isAbout(fact, erased)),
    foldedAgain: change.subjects().length,
  };
}

async function oldOrFault(to: Folding, transaction: Transaction, loaded: Loaded, group: Group) {
  try {
    return await oldOutcomes(to, transaction, loaded, group);
  } catch (error) {
    if (!(error instanceof FoldFailed)) throw error;
    throw new MusterFault(
      'fold-failed',
      'this version cannot fold the person any more, so it cannot say what to take out of the figures',
      '"muster rebuild" makes the figures without what cannot be folded; erase then',
    );
  }
}

/** Those of a group who are not erased, and their facts without what they said of the erased. */
function restOf(group: Group, facts: Facts, erased: ReadonlySet<SubjectKey>): Facts {
  return new Map(
    group
      .filter(subject => !erased.has(subject))
      .map(subject => [subject, (facts.get(subject) ?? []).filter(fact => !isAbout(fact, erased))]),
  );
}

function foldOrSetAside(part: Group, facts: Facts, reference: Reference): Outcome | SetAside {
  try {
    return foldOrFail(part, facts, reference);
  } catch (error) {
    if (!(error instanceof FoldFailed)) throw error;
    return { subjects: part, fault: error.fault };
  }
}

function isAbout(stored: StoredFact, erased: ReadonlySet<SubjectKey>): boolean {
  return erased.has(stored.fact.subject) || pairsIn([stored]).some(({ alias }) => erased.has(alias));
}
