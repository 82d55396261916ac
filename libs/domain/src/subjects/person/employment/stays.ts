import { type Fte } from '../../../fte.js';
import { type Areas } from '../../../organisations/area.js';
import { type OdsCode } from '../../../organisations/ods-code.js';
import { type Profession } from '../../../professions.js';
import { professionOf } from '../../../reference/professions.js';
import { type Reference } from '../../../reference/reference.js';
import { whereaboutsOf } from '../../../reference/whereabouts.js';
import { type PostSpell, type PostState } from './posts.js';

/** A part of a post's spell during which neither the post nor the reference changes. Day numbers; half-open. */
export interface Stay {
  readonly from: number;
  readonly to: number;
  readonly spell: PostSpell;
  readonly state: PostState;
  /** What the organisation's code means during the stay. */
  readonly organisation: OdsCode;
  readonly areas: Areas;
  readonly profession: Profession;
  /** In post: counted contract, status active or on paid leave, FTE not 0. */
  readonly active: boolean;
  readonly onLeave: boolean;
  readonly fte: Fte | undefined;
}

/** Permanent, fixed-term and locum contracts are counted; bank and honorary ones are not. */
export function isCounted({ contract }: PostState): boolean {
  return contract !== 'bank' && contract !== 'honorary';
}

export function isActive(state: PostState): boolean {
  return isCounted(state) && state.status !== 'inactive' && state.fte !== 0;
}

/** The stays of all spells: by spell, in order of day. */
export function staysOf(spells: readonly PostSpell[], reference: Reference): Stay[] {
  return spells.flatMap(spell =>
    spell.states.flatMap(({ from, to, state }) => staysOfState(spell, from, to, state, reference)),
  );
}

function staysOfState(
  spell: PostSpell,
  from: number,
  to: number,
  state: PostState,
  reference: Reference,
): Stay[] {
  const stays: Stay[] = [];
  for (const where of whereaboutsOf(reference, state.organisation)) {
    if (where.to <= from || where.from >= to) continue;
    let start = Math.max(where.from, from);
    const end = Math.min(where.to, to);
    for (const change of [...reference.professions.changes, Infinity]) {
      if (change <= start) continue;
      const stop = Math.min(change, end);
      stays.push({
        from: start,
        to: stop,
        spell,
        state,
        organisation: where.organisation,
        areas: where.areas,
        profession: professionOf(reference.professions, state, start).profession,
        active: isActive(state),
        onLeave: state.status === 'on-paid-leave',
        fte: state.fte,
      });
      if (stop === end) break;
      start = stop;
    }
  }
  return stays;
}
