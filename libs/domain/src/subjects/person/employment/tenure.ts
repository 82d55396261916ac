import { type SpreadTenure } from '../../../cubes/spread.js';
import { type TenureEntry, type TenureExit } from '../../../cubes/tenure.js';
import { type Area } from '../../../organisations/area.js';
import { type Profession } from '../../../professions.js';
import { type Reference } from '../../../reference/reference.js';
import { onlyAt } from '../../../reference/whereabouts.js';
import { SPLIT_GAP } from './career.js';
import { type PairChange } from './flows.js';
import { type EntryKind } from './kinds/entry.js';
import { type ExitKind } from './kinds/exit.js';

/** In post in a pair of organisation and profession, from an entry to an exit. Day numbers; an open spell has no exit. */
interface Spell {
  readonly organisation: Area;
  readonly profession: Profession;
  readonly from: number;
  readonly entry: EntryKind;
  to: number;
  exit: ExitKind | undefined;
  /** Since when tenure counts. */
  joined: number;
}

const ENTRIES: Readonly<Record<EntryKind, TenureEntry>> = {
  'reclassified-in': 'other-entry',
  'restructured-in': 'other-entry',
  onboarded: 'other-entry',
  reactivated: 'returned',
  added: 'other-entry',
  'move-in': 'moved-in',
  'gap-in': 'other-entry',
  'role-in': 'other-entry',
  return: 'returned',
  new: 'joined',
};

const EXITS: Readonly<Record<ExitKind, TenureExit>> = {
  'reclassified-out': 'other-exit',
  'restructured-out': 'other-exit',
  offboarded: 'other-exit',
  inactivated: 'inactivated',
  dropped: 'other-exit',
  'move-out': 'moved',
  'gap-out': 'other-exit',
  'role-out': 'left',
  left: 'left',
};

/**
 * How long somebody has been in post, in each organisation and profession.
 * @param changes every change of the person's pairs, as `changesOf` has them: those of one pair together and in order
 */
export function tenureOf(changes: readonly PairChange[], reference: Reference): SpreadTenure[] {
  const spells = spellsOf(changes);
  if (spells.length > 1)
    for (const spell of [...spells].sort((a, b) => a.from - b.from)) spell.joined = joinedOf(spell, spells);
  return spells.map(({ organisation, profession, joined, from, to, entry, exit }) => ({
    cube: 'tenure',
    areas: onlyAt(reference, 'organisation', organisation),
    profession,
    spell: { joined, from, to, entry: ENTRIES[entry], exit: exit && EXITS[exit] },
  }));
}

/** An entry is the only change of a pair's headcount by 1, and the exit after it the only one by −1. */
function spellsOf(changes: readonly PairChange[]): Spell[] {
  const spells: Spell[] = [];
  for (const { areas, profession, day, stock, flows } of changes) {
    const { organisation } = areas;
    if (organisation === undefined || stock.headcount === 0) continue;
    const { kind } = flows[0]!;
    if (stock.headcount === 1) {
      const entry = kind as EntryKind;
      spells.push({ organisation, profession, from: day, entry, to: Infinity, exit: undefined, joined: day });
    } else {
      const open = spells.at(-1)!;
      open.to = day;
      open.exit = kind as ExitKind;
    }
  }
  return spells;
}

/** @param spells all of the person: those that began before `spell` know when they were joined */
function joinedOf(spell: Spell, spells: readonly Spell[]): number {
  const { from, entry } = spell;
  switch (entry) {
    case 'gap-in':
      return lastInPair(spell, spells)?.joined ?? from;
    case 'reactivated':
      return (lastInPair(spell, spells) ?? absentElsewhere(spell, spells))?.joined ?? from;
    case 'restructured-in':
      return (endedBefore(spell, spells) ?? endsSoonAfter(spell, spells))?.joined ?? from;
    case 'reclassified-in':
      return reclassifiedOn(spell, spells)?.joined ?? from;
    case 'onboarded':
    case 'added':
    case 'move-in':
    case 'role-in':
    case 'return':
    case 'new':
      return from;
    default:
      return entry satisfies never;
  }
}

function lastInPair({ organisation, profession, from }: Spell, spells: readonly Spell[]): Spell | undefined {
  return best(
    spells.filter(
      other => other.organisation === organisation && other.profession === profession && other.to <= from,
    ),
    (a, b) => b.to - a.to,
  );
}

/** The organisation was succeeded during the absence. */
function absentElsewhere({ profession, from }: Spell, spells: readonly Spell[]): Spell | undefined {
  return best(
    spells.filter(
      other => other.profession === profession && other.exit === 'inactivated' && other.to <= from,
    ),
    (a, b) => b.to - a.to || a.joined - b.joined,
  );
}

function endedBefore({ profession, from }: Spell, spells: readonly Spell[]): Spell | undefined {
  return best(
    spells.filter(
      other => isCarriedOver(other, profession) && other.to <= from && from - other.to <= SPLIT_GAP,
    ),
    (a, b) => b.to - a.to || a.joined - b.joined,
  );
}

/** The post in the successor began first. */
function endsSoonAfter({ profession, from }: Spell, spells: readonly Spell[]): Spell | undefined {
  return best(
    spells.filter(
      other =>
        isCarriedOver(other, profession) &&
        other.from < from &&
        from < other.to &&
        other.to - from <= SPLIT_GAP,
    ),
    (a, b) => a.to - b.to || a.joined - b.joined,
  );
}

function isCarriedOver({ exit, profession }: Spell, into: Profession): boolean {
  return profession === into && (exit === 'restructured-out' || exit === 'reclassified-out');
}

/** The same post under another code: what ended is of another profession, or it would not have ended. */
function reclassifiedOn({ from }: Spell, spells: readonly Spell[]): Spell | undefined {
  return best(
    spells.filter(other => other.exit === 'reclassified-out' && other.to === from),
    (a, b) => a.joined - b.joined,
  );
}

function best(spells: readonly Spell[], order: (a: Spell, b: Spell) => number): Spell | undefined {
  return [...spells].sort(order)[0];
}
