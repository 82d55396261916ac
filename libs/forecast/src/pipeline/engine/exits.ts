import { poissonByWalk } from '../../random/quantiles/poisson.js';
import { decay, hazardOf } from '../../random/special/decay.js';
import { addressOf, uniformAt } from '../../random/uniform.js';
import { BANDS } from '../evidence.js';
import { type Destinations } from './destinations.js';
import { FLOW_AT, FLOW_COUNT } from './measures.js';
import { type Model } from './model.js';
import { type Month } from './month.js';
import { type People, takeOut } from './people.js';
import { SITES } from './sites.js';
import { Turns } from './turns.js';
import { type World } from './world.js';

/** Nobody is quite certain to go. */
const MOST = 1 - 1e-12;
const { left: LEFT, retired: RETIRED, inactivated: INACTIVATED, movedOut: MOVED_OUT } = FLOW_AT;
/** The ways out, in the order in which a call's luck passes them. */
const WAYS = Int32Array.of(LEFT, RETIRED, MOVED_OUT, INACTIVATED);
const [MOVING, STAYING] = [2, 3];
/** Of an organisation, sums up to each band, with the nothing before the first. */
const SUMS = BANDS + 1;

/**
 * Who leaves, retires, moves, becomes inactive or stays, with chances that add up.
 *
 * Somebody who goes with the chance p is somebody who is called at least once by a Poisson number of calls of mean −ln(1 − p). Of an
 * organisation the calls are Poisson too, and each calls anybody in proportion to that mean: so one draw says how many calls there are, and
 * one of each call the band, which way they go, and whom it calls: in this order, so that a person more or less hardly changes the way. Who
 * is called again has gone already. That is exactly a draw for each person, at the cost of those who go.
 *
 * A month is gone through once for each of these questions, all organisations together: what is long to work out then waits for nothing that
 * a processor has to guess.
 */
export class Exits {
  /** By organisation × band: mean calls. */
  readonly #means: Float64Array;
  /** By organisation: mean calls of all up to each band; how many calls there are, by mean, luck and the chance of none. */
  readonly #upTo: Float64Array;
  readonly #u: Float64Array;
  readonly #none: Float64Array;
  /** By organisation × band: chances of the month to leave, and to go. */
  readonly #leaving: Float64Array;
  readonly #going: Float64Array;
  /** Where each way ends. */
  readonly #ends = new Float64Array(WAYS.length + 1);
  /** FTE a head as the month begins. */
  readonly #each: Float64Array;
  /** By organisation × band: who has gone in the month. */
  readonly #gone: Int32Array;
  readonly #calls = new Turns();
  /** Of each call. */
  #band = new Int32Array(0);
  #way = new Int32Array(0);
  #rest = new Float64Array(0);

  constructor(
    private readonly model: Model,
    private readonly world: World,
    private readonly people: People,
    private readonly destinations: Destinations,
    private readonly month: Month,
  ) {
    const count = model.organisations.length;
    this.#means = new Float64Array(count * BANDS);
    this.#upTo = new Float64Array(count * SUMS);
    this.#u = new Float64Array(count);
    this.#leaving = new Float64Array(count * BANDS);
    this.#going = new Float64Array(count * BANDS);
    this.#none = new Float64Array(count);
    this.#each = new Float64Array(count);
    this.#gone = new Int32Array(count * BANDS);
  }

  happen(step: number): void {
    this.#weigh(step);
    this.#call();
    this.#choose(step);
    this.#go(step);
  }

