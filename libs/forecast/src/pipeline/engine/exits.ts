import * as poisson from '../../random/quantiles/poisson.js';
import * as decays from '../../random/special/decay.js';
import * as uniforms from '../../random/uniform.js';
import * as evidence from '../evidence.js';
import { type Destinations } from './destinations.js';
import * as measures from './measures.js';
import { type Model } from './model.js';
import { type Month } from './month.js';
import * as ofPeople from './people.js';
import { type People } from './people.js';
import { SITES } from './sites.js';
import { type World } from './world.js';

/** Taken out once: what is imported is looked up at every use, and these are used most. */
const { BANDS } = evidence;
const { poissonByWalk } = poisson;
const { decay, hazardOf, SHORT, shortHazardOf } = decays;
const { addressOf, uniformAt } = uniforms;
const { FLOW_AT, FLOW_COUNT } = measures;
const { takeOut } = ofPeople;
const { min } = Math;

/** Nobody is quite certain to go. */
const MOST = 1 - 1e-12;
const { left: LEFT, retired: RETIRED, inactivated: INACTIVATED, movedOut: MOVED_OUT } = FLOW_AT;
/** The ways out, in the order in which a call's luck passes them. */
const WAYS = Int32Array.of(LEFT, RETIRED, MOVED_OUT, INACTIVATED);
const [MOVING, STAYING] = [2, 3];
/** Of an organisation, sums up to each band, with the nothing before the first. */
const SUMS = BANDS + 1;

/** So many organisations are gone through together, and at most so many of their calls. */
const TOGETHER = 64;
const CALLS = 1024;
/** So many of an organisation's calls are always written down, for to ask how many there are would be a guess; the next ones write over them. */
const FEW = 4;

/*
 * What is noted of those together. It is the module's and not an engine's, for nothing of it is kept from one month to the next, and a
 * compiler that knows an array for good asks nothing of it at each use.
 */
/** By organisation × band: chances of the month to leave, and to go; mean calls of one person; who has gone. */
const leavingNow = new Float64Array(TOGETHER * BANDS);
const goingNow = new Float64Array(TOGETHER * BANDS);
const callsOfOne = new Float64Array(TOGETHER * BANDS);
const gone = new Int32Array(TOGETHER * BANDS);
/** By organisation: mean calls of all up to each band; luck, and the chance of no call; FTE a head as the month begins. */
const upTo = new Float64Array(TOGETHER * SUMS);
const lucks = new Float64Array(TOGETHER);
const none = new Float64Array(TOGETHER);
const eachOf = new Float64Array(TOGETHER);
/** Where each way ends. */
const ends = new Float64Array(WAYS.length + 1);
/** Of each call: the organisation, and its how manieth it is; the band, the way, and how far along those of the band and way it falls. */
const organisationOf = new Int32Array(CALLS);
const numberOf = new Int32Array(CALLS);
const bandOf = new Int32Array(CALLS);
const wayOf = new Int32Array(CALLS);
const restOf = new Float64Array(CALLS);

/**
 * Who leaves, retires, moves, becomes inactive or stays, with chances that add up.
 *
 * Somebody who goes with the chance p is somebody who is called at least once by a Poisson number of calls of mean −ln(1 − p). Of an
 * organisation the calls are Poisson too, and each calls anybody in proportion to that mean: so one draw says how many calls there are, and
 * one of each call the band, which way they go, and whom it calls: in this order, so that a person more or less hardly changes the way. Who
 * is called again has gone already. That is exactly a draw for each person, at the cost of those who go.
 *
 * Organisations are gone through once for each of these questions, some together: what is long to work out then waits for nothing that a
 * processor has to guess, and what is noted of them stays near it.
 */
export class Exits {
  constructor(
    private readonly model: Model,
    private readonly world: World,
    private readonly people: People,
    private readonly destinations: Destinations,
    private readonly month: Month,
  ) {}

