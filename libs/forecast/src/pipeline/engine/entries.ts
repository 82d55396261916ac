import { poissonByWalk } from '../../random/quantiles/poisson.js';
import { decay } from '../../random/special/decay.js';
import { addressOf, uniformAt } from '../../random/uniform.js';
import { BANDS } from '../evidence.js';
import { type Destinations } from './destinations.js';
import { FLOW_AT } from './measures.js';
import { type Model } from './model.js';
import { type Month } from './month.js';
import { type People } from './people.js';
import { SITES } from './sites.js';
import { type World } from './world.js';

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
    const { away } = this.people;
    const { a, b, reactivating } = this.world;
    const address = addressOf(step, SITES.reactivations);
    for (let at = 0; at < away.length; at += 1) {
      if (away[at] === 0) continue;
      const back = reactivating.quantile(at, uniformAt(a[at]!, b[at]!, address), away[at]!);
      for (let person = 0; person < back; person += 1) this.#comeBack(step, at, person);
    }
  }

  #comeBack(step: number, at: number, turn: number): void {
    const { inactive, heads, fte, away } = this.people;
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
    const each = heads[at]! > 0 ? fte[at]! / heads[at]! : this.model.fteAtEntry.other;
    this.people.comeBack(step - MIDDLE[band]!, at, band, each);
    this.month.add(at, REACTIVATED, each);
  }

  arrive(step: number): void {
    const { schedule } = this.model;
    if (schedule.returners !== undefined || schedule.abroad !== undefined) return this.#arriveAsAsked(step);
    const { a, b, arriving, noArrival, returning, abroad } = this.world;
    const address = addressOf(step, SITES.arrivals);
    for (let at = 0; at < arriving.length; at += 1) {
      const u = uniformAt(a[at]!, b[at]!, address);
      const none = noArrival[at]!;
      if (u > none) this.#arrivals(step, at, u, returning[at]!, abroad[at]!, arriving[at]!, none);
    }
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
