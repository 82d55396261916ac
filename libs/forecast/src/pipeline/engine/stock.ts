import { binomialQuantile, exitsByWalk } from '../../random/quantiles/binomial.js';
import { poissonQuantile } from '../../random/quantiles/poisson.js';
import { addressOf, uniformAt } from '../../random/uniform.js';
import { BAND_ENDS, BANDS } from '../evidence.js';
import { Destinations } from './destinations.js';
import { FLOW_AT, PIPELINE_FLOWS } from './measures.js';
import { type Model } from './model.js';
import { Month } from './month.js';
import { SITES } from './sites.js';
import { type Start, startOf } from './start.js';
import { type Training } from './training.js';
import { type World } from './world.js';

/** Taken out once: where tests run in a context of their own, every look at a global is slow. */
const { floor } = Math;

/** Months of joining are kept in a ring of so many: more than the longest band that has an end. */
const RING = 128;
/** Where those who come back are put within their band: its middle. */
const MIDDLE = [6, 18, 42, 90] as const;
/** Months since the newest of a band joined, in a month in which nobody has entered yet. */
const NEWEST = [1, 12, 24, 60] as const;
const MARGIN = 1e-9;
const FLOWS = PIPELINE_FLOWS.length;
const {
  firstPosts: FIRST_POSTS,
  returned: RETURNED,
  recruitedAbroad: RECRUITED_ABROAD,
  joinedOtherwise: JOINED_OTHERWISE,
  reactivated: REACTIVATED,
  movedIn: MOVED_IN,
  left: LEFT,
  retired: RETIRED,
  inactivated: INACTIVATED,
  movedOut: MOVED_OUT,
  hours: HOURS,
} = FLOW_AT;

/**
 * People in post, month by month: by tenure band, and within bands by month of joining, so that growing older in post is certain and takes
 * no draw.
 *
 * In a month each person leaves, retires, becomes inactive, moves or stays, with chances that add up. No band's chance to go is above the
 * organisation's `mostGoing`: a binomial draw says how many people come into question, each is anybody with equal chance, and goes with
 * the chance of their band out of that: the same as a draw for each person, at the cost of those in question. The inactive come back;
 * others arrive. Who enters in a month is at risk from the next one on.
 */
export class Stock {
  /** People by organisation × band; those inactive by the band in which they were. */
  readonly people: Int32Array;
  readonly inactive: Int32Array;
  readonly heads: Int32Array;
  readonly fte: Float64Array;
  readonly #away: Int32Array;
  readonly #joined: Int32Array;
  readonly #start: Start;
  readonly #incoming: Int32Array;
  readonly #incomingFte: Float64Array;
  /** Who came into question this month and stays, by band. */
  readonly #stays = new Int32Array(BANDS);
  readonly #month: Month;
  readonly #destinations: Destinations;

  constructor(
    private readonly model: Model,
    private readonly world: World,
    private readonly training: Training,
  ) {
    const count = model.organisations.length;
    this.people = new Int32Array(count * BANDS);
    this.inactive = new Int32Array(count * BANDS);
    this.heads = new Int32Array(count);
    this.fte = new Float64Array(count);
    this.#away = new Int32Array(count);
    this.#joined = new Int32Array(count * RING);
    this.#incoming = new Int32Array(count);
    this.#incomingFte = new Float64Array(count);
    this.#month = new Month(model.regions.length, model.horizon);
    this.#destinations = new Destinations(world);
    this.#start = startOf(model, RING);
  }

  /** @see Month.begin */
  begin(row: Float32Array, heads: Float64Array, ftes: Float64Array): void {
    const { people, inactive, joined } = this.#start;
    this.people.set(people);
    this.inactive.set(inactive);
    this.#joined.set(joined);
    this.model.organisations.forEach((of, at) => {
      this.heads[at] = of.inPost.reduce((sum, count) => sum + count, 0);
      this.fte[at] = of.fte;
      this.#away[at] = of.inactive;
    });
    this.#destinations.begin();
    this.#month.begin(row, heads, ftes);
  }

