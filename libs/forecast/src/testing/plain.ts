import { type Model } from '../pipeline/engine/model.js';
import { type ProgrammeDraw } from '../pipeline/engine/programme-draw.js';
import { startOf } from '../pipeline/engine/start.js';
import { World } from '../pipeline/engine/world.js';
import { BAND_ENDS, BANDS } from '../pipeline/evidence.js';
import { OUTCOMES } from '../pipeline/programme.js';

/** From 0 up to, but not, 1. */
export type Chance = () => number;

interface Person {
  organisation: number;
  joinedIn: number;
  fte: number;
  /** Where set: inactive, and of this band. */
  awayFrom: number | undefined;
}

interface Learner {
  readonly cohort: number;
  state: 'active' | 'interrupted' | 'late' | 'awaiting' | 'gone';
  /** Step of completing late, or of the first post. */
  until: number;
}

/** By step: England's people in post, their FTE, joiners, leavers and learners. */
export interface PlainMonths {
  readonly headcount: number[];
  readonly fte: number[];
  readonly joiners: number[];
  readonly leavers: number[];
  readonly inTraining: number[];
}

const RING = 128;

/**
 * The same model told person by person: one object for everybody in post and in training, and a draw for each in every month. What the
 * engine is held against, in distribution and in speed. Of scenarios it knows nothing.
 */
export class PlainSimulation {
  readonly #world: World;

  constructor(private readonly model: Model) {
    this.#world = new World(model);
  }

  /** Parameters are the engine's for the trajectory; what happens to people is drawn from `chance`. */
  run(trajectory: number, chance: Chance): PlainMonths {
    const { model } = this;
    const world = this.#world;
    world.draw(trajectory);
    let people = this.#peopleAtStart();
    const learners = model.cohorts.map((of, cohort) => learnersOf(of.inTraining, of.interrupted, cohort));
    const factors = model.cohorts.map(of => cohortFactor(of, world.programmes[of.programme]!, chance));
    const posts = Array.from({ length: model.horizon }, (): number[] => []);
    const months: PlainMonths = { headcount: [], fte: [], joiners: [], leavers: [], inTraining: [] };
    model.cohorts.forEach((of, cohort) => {
      if (of.start < 0) this.#resume(cohort, learners[cohort]!, posts, chance);
    });
    for (let step = 0; step < model.horizon; step += 1) {
      let inTraining = 0;
      model.cohorts.forEach((of, cohort) => {
        if (of.start === step)
          learners[cohort] = learnersOf(starters(of.places, world.filling, model, chance), 0, cohort);
        learners[cohort] = learners[cohort]!.filter(learner => {
          this.#learn(step, learner, factors[cohort]!, posts, chance);
          return learner.state !== 'gone' && learner.state !== 'awaiting';
        });
        inTraining += learners[cohort].length;
      });
      let leavers = 0;
      people = people.filter(person => {
        if (person.awayFrom === undefined) person.fte *= world.hours[step]!;
        const way = this.#live(step, person, chance);
        if (way === 'left') leavers += 1;
        return way === 'stays';
      });
      let joiners = 0;
      for (let organisation = 0; organisation < world.a.length; organisation += 1) {
        const mean =
          world.returning[organisation]! + world.abroad[organisation]! + world.otherwise[organisation]!;
        for (let came = poisson(mean, chance); came > 0; came -= 1) {
          people.push({ organisation, joinedIn: step, fte: model.fteAtEntry.other, awayFrom: undefined });
          joiners += 1;
        }
      }
      for (const from of posts[step]!) {
        const organisation = this.#destination(from, chance, true);
        people.push({ organisation, joinedIn: step, fte: model.fteAtEntry.firstPost, awayFrom: undefined });
        joiners += 1;
      }
      const inPost = people.filter(({ awayFrom }) => awayFrom === undefined);
      months.headcount.push(inPost.length);
      months.fte.push(inPost.reduce((sum, { fte }) => sum + fte, 0));
      months.joiners.push(joiners);
      months.leavers.push(leavers);
      months.inTraining.push(inTraining);
    }
    return months;
  }

