import { type Day } from '@muster/domain';
import { type Holding } from './holders.js';
import { type PostRow } from './said.js';

/** A post from its start to its end, as snapshots show it. */
export interface Spell {
  /** In order of day; at least one. */
  readonly rows: readonly { readonly day: Day; readonly row: PostRow }[];
  /** The end of the spell before: this one cannot start earlier. */
  readonly notBefore: Day | undefined;
  readonly end: SpellEnd | undefined;
}

export type SpellEnd =
  /** On the first complete snapshot's day without the person; nobody said that the post ended. */
  | { readonly on: Day; readonly presumed: true }
  | { readonly on: Day; readonly presumed: false; readonly reason?: string; readonly destination?: string };

/**
 * The spells of a person in a post. Who is seen again after an absence was there all along, unless the row's start date has moved
 * to when the post had ended: then it is a new spell.
 */
export function spellsOf({ days }: Pick<Holding, 'days'>): Spell[] {
  const spells: Spell[] = [];
  let rows: { day: Day; row: PostRow }[] = [];
  let absentFrom: Day | undefined;
  let notBefore: Day | undefined;
  for (const { day, present, row } of days) {
    if (!present) {
      absentFrom ??= day;
      continue;
    }
    const end = endOf(rows, absentFrom);
    if (row?.startsOn !== undefined && end !== undefined && row.startsOn >= end.on) {
      spells.push({ rows, notBefore, end });
      [rows, notBefore] = [[], end.on];
    }
    absentFrom = undefined;
    if (row !== undefined) rows.push({ day, row });
  }
  if (rows.length > 0) spells.push({ rows, notBefore, end: endOf(rows, absentFrom) });
  return spells;
}

/** A last row's end date holds if it came to pass: by the day of that row, or by the first day without the person. */
function endOf(
  rows: readonly { readonly day: Day; readonly row: PostRow }[],
  absentFrom: Day | undefined,
): SpellEnd | undefined {
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  const { endsOn, reason, destination } = last.row;
  if (endsOn !== undefined && endsOn <= (absentFrom ?? last.day))
    return {
      on: endsOn,
      presumed: false,
      ...(reason === undefined ? {} : { reason }),
      ...(destination === undefined ? {} : { destination }),
    };
  return absentFrom === undefined ? undefined : { on: absentFrom, presumed: true };
}