  /** How many calls each organisation may expect. */
  #weigh(step: number): void {
    const { inPost, heads, fte } = this.people;
    const { a, b } = this.world;
    const upTo = this.#upTo;
    const going = this.#going;
    const means = this.#means;
    const us = this.#u;
    const none = this.#none;
    const each = this.#each;
    const address = addressOf(step, SITES.exits);
    this.#setChances(step);
    for (let of = 0; of < means.length; of += 1)
      means[of] = inPost[of]! * hazardOf(going[of]! < MOST ? going[of]! : MOST);
    for (let at = 0; at < heads.length; at += 1) {
      const sum = at * SUMS;
      const of = at * BANDS;
      let all = means[of]!;
      upTo[sum + 1] = all;
      upTo[sum + 2] = all += means[of + 1]!;
      upTo[sum + 3] = all += means[of + 2]!;
      upTo[sum + 4] = all += means[of + 3]!;
      upTo[sum + 5] = all += means[of + 4]!;
      us[at] = uniformAt(a[at]!, b[at]!, address);
      none[at] = decay(all);
      each[at] = fte[at]! / heads[at]!;
    }
  }

  /** Of the month: to leave, and to go in any way. */
  #setChances(step: number): void {
    const { leaving, goingOtherwise, walk } = this.world;
    const { leaving: levers, inactive } = this.model.schedule;
    const now = this.#leaving;
    const going = this.#going;
    const years = walk[step]!;
    for (let of = 0; of < now.length; of += 1) {
      const left = leaving[of]! * years;
      now[of] = left;
      going[of] = left + goingOtherwise[of]!;
    }
    if (levers !== undefined || inactive !== undefined) this.#pull(step);
  }

  /** What levers make of these. */
  #pull(step: number): void {
    const { goingOtherwise, inactivating } = this.world;
    const { leaving: levers, inactive } = this.model.schedule;
    const first = step * inactivating.length;
    for (let at = 0, of = 0; at < inactivating.length; at += 1) {
      const more = inactive === undefined ? 0 : inactivating[at]! * (inactive[first + at]! - 1);
      for (let band = 0; band < BANDS; band += 1, of += 1) {
        if (levers !== undefined) this.#leaving[of]! *= levers[band]![first + at]!;
        this.#going[of] = this.#leaving[of]! + goingOtherwise[of]! + more;
      }
    }
  }

  #call(): void {
    const calls = this.#calls;
    const upTo = this.#upTo;
    const us = this.#u;
    const none = this.#none;
    calls.count = 0;
    for (let at = 0; at < us.length; at += 1)
      calls.add(at, poissonByWalk(us[at]!, upTo[at * SUMS + BANDS]!, none[at]));
    const room = calls.number.length;
    if (room > this.#rest.length) {
      this.#band = new Int32Array(room);
      this.#way = new Int32Array(room);
      this.#rest = new Float64Array(room);
    }
  }

  /** Of each call the band, the way, and how far along those of the band and way it falls. */
  #choose(step: number): void {
    const { organisation, number, count } = this.#calls;
    const bands = this.#band;
    const ways = this.#way;
    const rest = this.#rest;
    const { a, b, retiring, moving } = this.world;
    const upTo = this.#upTo;
    const leaving = this.#leaving;
    const going = this.#going;
    const ends = this.#ends;
    const address = addressOf(step, SITES.exit);
    for (let call = 0; call < count; call += 1) {
      const at = organisation[call]!;
      const sums = at * SUMS;
      const u = uniformAt(a[at]!, b[at]!, address + number[call]!) * upTo[sums + BANDS]!;
      const band =
        +(u >= upTo[sums + 1]!) + +(u >= upTo[sums + 2]!) + +(u >= upTo[sums + 3]!) + +(u >= upTo[sums + 4]!);
      const of = at * BANDS + band;
      const low = upTo[sums + band]!;
      const far = ((u - low) / (upTo[sums + band + 1]! - low)) * going[of]!;
      const left = leaving[of]!;
      const retired = left + retiring[of]!;
      const moved = retired + moving[at]!;
      ends[1] = left;
      ends[2] = retired;
      ends[3] = moved;
      ends[4] = going[of]!;
      const way = +(far >= left) + +(far >= retired) + +(far >= moved);
      bands[call] = band;
      ways[call] = way;
      rest[call] = (far - ends[way]!) / (ends[way + 1]! - ends[way]!);
    }
  }

  #go(step: number): void {
    const { organisation, number, count } = this.#calls;
    const { inPost, heads, fte, joined, inactive, away } = this.people;
    const { regionOf } = this.world;
    const { heads: flowHeads, ftes: flowFtes } = this.month;
    const bands = this.#band;
    const ways = this.#way;
    const rest = this.#rest;
    const gone = this.#gone;
    const eachOf = this.#each;
    gone.fill(0);
    for (let call = 0; call < count; call += 1) {
      const at = organisation[call]!;
      const band = bands[call]!;
      const first = at * BANDS;
      const of = first + band;
      const left = inPost[of]!;
      const before = gone[of]!;
      const person = ((rest[call]! * (left + before)) | 0) - before;
      if (person < 0 || person >= left) continue;
      const each = eachOf[at]!;
      const way = ways[call]!;
      if (way === MOVING) this.#move(step, at, number[call]!, each);
      else if (way === STAYING) {
        inactive[of]! += 1;
        away[at]! += 1;
      }
      if (band < BANDS - 1) {
        const newer =
          +(band > 0) * inPost[first]! + +(band > 1) * inPost[first + 1]! + +(band > 2) * inPost[first + 2]!;
        takeOut(joined, at, step - 1, newer + person);
      }
      gone[of] = before + 1;
      inPost[of] = left - 1;
      heads[at]! -= 1;
      fte[at]! -= each;
      const flow = regionOf[at]! * FLOW_COUNT + WAYS[way]!;
      flowHeads[flow]! += 1;
      flowFtes[flow]! += each;
    }
  }

  #move(step: number, from: number, call: number, each: number): void {
    const { a, b } = this.world;
    const u = uniformAt(a[from]!, b[from]!, addressOf(step, SITES.destinationOfMove) + call);
    const to = this.destinations.ofMove(from, u);
    this.people.come(to, each);
    this.month.move(from, to, each);
  }
}
