import { type Area, type Level } from '../../../../organisations/area.js';
import { type Profession } from '../../../../professions.js';
import { type Career } from '../career.js';
import { type Stay } from '../stays.js';

/** A person enters or exits a pair of area and profession: on `day`, a day number, they are (no longer) in it. */
export interface Crossing {
  readonly career: Career;
  readonly level: Level;
  readonly area: Area;
  readonly profession: Profession;
  readonly day: number;
  /** The posts active in the pair: on `day` for an entry, on the day before for an exit. */
  readonly stays: readonly Stay[];
}

/** A kind of entry or exit, and when it is one: of several that fit, the first in the list counts. */
export interface Kind<Name extends string> {
  readonly kind: Name;
  readonly fits: (crossing: Crossing) => boolean;
}

export function firstFit<Name extends string>(kinds: readonly Kind<Name>[], crossing: Crossing): Name {
  return kinds.find(({ fits }) => fits(crossing))!.kind;
}
