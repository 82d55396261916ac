import { type Area, type Day, dayFromNumber, ENGLAND, type Fte, type Month } from '@muster/domain';
import { type Published, readPublished } from '../calibration/published.js';
import { SIMULATED, type Simulated } from '../calibration/rates.js';
import { buildWorld } from '../lives/build.js';
import { live } from '../lives/month.js';
import { type Person, presenceOf } from '../lives/person.js';
import { type Simulation } from '../simulation.js';
import { SILENT } from '../telling/teller.js';
import { type Window } from '../window.js';
import { crossingsOf, type Crossing } from './crossings.js';
import { type TrueEntrant, trueEntrants } from './entrants.js';
import { staysOf } from './stays.js';

export interface People {
  readonly headcount: number;
  readonly fte: Fte;
}

/** One profession in one region, or in England, in one month of the clean world. */
export interface TrueMonth {
  readonly month: Month;
  /** The last day of the month, or of the simulation in it. */
  readonly on: Day;
  readonly area: Area;
  readonly profession: Simulated;
  /** In post at the end of `on`. */
  readonly stock: People;
  /** Gross, at the area's level: new, returning, or from another role. */
  readonly joiners: People;
  /** Gross, likewise: left, or to another role. */
  readonly leavers: People;
}

export interface Truth {
  /** In post on the first day, as a month without flows. */
  readonly opening: readonly TrueMonth[];
  /** In order of month, area (regions, then England), profession. */
  readonly months: readonly TrueMonth[];
  /** Of who applied in the simulation, or was on a programme at its start; nobody without `pipeline`. */
  readonly entrants: readonly TrueEntrant[];
}

/**
 * What is so in a simulated world, counted from the lives themselves, without any event: everybody's stretches in post, and by the
 * rules of flows whether a first day in an area is a joiner's and a last day a leaver's. Dirt changes nothing of it.
 */
export function truthOf(simulation: Simulation, published: Published = readPublished()): Truth {
  const world = buildWorld(simulation, published, SILENT, true);
  for (const _ of live(world));
  const people = world.lives ?? [];
  for (const person of people) closeLife(person);

  const areas = [...world.regions, ENGLAND];
  const tally = new Tally(world.window, areas.length);
  for (const person of people) {
    const stays = staysOf(person.spells, world.regions.length);
    for (const stay of stays) tally.stay(stay.area, stay.profession, stay.from, stay.to, stay.pieces);
    for (const crossing of crossingsOf(person.spells, stays, world.window)) tally.crossing(crossing);
  }
  const entrants = trueEntrants(world.pipeline?.followed ?? [], world.seed, world.window.after);
  return { ...tally.result(areas), entrants };
}

/** What is still open at the end stays so for ever. */
function closeLife(person: Person): void {
  for (const post of person.posts) {
    const { trust, profession, fte } = post.state;
    person.spells.push({
      post: post.number,
      from: post.since,
      to: Number.POSITIVE_INFINITY,
      trust,
      profession,
      fte,
      presence: presenceOf(post.state),
    });
  }
}

/** Sums by area, profession and month. Index 0 of the months is the opening. */
class Tally {
  readonly #ends: readonly number[];
  readonly #months: number;
  readonly #monthOf: Uint16Array;
  readonly #first: number;
  readonly #columns: Record<
    'headcount' | 'fte' | 'joiners' | 'joinerFte' | 'leavers' | 'leaverFte',
    Float64Array
  >;

  constructor(
    readonly window: Window,
    areas: number,
  ) {
    this.#first = window.first;
    this.#ends = [window.first, ...window.slices.map(({ last }) => last)];
    this.#months = this.#ends.length;
    this.#monthOf = new Uint16Array(window.after - window.first + 1).fill(this.#months);
    this.#monthOf[0] = 0;
    for (const { index, first, last } of window.slices)
      for (let day = Math.max(first, window.first + 1); day <= last; day += 1)
        this.#monthOf[day - window.first] = index + 1;
    const column = () => new Float64Array(areas * SIMULATED.length * this.#months);
    this.#columns = {
      headcount: column(),
      fte: column(),
      joiners: column(),
      joinerFte: column(),
      leavers: column(),
      leaverFte: column(),
    };
  }

  stay(
    area: number,
    profession: number,
    from: number,
    to: number,
    pieces: readonly { from: number; to: number; fte: number }[],
  ): void {
    this.#add('headcount', area, profession, from, to, 1);
    for (const piece of pieces) this.#add('fte', area, profession, piece.from, piece.to, piece.fte);
  }

  crossing({ area, profession, day, isJoining, fte }: Crossing): void {
    const at = this.#cell(area, profession, this.#monthOf[day - this.#first] as number);
    const { joiners, joinerFte, leavers, leaverFte } = this.#columns;
    const [people, hours] = isJoining ? [joiners, joinerFte] : [leavers, leaverFte];
    people[at] = (people[at] as number) + 1;
    hours[at] = (hours[at] as number) + fte;
  }

  /** Counts at the ends of the months that a stretch covers. */
  #add(
    name: 'headcount' | 'fte',
    area: number,
    profession: number,
    from: number,
    to: number,
    value: number,
  ): void {
    const column = this.#columns[name];
    const start = from <= this.#first ? 0 : (this.#monthOf[from - this.#first] ?? this.#months);
    for (let month = start; month < this.#months; month += 1) {
      const end = this.#ends[month] as number;
      if (end >= to) return;
      if (end < from) continue;
      const at = this.#cell(area, profession, month);
      column[at] = (column[at] as number) + value;
    }
  }

  #cell(area: number, profession: number, month: number): number {
    return (area * SIMULATED.length + profession) * this.#months + month;
  }

  result(areas: readonly Area[]): Omit<Truth, 'entrants'> {
    const row = (month: number, area: number, profession: number): TrueMonth => {
      const at = this.#cell(area, profession, month);
      const people = (heads: Float64Array, fte: Float64Array): People => ({
        headcount: heads[at] as number,
        fte: fte[at] as Fte,
      });
      const { headcount, fte, joiners, joinerFte, leavers, leaverFte } = this.#columns;
      const on = dayFromNumber(this.#ends[month] as number);
      return {
        month: on.slice(0, 7) as Month,
        on,
        area: areas[area] as Area,
        profession: SIMULATED[profession] as Simulated,
        stock: people(headcount, fte),
        joiners: people(joiners, joinerFte),
        leavers: people(leavers, leaverFte),
      };
    };
    const rows = (month: number) =>
      areas.flatMap((_, area) => SIMULATED.map((_name, profession) => row(month, area, profession)));
    return {
      opening: rows(0),
      months: this.#ends.flatMap((_, month) => (month === 0 ? [] : rows(month))),
    };
  }
}