  happen(step: number): void {
    const count = this.model.organisations.length;
    const { leaving: levers, inactive } = this.model.schedule;
    const isAsked = levers !== undefined || inactive !== undefined;
    for (let first = 0; first < count; first += TOGETHER) {
      const until = min(first + TOGETHER, count);
      if (isAsked) this.#setChancesAsAsked(step, first, until);
      else this.#setChances(step, first, until);
      this.#weigh(step, first, until);
      this.#call(step, first, until);
    }
  }

  /** Of the month: chances to leave, and to go in any way. */
  #setChances(step: number, first: number, until: number): void {
    const { leaving, goingOtherwise, walk } = this.world;
    const years = walk[step]!;
    for (let of = first * BANDS, into = 0; of < until * BANDS; of += BANDS, into += BANDS) {
      goingNow[into] = (leavingNow[into] = leaving[of]! * years) + goingOtherwise[of]!;
      goingNow[into + 1] = (leavingNow[into + 1] = leaving[of + 1]! * years) + goingOtherwise[of + 1]!;
      goingNow[into + 2] = (leavingNow[into + 2] = leaving[of + 2]! * years) + goingOtherwise[of + 2]!;
      goingNow[into + 3] = (leavingNow[into + 3] = leaving[of + 3]! * years) + goingOtherwise[of + 3]!;
      goingNow[into + 4] = (leavingNow[into + 4] = leaving[of + 4]! * years) + goingOtherwise[of + 4]!;
    }
  }

  /** Where levers change who leaves or becomes inactive. */
  #setChancesAsAsked(step: number, first: number, until: number): void {
    const { leaving, goingOtherwise, inactivating, walk } = this.world;
    const { leaving: levers, inactive } = this.model.schedule;
    const asked = step * inactivating.length;
    for (let at = first, into = 0; at < until; at += 1) {
      const more = inactive === undefined ? 0 : inactivating[at]! * (inactive[asked + at]! - 1);
      for (let band = 0; band < BANDS; band += 1, into += 1) {
        const of = at * BANDS + band;
        const left = leaving[of]! * walk[step]! * (levers === undefined ? 1 : levers[band]![asked + at]!);
        leavingNow[into] = left;
        goingNow[into] = left + goingOtherwise[of]! + more;
      }
    }
  }

  /** How many calls each organisation may expect. */
  #weigh(step: number, first: number, until: number): void {
    const { inPost, heads, fte } = this.people;
    const { a, b } = this.world;
    const address = addressOf(step, SITES.exits);
    setCallsOfOne((until - first) * BANDS);
    for (let at = first, of = 0, sums = 0; at < until; at += 1, of += BANDS, sums += SUMS) {
      const band = at * BANDS;
      let all = inPost[band]! * callsOfOne[of]!;
      upTo[sums + 1] = all;
      upTo[sums + 2] = all += inPost[band + 1]! * callsOfOne[of + 1]!;
      upTo[sums + 3] = all += inPost[band + 2]! * callsOfOne[of + 2]!;
      upTo[sums + 4] = all += inPost[band + 3]! * callsOfOne[of + 3]!;
      upTo[sums + 5] = all += inPost[band + 4]! * callsOfOne[of + 4]!;
      const here = at - first;
      lucks[here] = uniformAt(a[at]!, b[at]!, address);
      none[here] = decay(all);
      eachOf[here] = fte[at]! / heads[at]!;
    }
  }

  #call(step: number, first: number, until: number): void {
    gone.fill(0, 0, (until - first) * BANDS);
    let calls = 0;
    for (let here = 0; here < until - first; here += 1) {
      const some = poissonByWalk(lucks[here]!, upTo[here * SUMS + BANDS]!, none[here]);
      if (some > FEW || calls > CALLS - FEW) {
        calls = this.#callMany(step, first, here, some, calls);
        continue;
      }
      organisationOf[calls] = here;
      organisationOf[calls + 1] = here;
      organisationOf[calls + 2] = here;
      organisationOf[calls + 3] = here;
      numberOf[calls] = 0;
      numberOf[calls + 1] = 1;
      numberOf[calls + 2] = 2;
      numberOf[calls + 3] = 3;
      calls += some;
    }
    this.#answer(step, first, calls);
  }

  /** Answers what is noted whenever no more can be. @returns calls that are noted */
  #callMany(step: number, first: number, here: number, some: number, noted: number): number {
    let calls = noted;
    for (let number = 0; number < some; number += 1) {
      if (calls === CALLS) {
        this.#answer(step, first, calls);
        calls = 0;
      }
      organisationOf[calls] = here;
      numberOf[calls] = number;
      calls += 1;
    }
    return calls;
  }

  #answer(step: number, first: number, calls: number): void {
    this.#choose(step, first, calls);
    this.#go(step, first, calls);
  }

  /** Of each call the band, the way, and how far along those of the band and way it falls. */
  #choose(step: number, first: number, calls: number): void {
    const { a, b, retiring, moving } = this.world;
    const address = addressOf(step, SITES.exit);
    for (let call = 0; call < calls; call += 1) {
      const here = organisationOf[call]!;
      const at = first + here;
      const sums = here * SUMS;
      const u = uniformAt(a[at]!, b[at]!, address + numberOf[call]!) * upTo[sums + BANDS]!;
      const band =
        +(u >= upTo[sums + 1]!) + +(u >= upTo[sums + 2]!) + +(u >= upTo[sums + 3]!) + +(u >= upTo[sums + 4]!);
      const of = here * BANDS + band;
      const low = upTo[sums + band]!;
      const far = ((u - low) / (upTo[sums + band + 1]! - low)) * goingNow[of]!;
      const left = leavingNow[of]!;
      const retired = left + retiring[at * BANDS + band]!;
      const moved = retired + moving[at]!;
      ends[1] = left;
      ends[2] = retired;
      ends[3] = moved;
      ends[4] = goingNow[of]!;
      const way = +(far >= left) + +(far >= retired) + +(far >= moved);
      bandOf[call] = band;
      wayOf[call] = way;
      restOf[call] = (far - ends[way]!) / (ends[way + 1]! - ends[way]!);
    }
  }

  #go(step: number, first: number, calls: number): void {
    const { inPost, fte, joined, inactive, away } = this.people;
    const { regionOf } = this.world;
    const { heads: flowHeads, ftes: flowFtes } = this.month;
    for (let call = 0; call < calls; call += 1) {
      const here = organisationOf[call]!;
      const at = first + here;
      const band = bandOf[call]!;
      const newest = at * BANDS;
      const of = newest + band;
      const left = inPost[of]!;
      const before = gone[here * BANDS + band]!;
      const person = ((restOf[call]! * (left + before)) | 0) - before;
      if (person < 0 || person >= left) continue;
      const each = eachOf[here]!;
      const way = wayOf[call]!;
      if (way === MOVING) this.#move(step, at, numberOf[call]!, each);
      else if (way === STAYING) {
        inactive[of]! += 1;
        away[at]! += 1;
      }
      gone[here * BANDS + band] = before + 1;
      inPost[of] = left - 1;
      fte[at]! -= each;
      const flow = regionOf[at]! * FLOW_COUNT + WAYS[way]!;
      flowHeads[flow]! += 1;
      flowFtes[flow]! += each;
      if (band < BANDS - 1) {
        const newer =
          +(band > 0) * inPost[newest]! +
          +(band > 1) * inPost[newest + 1]! +
          +(band > 2) * inPost[newest + 2]!;
        takeOut(joined, at, step - 1, newer + person);
      }
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

/** Of so many organisations and bands. Nearly always all chances are small, and to ask it once for all spares asking at each. */
function setCallsOfOne(count: number): void {
  let most = 0;
  for (let of = 0; of < count; of += 1) if (goingNow[of]! > most) most = goingNow[of]!;
  if (most <= SHORT) for (let of = 0; of < count; of += 1) callsOfOne[of] = shortHazardOf(goingNow[of]!);
  else for (let of = 0; of < count; of += 1) callsOfOne[of] = hazardOf(min(goingNow[of]!, MOST));
}