  #peopleAtStart(): Person[] {
    const { organisations } = this.model;
    const { people, joined, inactive } = startOf(this.model, RING);
    return organisations.flatMap((of, organisation) => {
      const heads = of.inPost.reduce((sum, count) => sum + count, 0);
      const fte = heads === 0 ? 0 : of.fte / heads;
      const own: Person[] = [];
      const add = (count: number, joinedIn: number, awayFrom?: number) => {
        for (let n = 0; n < count; n += 1) own.push({ organisation, joinedIn, fte, awayFrom });
      };
      for (let month = 1; month <= 120; month += 1)
        add(joined[organisation * RING + (-month & (RING - 1))]!, -month);
      add(people[organisation * BANDS + 4]!, -1000);
      for (let band = 0; band < BANDS; band += 1) add(inactive[organisation * BANDS + band]!, 0, band);
      return own;
    });
  }

  #live(step: number, person: Person, chance: Chance): 'stays' | 'left' {
    const world = this.#world;
    const { organisation } = person;
    if (person.awayFrom !== undefined) {
      if (chance() < world.reactivating.of(organisation)) {
        person.joinedIn = step - ([6, 18, 42, 90, 1000] as const)[person.awayFrom as 0];
        person.awayFrom = undefined;
      }
      return 'stays';
    }
    const band = bandOf(step - person.joinedIn);
    const at = organisation * BANDS + band;
    let u = chance();
    if ((u -= world.leaving[at]! * world.walk[step]!) < 0) return 'left';
    if ((u -= world.retiring[at]!) < 0) return 'left';
    if ((u -= world.moving[organisation]!) < 0) {
      person.organisation = this.#destination(organisation, chance, false);
      person.joinedIn = step;
    } else if (u - world.inactivating[organisation]! < 0) person.awayFrom = band;
    return 'stays';
  }

  #destination(from: number, chance: Chance, isFirstPost: boolean): number {
    const { regionOf, attraction, movingAway, programmes } = this.#world;
    const [own, region, further] = isFirstPost
      ? programmes[0]!.destinations
      : [0, 1 - movingAway, movingAway];
    const u = chance() * (own! + region! + further!);
    if (u < own!) return from;
    const others = [...regionOf.keys()].filter(to => to !== from);
    const near = others.filter(to => regionOf[to] === regionOf[from]);
    const far = others.filter(to => regionOf[to] !== regionOf[from]);
    const among = u < own! + region! ? (near.length > 0 ? near : far) : far.length > 0 ? far : near;
    if (among.length === 0) return from;
    const weights = among.map(to => attraction[to]! - (attraction[to - 1] ?? 0));
    let at = chance() * weights.reduce((sum, weight) => sum + weight, 0);
    return among.find((_, index) => (at -= weights[index]!) < 0) ?? among.at(-1)!;
  }

  #learn(step: number, learner: Learner, factor: number, posts: number[][], chance: Chance): void {
    const cohort = this.model.cohorts[learner.cohort]!;
    const drawn = this.#world.programmes[cohort.programme]!;
    const { lengthMonths, lateness } = drawn.programme;
    const due = cohort.start + lengthMonths - 1;
    let isNew = false;
    if (learner.state === 'active') {
      const withdrawing = drawn.withdrawing.england[Math.floor((step - cohort.start) / 12)]! * factor;
      const u = chance();
      if (u < withdrawing) learner.state = 'gone';
      else if (u < withdrawing + drawn.interrupting) [learner.state, isNew] = ['interrupted', true];
    } else if (learner.state === 'interrupted' && chance() < drawn.resuming.of(0)) {
      if (step > due) return this.#complete(step, learner, posts, chance);
      learner.state = 'active';
    } else if (learner.state === 'late' && learner.until === step)
      return this.#complete(step, learner, posts, chance);
    if (step === due && learner.state === 'active') {
      const outcome = oneOf(drawn.outcomes, chance);
      if (outcome === 0) return this.#complete(step, learner, posts, chance);
      [learner.state, learner.until] = [
        'late',
        outcome === OUTCOMES - 1 ? Infinity : due + lateness[outcome - 1]!,
      ];
    }
    if (step >= due + lateness[2] && !isNew) learner.state = 'gone';
  }

  #complete(step: number, learner: Learner, posts: number[][], chance: Chance): void {
    const cohort = this.model.cohorts[learner.cohort]!;
    const drawn = this.#world.programmes[cohort.programme]!;
    const region = this.#world.regionOf[cohort.organisation]!;
    learner.state = 'awaiting';
    if (chance() >= drawn.registering || chance() >= drawn.joining[region]!) return;
    posts[step + drawn.programme.delays[oneOf(drawn.delays, chance)]!]?.push(cohort.organisation);
  }

  /** Who is overdue gets one of the outcomes still open; who awaits a post, one of the delays still open or none. */
  #resume(at: number, learners: Learner[], posts: number[][], chance: Chance): void {
    const cohort = this.model.cohorts[at]!;
    const drawn = this.#world.programmes[cohort.programme]!;
    const { lengthMonths, lateness, delays } = drawn.programme;
    const due = cohort.start + lengthMonths - 1;
    const joining = drawn.joining[this.#world.regionOf[cohort.organisation]!]!;
    if (due < 0)
      for (const learner of learners.filter(({ state }) => state === 'active')) {
        const open = [...drawn.outcomes].map((share, outcome) =>
          outcome === 0 || (outcome < OUTCOMES - 1 && lateness[outcome - 1]! <= -1 - due) ? 0 : share,
        );
        const outcome = oneOf(open, chance);
        [learner.state, learner.until] = [
          'late',
          outcome === OUTCOMES - 1 ? Infinity : due + lateness[outcome - 1]!,
        ];
      }
    cohort.awaiting.forEach((count, months) => {
      const open = [...drawn.delays].map((share, delay) => (delays[delay]! > months ? share * joining : 0));
      for (let n = 0; n < count; n += 1) {
        const delay = oneOf([...open, 1 - joining], chance);
        if (delay < delays.length) posts[delays[delay]! - 1 - months]?.push(cohort.organisation);
      }
    });
  }
}

