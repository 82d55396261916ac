import { type AreaBridge } from '../../charts/bridge-multiples.js';
import { type BridgeStep } from '../../charts/waterfall.js';
import { dayInWords } from '../../words/days.js';
import { type Bridge } from './query.js';

/** Kinds of entry and exit, in words, and in the order in which they explain a change. */
const ENTRIES = {
  new: 'New',
  return: 'Returned',
  'role-in': 'From another profession',
  reactivated: 'Back from unpaid absence',
  'move-in': 'Moved in',
  added: 'Took a second post here',
  'gap-in': 'Back after a short gap',
  onboarded: 'Feed began',
  'restructured-in': 'Restructured in',
  'reclassified-in': 'Reclassified in',
} as const;
const EXITS = {
  left: 'Left',
  'role-out': 'To another profession',
  inactivated: 'Into unpaid absence',
  'move-out': 'Moved out',
  dropped: 'Gave up a second post here',
  'gap-out': 'Into a short gap',
  offboarded: 'Feed ended',
  'restructured-out': 'Restructured out',
  'reclassified-out': 'Reclassified out',
} as const;
const NO_PROGRESS = [
  'onboarded',
  'offboarded',
  'restructured-in',
  'restructured-out',
  'reclassified-in',
  'reclassified-out',
];

/** The parts of a bridge that are not 0, from the opening stock to the closing one; undefined: one of the two is not known. */
export function stepsOf(bridge: Bridge): BridgeStep[] | undefined {
  const { opening, closing, entries, exits, leavers } = bridge;
  if (opening === null || closing === null) return undefined;
  const flow = (name: string, size: number | null, kind: BridgeStep['kind'] = 'flow'): BridgeStep[] =>
    size === null || size === 0 ? [] : [{ name, size, kind }];
  const kinds = <Names extends Readonly<Record<string, string>>>(
    names: Names,
    sizes: Readonly<Record<keyof Names & string, number>>,
    sign: 1 | -1,
  ) =>
    Object.entries(names).flatMap(([kind, name]) =>
      flow(
        name,
        sign * sizes[kind as keyof Names & string],
        NO_PROGRESS.includes(kind) ? 'no-progress' : 'flow',
      ),
    );
  return [
    { name: dayInWords(bridge.from), size: opening, kind: 'stock' },
    ...(entries && exits
      ? [...kinds(ENTRIES, entries, 1), ...kinds(EXITS, exits, -1)]
      : [
          ...flow('Breaks', bridge.breaks, 'no-progress'),
          ...flow('Joiners', bridge.joiners),
          ...flow('Leavers', leavers === null ? null : -leavers),
          ...flow('Residual', bridge.residual),
        ]),
    ...flow('Hours changed', bridge.hours),
    ...flow('FTE became known', bridge.fteKnown),
    { name: dayInWords(bridge.to), size: closing, kind: 'stock' },
  ];
}

/** By how much the parts miss the closing stock: 0 but for rounding to five decimals; else Muster has a fault, and the page says so. */
export function missing(steps: readonly BridgeStep[]): number {
  const [opening, ...rest] = steps;
  const closing = rest.pop();
  const sum = rest.reduce((total, { size }) => total + size, opening?.size ?? 0);
  return (closing?.size ?? 0) - sum;
}

/**
 * What takes an area from its opening stock to its closing one, in few columns: opening + joined + left + other + apart = closing. `other` counts as
 * progress (hours, absences, moves, a residual), `apart` does not (breaks, feeds that began or ended, restructuring). null: not known.
 */
export function partsOf({ joiners, leavers, likeForLike, change }: Bridge) {
  return {
    joined: joiners,
    left: leavers === null ? null : -leavers,
    other:
      joiners === null || leavers === null || likeForLike === null ? null : likeForLike - joiners + leavers,
    apart: change === null || likeForLike === null ? null : change - likeForLike,
  };
}

/** In per cent of the opening stock; undefined: there was none to begin with, or a part is not known. */
export function shareOf(bridge: Bridge, name: string): AreaBridge | undefined {
  const { opening, joiners, leavers, likeForLike: change } = bridge;
  const { other } = partsOf(bridge);
  if (!opening || opening < 0 || joiners === null || leavers === null || change === null || other === null)
    return undefined;
  const share = (size: number) => (100 * size) / opening;
  return {
    name,
    joiners: share(joiners),
    leavers: share(leavers),
    other: share(other),
    change: share(change),
  };
}
