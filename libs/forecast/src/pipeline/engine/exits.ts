import { poissonByWalk } from '../../random/quantiles/poisson.js';
import { hazardOf } from '../../random/special/decay.js';
import { addressOf, uniformAt } from '../../random/uniform.js';
import { BANDS } from '../evidence.js';
import { type Destinations } from './destinations.js';
import { FLOW_AT } from './measures.js';
import { type Model } from './model.js';
import { type Month } from './month.js';
import { type People } from './people.js';
import { SITES } from './sites.js';
import { type World } from './world.js';

const MARGIN = 1e-9;
/** Nobody is quite certain to go. */
const MOST = 1 - 1e-12;
const { left: LEFT, retired: RETIRED, inactivated: INACTIVATED, movedOut: MOVED_OUT } = FLOW_AT;

/**
 * Who leaves, retires, moves, becomes inactive or stays, with chances that add up.
 *
 * Somebody who goes with the chance p is somebody who is called at least once by a Poisson number of calls of mean −ln(1 − p). Of an
 * organisation the calls are Poisson too, and each calls anybody in proportion to that mean: so one draw says how many calls there are, and
 * one of each call the band, which way they go, and whom it calls: in this order, so that a person more or less hardly changes the way. Who
 * is called again has gone already. That is exactly a draw for each person, at the cost of those who go.
 */
export class Exits {
  /** Of one organisation, by band: mean calls of all up to the band; chances to leave, and to go. */
  readonly #upTo = new Float64Array(BANDS);
  readonly #leaving = new Float64Array(BANDS);
  readonly #going = new Float64Array(BANDS);
  readonly #gone = new Int32Array(BANDS);
  #rest = 0;

  constructor(
    private readonly model: Model,
    private readonly world: World,
    private readonly people: People,
    private readonly destinations: Destinations,
    private readonly month: Month,
  ) {}

  happen(step: number): void {
    const { a, b } = this.world;
    const address = addressOf(step, SITES.exits);
    for (let at = 0; at < a.length; at += 1) {
      const mean = this.#meanOf(step, at);
      const u = uniformAt(a[at]!, b[at]!, address);
      if (u < 1 - mean - MARGIN) continue;
      const calls = poissonByWalk(u, mean);
      if (calls > 0) this.#call(step, at, calls, mean);
    }
  }

  #meanOf(step: number, at: number): number {
    const { inPost } = this.people;
    const { leaving, goingOtherwise, walk, inactivating } = this.world;
    const { leaving: levers, inactive } = this.model.schedule;
    const lever = step * this.people.heads.length + at;
    const more = inactive === undefined ? 0 : inactivating[at]! * (inactive[lever]! - 1);
    const years = walk[step]!;
    const upTo = this.#upTo;
    let all = 0;
    for (let band = 0, of = at * BANDS; band < BANDS; band += 1, of += 1) {
      const left = leaving[of]! * (levers === undefined ? years : years * levers[band]![lever]!);
      const going = left + goingOtherwise[of]! + more;
      all += inPost[of]! * hazardOf(going < MOST ? going : MOST);
      upTo[band] = all;
      this.#leaving[band] = left;
      this.#going[band] = going;
    }
    return all;
  }

  #call(step: number, at: number, calls: number, mean: number): void {
    const { people, month, world } = this;
    const upTo = this.#upTo;
    const gone = this.#gone;
    const a = world.a[at]!;
    const b = world.b[at]!;
    const each = people.fte[at]! / people.heads[at]!;
    const address = addressOf(step, SITES.exit);
    for (let call = 0; call < calls; call += 1) {
      const u = uniformAt(a, b, address + call) * mean;
      let band = 0;
      while (band < BANDS - 1 && u >= upTo[band]!) band += 1;
      const low = band === 0 ? 0 : upTo[band - 1]!;
      const flow = this.#wayOut(at, band, (u - low) / (upTo[band]! - low));
      const left = people.inPost[at * BANDS + band]!;
      const number = ((this.#rest * (left + gone[band]!)) | 0) - gone[band]!;
      if (number < 0 || number >= left) continue;
      if (flow === MOVED_OUT) this.#move(step, at, call, each);
      else if (flow === INACTIVATED) people.becomeInactive(at, band);
      gone[band]! += 1;
      people.go(step, at, band, number, each);
      month.add(at, flow, each);
    }
    gone[0] = gone[1] = gone[2] = gone[3] = gone[4] = 0;
  }

  /** @param share of all chances of the band, from 0 to 1: which way it falls on, and as `#rest` how far along that */
  #wayOut(at: number, band: number, share: number): number {
    const going = this.#going[band]!;
    const leaving = this.#leaving[band]!;
    const way = share * going;
    if (way < leaving) return this.#along(way, leaving, LEFT);
    const retiring = this.world.retiring[at * BANDS + band]!;
    const retired = leaving + retiring;
    if (way < retired) return this.#along(way - leaving, retiring, RETIRED);
    const moving = this.world.moving[at]!;
    const moved = retired + moving;
    if (way < moved) return this.#along(way - retired, moving, MOVED_OUT);
    return this.#along(way - moved, going - moved, INACTIVATED);
  }

  #along(far: number, whole: number, flow: number): number {
    this.#rest = far / whole;
    return flow;
  }

  #move(step: number, from: number, call: number, each: number): void {
    const { a, b } = this.world;
    const u = uniformAt(a[from]!, b[from]!, addressOf(step, SITES.destinationOfMove) + call);
    const to = this.destinations.ofMove(from, u);
    this.people.come(to, each);
    this.month.move(from, to, each);
  }
}
