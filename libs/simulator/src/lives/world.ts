import { type Area } from '@muster/domain';
import { type MonthPlan } from '../calibration/plan.js';
import { type Published } from '../calibration/published.js';
import { type Habits } from '../calibration/rates.js';
import { type YearTarget } from '../calibration/targets.js';
import { type Trust } from '../organisations/trust.js';
import { type Pipeline } from '../pipeline/pipeline.js';
import { carrying } from '../random/samplers.js';
import { type Random, randomOf } from '../random/random.js';
import { type Teller } from '../telling/teller.js';
import { type Student } from '../training/student.js';
import { type Slice, type Window } from '../window.js';
import { type Person, type Post } from './person.js';

export interface Stock {
  headcount: number;
  /** Hundred-thousandths. */
  fte: number;
}

/** One profession of one region: who is in it, and what is planned for it. */
export interface Group {
  readonly region: number;
  readonly profession: number;
  readonly habits: Habits;
  readonly targets: readonly YearTarget[];
  readonly plan: readonly MonthPlan[];
  /** People by their main post. */
  readonly inPost: Person[];
  readonly absent: Person[];
  /** Those who left and may return. */
  readonly formers: Person[];
  /** What is in post now, and what should be by the plan. */
  readonly stock: Stock;
  readonly intended: Stock;
  /** How likely somebody with these hours is to be taken for a leaver, if asked. */
  acceptsHours: (fte: number) => number;
  /** Whole numbers of what is expected, by the name of the flow. */
  readonly carry: (flow: string, expected: number) => number;
}

/** The simulated NHS, as it is at some moment of the simulated time. */
export interface World {
  readonly seed: number;
  readonly published: Published;
  readonly window: Window;
  readonly regions: readonly Area[];
  /** Whether organisations merge meanwhile. */
  readonly mergers: boolean;
  /** How much smaller than the published world it is. */
  readonly scale: number;
  readonly trusts: readonly Trust[];
  /** The same by region. */
  readonly trustsIn: readonly (readonly Trust[])[];
  readonly groups: readonly (readonly Group[])[];
  /** Open posts by trust. */
  readonly postsAt: Map<Trust, Set<Post>>;
  readonly teller: Teller;
  /** Everybody who ever had a post; only where lives are kept. */
  readonly lives: Person[] | undefined;
  /** What is due, by month. */
  readonly agenda: Map<number, Due[]>;
  /** Who has qualified and has no post yet, by region. */
  readonly qualified: Student[][];
  /** Undefined where only enrolments and what became of them are simulated. */
  readonly pipeline: Pipeline | undefined;
  readonly counters: { person: number; post: number; learner: number; application: number };
}

interface Due {
  readonly day: number;
  readonly happen: (day: number) => void;
}

export function groupOf(world: World, region: number, profession: number): Group {
  return (world.groups[region] as readonly Group[])[profession] as Group;
}

export function randomFor(world: World, flow: string, slice: Slice, group: Group): Random {
  return randomOf(world.seed, flow, world.regions[group.region] as string, group.profession, slice.index);
}

/** Carries of a group, each starting at a place of its own. */
export function carriesOf(random: Random): Group['carry'] {
  const byFlow = new Map<string, (expected: number) => number>();
  return (flow, expected) => {
    let carry = byFlow.get(flow);
    if (carry === undefined) byFlow.set(flow, (carry = carrying(random.next())));
    return carry(expected);
  };
}

/** Lets something happen on a later day; never, if the simulation ends before. */
export function later(world: World, day: number, happen: (day: number) => void): void {
  const slice = world.window.slices.find(({ last }) => day <= last);
  if (slice === undefined) return;
  const due = world.agenda.get(slice.index);
  if (due === undefined) world.agenda.set(slice.index, [{ day, happen }]);
  else due.push({ day, happen });
}

/** Everything that is due in a month, in order of day; and what falls due in it meanwhile. */
export function attendTo(world: World, slice: Slice): void {
  for (;;) {
    const due = world.agenda.get(slice.index);
    if (due === undefined) return;
    world.agenda.delete(slice.index);
    due.sort((a, b) => a.day - b.day);
    for (const { day, happen } of due) happen(day);
  }
}
