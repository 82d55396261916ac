import { isInactivated, isReactivated } from './absence.js';
import { type Crossing } from './crossing.js';
import { endsInRestructuring, isCarriedOver, isReclassified, startsAfterRestructuring } from './same-post.js';
import {
  isBesideAnother,
  isGapIn,
  isGapOut,
  isMoveIn,
  isMoveOut,
  isOffboarded,
  isOnboarded,
  isReturn,
  isRoleIn,
  isRoleOut,
} from './whereabouts.js';

type Rule = readonly [kind: string, fits: (crossing: Crossing) => boolean];

/** "Each entry and exit has exactly one kind: the first that fits, in this order." */
const ENTRIES: readonly Rule[] = [
  ['reclassified-in', isReclassified],
  ['restructured-in', entry => isCarriedOver(entry) || startsAfterRestructuring(entry)],
  ['onboarded', isOnboarded],
  ['reactivated', isReactivated],
  ['added', isBesideAnother],
  ['move-in', isMoveIn],
  ['gap-in', isGapIn],
  ['role-in', isRoleIn],
  ['return', isReturn],
  ['new', () => true],
];

const EXITS: readonly Rule[] = [
  ['reclassified-out', isReclassified],
  ['restructured-out', exit => isCarriedOver(exit) || endsInRestructuring(exit)],
  ['offboarded', isOffboarded],
  ['inactivated', isInactivated],
  ['dropped', isBesideAnother],
  ['move-out', isMoveOut],
  ['gap-out', isGapOut],
  ['role-out', isRoleOut],
  ['left', () => true],
];

export const ENTRY_KINDS = ENTRIES.map(([kind]) => kind);
export const EXIT_KINDS = EXITS.map(([kind]) => kind);

const firstThatFits = (rules: readonly Rule[], crossing: Crossing): string =>
  rules.find(([, fits]) => fits(crossing))?.[0] ?? 'none';

export const kindOfEntry = (entry: Crossing): string => firstThatFits(ENTRIES, entry);
export const kindOfExit = (exit: Crossing): string => firstThatFits(EXITS, exit);
