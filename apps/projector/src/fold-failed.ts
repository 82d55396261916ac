import { type Fault, type Outcome, type Reference, shown } from '@muster/domain';
import { type Facts, foldGroup, type Group, type SetAside } from '@muster/store';

/**
 * The fold cannot take facts that are in the store already: a defect of this version or of the one that took them. It concerns the
 * subjects that are folded together, and must block nobody else.
 */
export class FoldFailed extends Error {
  constructor(readonly fault: string) {
    super(`subjects cannot be folded: ${fault}`);
  }
}

/** @throws {FoldFailed} whatever the fold throws */
export function foldOrFail(group: Group, facts: Facts, reference: Reference): Outcome {
  try {
    return foldGroup(group, facts, reference);
  } catch (error) {
    throw new FoldFailed(saidBy(error));
  }
}

/** @returns undefined for those whom the fold cannot take, of whom `aside` is told: what is asked of everybody is answered without them */
export function foldOrAside(
  group: Group,
  facts: Facts,
  reference: Reference,
  aside: (who: SetAside) => void,
): Outcome | undefined {
  try {
    return foldGroup(group, facts, reference);
  } catch (error) {
    aside({ subjects: group, fault: saidBy(error) });
    return undefined;
  }
}

/** What an item is parked with when it makes the fold throw, or meets facts that do. */
export function foldFault(error: unknown): Fault {
  const got = error instanceof FoldFailed ? error.fault : saidBy(error);
  return { pointer: '', expected: 'a timeline that folds', got };
}

function saidBy(error: unknown): string {
  return shown(error instanceof Error ? error.message : error);
}
