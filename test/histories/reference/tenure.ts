import { pairsOn } from './cells.js';
import { inForce } from './corrections.js';
import { type Crossing, GAP_OF_A_SPLIT } from './crossing.js';
import { dayNumber, daysFrom, dayText, isLastOfMonth, monthOf } from './days.js';
import { addTo, type Figures } from './entrants.js';
import { type CloudEvent, field, nameOf, required } from './events.js';
import { kindOfEntry, kindOfExit } from './kinds.js';
import { inPair, lifeOf } from './life.js';
import { peopleOf } from './links.js';
import { POST_EVENTS } from './posts.js';
import { type Tables } from './tables.js';
import { type World, worldOf } from './world.js';

/** A person in a pair of organisation and profession, from an entry to the next exit. */
interface Spell {
  readonly organisation: string;
  readonly profession: string;
  readonly entered: number;
  readonly entry: string;
  readonly exited: number;
  readonly exit: string | undefined;
}

/** "under 1, 1 to 2, 2 to 5, 5 to 10, 10 and more": the least of each. */
const BANDS: readonly (readonly [years: number, name: string])[] = [
  [10, '10-plus'],
  [5, '5-10'],
  [2, '2-5'],
  [1, '1-2'],
  [0, 'under-1'],
];
/** The longest that an anniversary may lie ahead, in days. */
const AHEAD = 4_000;

/** In post, entries and exits by tenure, of everybody in a log. */
export function deriveTenure(log: readonly CloudEvent[], tables: Tables): Figures {
  const facts = inForce(log);
  const world = worldOf(facts, tables);
  const figures: Figures = new Map();
  for (const subjects of peopleOf(facts)) {
    const ofPerson = facts.filter(fact => subjects.has(fact.subject));
    const spells = spellsOf(world, ofPerson);
    for (const spell of spells) count(figures, spell, joinedOn(spell, spells));
  }
  return figures;
}

/** Day by day, as long as anything may happen to the person or to organisations. */
function spellsOf(world: World, ofPerson: readonly CloudEvent[]): Spell[] {
  const ofPosts = ofPerson.filter(fact => POST_EVENTS.includes(nameOf(fact)));
  if (ofPosts.length === 0) return [];
  const happened = ofPosts.map(fact => dayNumber(required(fact, 'effectiveOn')));
  const organisations = ofPosts.flatMap(fact => field<string>(fact, 'organisation') ?? []);
  const [first, last] = [Math.min(...happened), Math.max(...happened, ...daysOf(world, organisations))];
  const life = lifeOf(world, ofPerson, first, last);
  const spells: Spell[] = [];
  for (const entered of daysFrom(first, last))
    for (const [organisation, profession] of pairsOn(life, 'organisation', entered)) {
      const isIn = (day: number) => inPair(life, 'organisation', organisation, profession, day).length > 0;
      if (isIn(entered - 1)) continue;
      const crossing = (day: number, of: number): Crossing => ({
        ...{ life, level: 'organisation', area: organisation, profession, day },
        posts: inPair(life, 'organisation', organisation, profession, of),
      });
      const exited = daysFrom(entered, last).find(day => !isIn(day));
      spells.push({
        ...{ organisation, profession, entered, entry: kindOfEntry(crossing(entered, entered)) },
        exited: exited ?? Infinity,
        exit: exited === undefined ? undefined : kindOfExit(crossing(exited, exited - 1)),
      });
    }
  return spells;
}

/** Days on which what the organisations' codes mean changes, and all on which professions do. */
function daysOf({ successions, tables }: World, organisations: readonly string[]): number[] {
  const codes = new Set(organisations);
  for (const code of codes) for (const next of successions.get(code)?.successors ?? []) codes.add(next);
  return [
    ...[...codes].flatMap(code => successions.get(code)?.on ?? []),
    ...tables.professions.flatMap(({ from, to }) =>
      [from, to].filter(day => day).map(day => dayNumber(day!)),
    ),
  ];
}

/** "Joining is the entry, of kinds new, return, role-in, move-in, added, onboarded"; else tenure goes on. */
function joinedOn(spell: Spell, spells: readonly Spell[]): number {
  const joinings = (goesOn: readonly Spell[]): number[] => goesOn.map(before => joinedOn(before, spells));
  const earliest = Math.min(...joinings(goesOnFrom(spell, spells)));
  return Number.isFinite(earliest) ? earliest : spell.entered;
}

/** Those that a spell's tenure goes on from; of several the one joined first counts. */
function goesOnFrom({ organisation, profession, entered, entry }: Spell, spells: readonly Spell[]): Spell[] {
  const ofProfession = spells.filter(spell => spell.profession === profession);
  const before = ofProfession.filter(({ exited }) => exited <= entered);
  const isEnded = ({ exit }: Spell) => exit === 'restructured-out' || exit === 'reclassified-out';
  if (entry === 'gap-in' || entry === 'reactivated') {
    const inThePair = last(before.filter(spell => spell.organisation === organisation));
    if (inThePair.length > 0 || entry === 'gap-in') return inThePair;
    return last(before.filter(({ exit }) => exit === 'inactivated'));
  }
  if (entry === 'restructured-in') {
    const ended = last(before.filter(spell => isEnded(spell) && entered - spell.exited <= GAP_OF_A_SPLIT));
    if (ended.length > 0) return ended;
    const running = ofProfession.filter(
      spell => isEnded(spell) && spell.entered < entered && spell.exited > entered,
    );
    const soonest = Math.min(...running.map(({ exited }) => exited));
    return running.filter(({ exited }) => exited === soonest && exited - entered <= GAP_OF_A_SPLIT);
  }
  if (entry === 'reclassified-in')
    return spells.filter(({ exit, exited }) => exit === 'reclassified-out' && exited === entered);
  return [];
}

function last(spells: readonly Spell[]): Spell[] {
  const latest = Math.max(...spells.map(({ exited }) => exited));
  return spells.filter(({ exited }) => exited === latest);
}

function count(figures: Figures, spell: Spell, joined: number): void {
  const { organisation, profession, entered, entry, exited, exit } = spell;
  const add = (kind: string, day: number, band: string, value = 1) => {
    const at = ['tenure', 'organisation', organisation, profession, band, kind, monthOf(dayText(day))];
    addTo(figures, [...at, 'count'], value);
  };
  add(entryTold(entry), entered, bandOn(joined, entered));
  if (exit !== undefined) add(exitTold(exit), exited, bandOn(joined, exited - 1));
  let before: string | undefined;
  for (const day of daysFrom(entered, Math.min(exited, entered + AHEAD) + 31)) {
    if (!isLastOfMonth(dayText(day))) continue;
    const now = day < exited ? bandOn(joined, day) : undefined;
    if (now === before) continue;
    if (before !== undefined) add('in-post', day, before, -1);
    if (now !== undefined) add('in-post', day, now);
    before = now;
  }
}

/** Whole years from one date to the other; that of 29 February has not come on the 28th. */
function bandOn(joined: number, day: number): string {
  const [from, to] = [dayText(joined), dayText(day)];
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
  return BANDS.find(([least]) => least <= years)![1];
}

function entryTold(kind: string): string {
  const told: Readonly<Record<string, string>> = {
    ...{ new: 'joined', return: 'returned', reactivated: 'returned', 'move-in': 'moved-in' },
  };
  return told[kind] ?? 'other-entry';
}

function exitTold(kind: string): string {
  const told: Readonly<Record<string, string>> = {
    ...{ left: 'left', 'role-out': 'left', 'move-out': 'moved', inactivated: 'inactivated' },
  };
  return told[kind] ?? 'other-exit';
}
