import * as poisson from '../../random/quantiles/poisson.js';
import * as decays from '../../random/special/decay.js';
import * as uniforms from '../../random/uniform.js';
import * as evidence from '../evidence.js';
import { type Destinations } from './destinations.js';
import { FLOW_AT } from './measures.js';
import { type Model } from './model.js';
import { type Month } from './month.js';
import { type People } from './people.js';
import { SITES } from './sites.js';
import { type World } from './world.js';

/** Taken out once: what is imported is looked up at every use. */
const { BANDS } = evidence;
const { poissonByWalk } = poisson;
const { decay } = decays;
const { addressOf, uniformAt } = uniforms;
const { min } = Math;

/** So many organisations are gone through together. */
const TOGETHER = 256;
/**
 * Those of them where somebody comes, and their luck: the module's, for a compiler asks nothing of an array that it knows for good. All are
 * noted, and written over where nobody comes, for to ask that of each would be a guess.
 */
const asked = new Int32Array(TOGETHER);
const lucks = new Float64Array(TOGETHER);

/** Where those who come back are put within their band: its middle. */
const MIDDLE = Int32Array.of(6, 18, 42, 90, 0);
const {
  firstPosts: FIRST_POSTS,
  returned: RETURNED,
  recruitedAbroad: RECRUITED_ABROAD,
  joinedOtherwise: JOINED_OTHERWISE,
  reactivated: REACTIVATED,
} = FLOW_AT;

/** Who comes back from inactivity, arrives from outside, and begins after training. */
export class Entries {
  constructor(
    private readonly model: Model,
    private readonly world: World,
    private readonly people: People,
    private readonly destinations: Destinations,
    private readonly month: Month,
  ) {}

  comeBack(step: number): void {
    const count = this.people.away.length;
    for (let first = 0; first < count; first += TOGETHER) {
      const some = this.#whereSomeMayComeBack(step, first, min(first + TOGETHER, count));
      for (let turn = 0; turn < some; turn += 1) {
        const at = asked[turn]!;
        const back = this.world.reactivating.quantile(at, lucks[turn]!, this.people.away[at]!);
        for (let person = 0; person < back; person += 1) this.#comeBack(step, at, person);
      }
    }
  }

  /** Notes organisations of which it is not clear that nobody comes back. @returns how many */
  #whereSomeMayComeBack(step: number, first: number, until: number): number {
    const { away } = this.people;
    const { a, b, reactivating } = this.world;
    const address = addressOf(step, SITES.reactivations);
    let some = 0;
    for (let at = first; at < until; at += 1) {
      const u = uniformAt(a[at]!, b[at]!, address);
      asked[some] = at;
      lucks[some] = u;
      some += +!reactivating.isNone(at, u, away[at]!);
    }
    return some;
  }

  #comeBack(step: number, at: number, turn: number): void {
    const { inactive, fte, away } = this.people;
    const { a, b } = this.world;
    const person =
      (uniformAt(a[at]!, b[at]!, addressOf(step, SITES.bandOfReactivated) + turn) * away[at]!) | 0;
    const of = at * BANDS;
    const two = inactive[of]! + inactive[of + 1]!;
    const three = two + inactive[of + 2]!;
    const band =
      +(person >= inactive[of]!) +
      +(person >= two) +
      +(person >= three) +
      +(person >= three + inactive[of + 3]!);
    const heads = this.people.headsOf(at);
    const each = heads > 0 ? fte[at]! / heads : this.model.fteAtEntry.other;
    this.people.comeBack(step - MIDDLE[band]!, at, band, each);
    this.month.add(at, REACTIVATED, each);
  }

  arrive(step: number): void {
    const { schedule } = this.model;
    if (schedule.returners !== undefined || schedule.abroad !== undefined) return this.#arriveAsAsked(step);
    const { arriving, noArrival, returning, abroad } = this.world;
    const count = arriving.length;
    for (let first = 0; first < count; first += TOGETHER) {
      const some = this.#whereSomeArrive(step, first, min(first + TOGETHER, count));
      for (let turn = 0; turn < some; turn += 1) {
        const at = asked[turn]!;
        this.#arrivals(step, at, lucks[turn]!, returning[at]!, abroad[at]!, arriving[at]!, noArrival[at]!);
      }
    }
  }

  /** Notes organisations. @returns how many */
  #whereSomeArrive(step: number, first: number, until: number): number {
    const { a, b, noArrival } = this.world;
    const address = addressOf(step, SITES.arrivals);
    let some = 0;
    for (let at = first; at < until; at += 1) {
      const u = uniformAt(a[at]!, b[at]!, address);
      asked[some] = at;
      lucks[some] = u;
      some += +(u > noArrival[at]!);
    }
    return some;
  }

  /** Where levers change how many return or are recruited. */
  #arriveAsAsked(step: number): void {
    const { returners, abroad: recruits } = this.model.schedule;
    const { a, b, returning, abroad, otherwise } = this.world;
    const count = returning.length;
    for (let at = 0; at < count; at += 1) {
      const back = returning[at]! * (returners?.[step * count + at] ?? 1);
      const far = abroad[at]! * (recruits?.[step * count + at] ?? 1);
      const u = uniformAt(a[at]!, b[at]!, addressOf(step, SITES.arrivals));
      const mean = back + far + otherwise[at]!;
      this.#arrivals(step, at, u, back, far, mean, decay(mean));
    }
  }

  #arrivals(
    step: number,
    at: number,
    u: number,
    returning: number,
    abroad: number,
    mean: number,
    none: number,
  ): void {
    const { a, b } = this.world;
    const each = this.model.fteAtEntry.other;
    const arrivals = poissonByWalk(u, mean, none);
    for (let person = 0; person < arrivals; person += 1) {
      const way = uniformAt(a[at]!, b[at]!, addressOf(step, SITES.kindOfArrival) + person) * mean;
      const flow =
        way < returning ? RETURNED : way < returning + abroad ? RECRUITED_ABROAD : JOINED_OTHERWISE;
      this.people.come(at, each);
      this.month.add(at, flow, each);
    }
  }

  /** @param firstPosts by step × organisation of placement */
  begin(step: number, firstPosts: Int32Array): void {
    const { a, b } = this.world;
    const each = this.model.fteAtEntry.firstPost;
    const address = addressOf(step, SITES.placeOfFirstPost);
    const count = a.length;
    for (let at = 0; at < count; at += 1)
      for (let person = firstPosts[step * count + at]! - 1; person >= 0; person -= 1) {
        const to = this.destinations.ofFirstPost(at, uniformAt(a[at]!, b[at]!, address + person));
        this.people.come(to, each);
        this.month.add(to, FIRST_POSTS, each);
      }
  }
}