  month(step: number): void {
    const { people, heads, fte, world } = this;
    const { a, b, mostGoing, hazard, regionOf } = world;
    const joined = this.#joined;
    const month = this.#month;
    const address = addressOf(step, SITES.candidates);
    const hours = world.hours[step]!;
    for (let at = 0; at < heads.length; at += 1) {
      grow(people, joined, at * BANDS, at * RING, step);
      month.ftes[regionOf[at]! * FLOWS + HOURS]! += fte[at]! * (hours - 1);
      fte[at]! *= hours;
      const n = heads[at]!;
      const most = mostGoing[at]!;
      const u = uniformAt(a[at]!, b[at]!, address);
      if (u >= 1 - n * most - MARGIN) {
        const candidates = exitsByWalk(u, n, hazard[at]!);
        if (candidates > 0) this.#question(step, at, candidates);
      }
      this.#enter(step, at);
    }
    this.#settle(step);
  }

  #question(step: number, at: number, candidates: number): void {
    const { people, heads, fte, inactive, world, model } = this;
    const { schedule } = model;
    const stays = this.#stays.fill(0);
    const joined = this.#joined;
    const month = this.#month;
    const count = heads.length;
    const a = world.a[at]!;
    const b = world.b[at]!;
    const first = at * BANDS;
    const ring = at * RING;
    const most = world.mostGoing[at]!;
    const walk = world.walk[step]!;
    const moving = world.moving[at]!;
    const inactivating =
      world.inactivating[at]! * (schedule.inactive === undefined ? 1 : schedule.inactive[step * count + at]!);
    const flows = world.regionOf[at]! * FLOWS;
    const each = fte[at]! / heads[at]!;
    const who = addressOf(step, SITES.candidate);
    let others = heads[at]!;
    for (let person = 0; person < candidates; person += 1) {
      let number = floor(uniformAt(a, b, who + person) * others);
      let band = 0;
      while (number >= people[first + band]! - stays[band]!) {
        number -= people[first + band]! - stays[band]!;
        band += 1;
      }
      others -= 1;
      const lever = schedule.leaving === undefined ? 1 : schedule.leaving[band]![step * count + at]!;
      const way = uniformAt(a, b, who + (SITES.wayOut - SITES.candidate) + person) * most;
      let upTo = world.leaving[first + band]! * walk * lever;
      let flow = LEFT;
      if (way >= upTo) {
        flow = RETIRED;
        upTo += world.retiring[first + band]!;
        if (way >= upTo) {
          flow = MOVED_OUT;
          upTo += moving;
          if (way >= upTo) {
            flow = INACTIVATED;
            upTo += inactivating;
            if (way >= upTo) {
              stays[band]! += 1;
              continue;
            }
            inactive[first + band]! += 1;
            this.#away[at]! += 1;
          } else {
            const u = uniformAt(a, b, who + (SITES.destinationOfMove - SITES.candidate) + person);
            this.#move(at, this.#destinations.ofMove(at, u), each);
          }
        }
      }
      if (band < BANDS - 1) {
        // Any of the band's people is as likely to be the one: from the newest to that of the number.
        const u = uniformAt(a, b, who + (SITES.tenureOfExit - SITES.candidate) + person);
        number = floor(u * people[first + band]!);
        let joinedIn = step - NEWEST[band]!;
        let cell = ring + (joinedIn & (RING - 1));
        while (number >= joined[cell]!) {
          number -= joined[cell]!;
          joinedIn -= 1;
          cell = ring + (joinedIn & (RING - 1));
        }
        joined[cell]! -= 1;
      }
      people[first + band]! -= 1;
      heads[at]! -= 1;
      fte[at]! -= each;
      month.heads[flows + flow]! += 1;
      month.ftes[flows + flow]! += each;
    }
  }

  #move(from: number, to: number, each: number): void {
    const { regionOf } = this.world;
    const month = this.#month;
    this.#incoming[to]! += 1;
    this.#incomingFte[to]! += each;
    const there = regionOf[to]! * FLOWS + MOVED_IN;
    month.heads[there]! += 1;
    month.ftes[there]! += each;
    if (regionOf[to] !== regionOf[from]) return;
    // Within a region nobody moved: what is counted as moving out is taken back on both sides.
    month.within[regionOf[from]!]! += 1;
    month.withinFte[regionOf[from]!]! += each;
  }

  /** Who comes back, arrives from outside, and begins after training, in this order. */
  #enter(step: number, at: number): void {
    const { world, model } = this;
    const { schedule } = model;
    const count = this.heads.length;
    const a = world.a[at]!;
    const b = world.b[at]!;
    const other = model.fteAtEntry.other;
    const away = this.#away[at]!;
    if (away > 0) {
      const u = uniformAt(a, b, addressOf(step, SITES.reactivations));
      const back = binomialQuantile(u, away, world.reactivating[at]!);
      for (let person = 0; person < back; person += 1) this.#comeBack(step, at, person);
    }
    const returning =
      schedule.returners === undefined
        ? world.returning[at]!
        : world.returning[at]! * schedule.returners[step * count + at]!;
    const abroad =
      schedule.abroad === undefined
        ? world.abroad[at]!
        : world.abroad[at]! * schedule.abroad[step * count + at]!;
    const mean = returning + abroad + world.otherwise[at]!;
    const u = uniformAt(a, b, addressOf(step, SITES.arrivals));
    if (u >= 1 - mean - MARGIN) {
      const arrivals = poissonQuantile(u, mean);
      for (let person = 0; person < arrivals; person += 1) {
        const way = uniformAt(a, b, addressOf(step, SITES.kindOfArrival) + person) * mean;
        const flow =
          way < returning ? RETURNED : way < returning + abroad ? RECRUITED_ABROAD : JOINED_OTHERWISE;
        this.#join(at, other, flow);
      }
    }
    const posts = this.training.firstPosts[step * count + at]!;
    for (let person = 0; person < posts; person += 1) {
      const u = uniformAt(a, b, addressOf(step, SITES.placeOfFirstPost) + person);
      this.#join(this.#destinations.ofFirstPost(at, u), model.fteAtEntry.firstPost, FIRST_POSTS);
    }
  }

  #comeBack(step: number, at: number, person: number): void {
    const { inactive, people, heads, fte, world, model } = this;
    const first = at * BANDS;
    const month = this.#month;
    const u = uniformAt(world.a[at]!, world.b[at]!, addressOf(step, SITES.bandOfReactivated) + person);
    let number = floor(u * this.#away[at]!);
    let band = 0;
    while (number >= inactive[first + band]!) number -= inactive[first + band++]!;
    const each = heads[at]! > 0 ? fte[at]! / heads[at]! : model.fteAtEntry.other;
    inactive[first + band]! -= 1;
    this.#away[at]! -= 1;
    people[first + band]! += 1;
    if (band < BANDS - 1) this.#joined[at * RING + ((step - MIDDLE[band]!) & (RING - 1))]! += 1;
    heads[at]! += 1;
    fte[at]! += each;
    const flow = world.regionOf[at]! * FLOWS + REACTIVATED;
    month.heads[flow]! += 1;
    month.ftes[flow]! += each;
  }

  #join(to: number, each: number, flow: number): void {
    const month = this.#month;
    const at = this.world.regionOf[to]! * FLOWS + flow;
    this.#incoming[to]! += 1;
    this.#incomingFte[to]! += each;
    month.heads[at]! += 1;
    month.ftes[at]! += each;
  }

  /** Who came in the month is in post at its end; regions are the sums of their organisations. */
  #settle(step: number): void {
    const { heads, fte, people, model } = this;
    const { regionOf } = this.world;
    const { hours } = model.schedule;
    const incoming = this.#incoming;
    const month = this.#month;
    for (let at = 0; at < heads.length; at += 1) {
      const came = incoming[at]!;
      if (came > 0) {
        this.#joined[at * RING + (step & (RING - 1))]! += came;
        people[at * BANDS]! += came;
        heads[at]! += came;
        fte[at]! += this.#incomingFte[at]!;
        incoming[at] = this.#incomingFte[at] = 0;
      }
      month.stock[regionOf[at]!]! += heads[at]!;
      month.stockFte[regionOf[at]!]! +=
        hours === undefined ? fte[at]! : fte[at]! * hours[step * heads.length + at]!;
    }
    month.end(step);
  }
}

/** Who completes a band's last month goes on to the next. */
function grow(people: Int32Array, joined: Int32Array, first: number, ring: number, step: number): void {
  for (let band = 0; band < BANDS - 1; band += 1) {
    const at = ring + ((step - BAND_ENDS[band]!) & (RING - 1));
    const older = joined[at]!;
    if (older > 0) {
      people[first + band]! -= older;
      people[first + band + 1]! += older;
      if (band === BANDS - 2) joined[at] = 0;
    }
  }
}