function learnersOf(active: number, interrupted: number, cohort: number): Learner[] {
  return Array.from({ length: active + interrupted }, (_, n): Learner => {
    return { cohort, state: n < active ? 'active' : 'interrupted', until: Infinity };
  });
}

function starters(places: number, fill: number, { parameters }: Model, chance: Chance): number {
  // A chance of the cohort's own, and each place by it: a beta variable as the share of one gamma in two.
  const around = parameters.filling.concentration;
  const taken = gamma(fill * around, chance);
  const own = taken / (taken + gamma((1 - fill) * around, chance));
  return Array.from({ length: places }, () => chance()).filter(u => u < own).length;
}

function cohortFactor(of: Model['cohorts'][number], drawn: ProgrammeDraw, chance: Chance): number {
  const factor = drawn.withdrawing.factors[of.organisation]!;
  const shape = drawn.cohortConcentration + of.withdrawn;
  const variance = Math.log1p(1 / shape);
  const own = shape / (drawn.cohortConcentration + of.expected * factor);
  return factor * own * Math.exp(Math.sqrt(variance) * normal(chance) - variance / 2);
}

function bandOf(tenure: number): number {
  const band = BAND_ENDS.findIndex(end => tenure < end);
  return band === -1 ? BANDS - 1 : band;
}

function oneOf(weights: ArrayLike<number>, chance: Chance): number {
  const all = Array.from(weights).reduce((sum, weight) => sum + weight, 0);
  let u = chance() * all;
  for (let at = 0; at < weights.length; at += 1) if ((u -= weights[at]!) < 0) return at;
  return weights.length - 1;
}

/** @see Knuth, The Art of Computer Programming 2, 3.4.1 */
function poisson(mean: number, chance: Chance): number {
  let count = 0;
  for (let product = chance(); product > Math.exp(-mean); product *= chance()) count += 1;
  return count;
}

/** Box and Muller's. */
function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** @see Marsaglia and Tsang, "A simple method for generating gamma variables" (2000) */
function gamma(shape: number, chance: Chance): number {
  if (shape < 1) return gamma(shape + 1, chance) * (1 - chance()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = normal(chance);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
