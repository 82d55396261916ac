import * as evidence from '../evidence.js';
import { type Model } from './model.js';
import { startOf } from './start.js';

/** Taken out once: what is imported is looked up at every use. */
const { BAND_ENDS, BANDS } = evidence;

/** Months of joining are kept in a ring of so many: more than the longest band that has an end. */
const RING = 128;
const LAST = RING - 1;
/** Behind the ring, sums of so many months each, by which a month is found in few steps. */
const BLOCK = 8;
const BLOCKS = RING / BLOCK;
/** Of one organisation's ring and sums. */
const STRIDE = RING + BLOCKS;
const [END_0, END_1, END_2, END_3] = BAND_ENDS;

/**
 * Who is in post: by organisation and tenure band, and within bands by month of joining, so that growing older in post is certain and takes
 * no draw.
 */
export class People {
  /** By organisation × band; those inactive by the band in which they were. */
  readonly inPost: Int32Array;
  readonly inactive: Int32Array;
  /** All in post, as of the latest month's end. */
  readonly heads: Int32Array;
  /** All inactive. */
  readonly away: Int32Array;
  readonly fte: Float64Array;
  /** Who has come in the month and is in post from its end on. */
  readonly #incoming: Int32Array;
  readonly #incomingFte: Float64Array;
  /** Of each organisation by month of joining, in a ring, and behind it the sums of its blocks. */
  readonly joined: Int32Array;
  readonly #start: Readonly<Record<'inPost' | 'inactive' | 'heads' | 'away' | 'joined', Int32Array>>;
  readonly #startFte: Float64Array;

  constructor(model: Model) {
    const count = model.organisations.length;
    this.inPost = new Int32Array(count * BANDS);
    this.inactive = new Int32Array(count * BANDS);
    this.heads = new Int32Array(count);
    this.away = new Int32Array(count);
    this.fte = new Float64Array(count);
    this.#incoming = new Int32Array(count);
    this.#incomingFte = new Float64Array(count);
    this.joined = new Int32Array(count * STRIDE);
    const { people, inactive, joined } = startOf(model, RING);
    this.#start = {
      inPost: people,
      inactive,
      heads: Int32Array.from(model.organisations, of => of.inPost.reduce((sum, some) => sum + some, 0)),
      away: Int32Array.from(model.organisations, of => of.inactive),
      joined: withSums(joined, count),
    };
    this.#startFte = Float64Array.from(model.organisations, of => of.fte);
  }

  begin(): void {
    this.inPost.set(this.#start.inPost);
    this.inactive.set(this.#start.inactive);
    this.heads.set(this.#start.heads);
    this.away.set(this.#start.away);
    this.joined.set(this.#start.joined);
    this.fte.set(this.#startFte);
  }

  /** Who completes a band's last month goes on to the next. */
  age(step: number): void {
    const { inPost } = this;
    const joined = this.joined;
    const first = (step - END_0) & LAST;
    const second = (step - END_1) & LAST;
    const third = (step - END_2) & LAST;
    const fourth = (step - END_3) & LAST;
    for (let ring = 0, at = 0; at < inPost.length; ring += STRIDE, at += BANDS) {
      const one = joined[ring + first]!;
      const two = joined[ring + second]!;
      const three = joined[ring + third]!;
      const four = joined[ring + fourth]!;
      inPost[at]! -= one;
      inPost[at + 1]! += one - two;
      inPost[at + 2]! += two - three;
      inPost[at + 3]! += three - four;
      inPost[at + 4]! += four;
      joined[ring + RING + (fourth >> 3)]! -= four;
      joined[ring + fourth] = 0;
    }
  }

  /** Somebody comes back to a band, as one who joined in a month of it. */
  comeBack(joinedIn: number, at: number, band: number, each: number): void {
    this.inactive[at * BANDS + band]! -= 1;
    this.away[at]! -= 1;
    this.inPost[at * BANDS + band]! += 1;
    this.fte[at]! += each;
    if (band < BANDS - 1) this.#add(at * STRIDE, joinedIn & LAST, 1);
  }

  come(at: number, each: number): void {
    this.#incoming[at]! += 1;
    this.#incomingFte[at]! += each;
  }

  /** How many are in post now. */
  headsOf(at: number): number {
    const { inPost } = this;
    const of = at * BANDS;
    return inPost[of]! + inPost[of + 1]! + inPost[of + 2]! + inPost[of + 3]! + inPost[of + 4]!;
  }

  /** Who came in the month is in post. */
  settle(step: number): void {
    const { inPost, heads, fte, joined } = this;
    const incoming = this.#incoming;
    const incomingFte = this.#incomingFte;
    const month = step & LAST;
    const block = RING + (month >> 3);
    for (let at = 0, of = 0, ring = 0; at < heads.length; at += 1, of += BANDS, ring += STRIDE) {
      const came = incoming[at]!;
      joined[ring + month]! += came;
      joined[ring + block]! += came;
      const newest = inPost[of]! + came;
      inPost[of] = newest;
      heads[at] = newest + inPost[of + 1]! + inPost[of + 2]! + inPost[of + 3]! + inPost[of + 4]!;
      fte[at]! += incomingFte[at]!;
      incoming[at] = 0;
      incomingFte[at] = 0;
    }
  }

  #add(ring: number, month: number, some: number): void {
    this.joined[ring + month]! += some;
    this.joined[ring + RING + (month >> 3)]! += some;
  }
}

/**
 * One of an organisation's people goes, by number from the newest on: block by block, then by how many months of the block are newer. The
 * eight months are written out: a loop would cost more than what it does.
 * @param joined of `People`
 * @param newest the month in which the newest joined
 */
export function takeOut(joined: Int32Array, organisation: number, newest: number, number: number): void {
  const ring = organisation * STRIDE;
  const sums = ring + RING;
  let left = number;
  let block = (newest & LAST) >> 3;
  for (let some = joined[sums + block]!; left >= some; some = joined[sums + block]!) {
    left -= some;
    block = (block - 1) & (BLOCKS - 1);
  }
  const first = ring + block * BLOCK;
  let month = first + 7;
  let upTo = joined[first + 7]!;
  month -= +(left >= upTo);
  month -= +(left >= (upTo += joined[first + 6]!));
  month -= +(left >= (upTo += joined[first + 5]!));
  month -= +(left >= (upTo += joined[first + 4]!));
  month -= +(left >= (upTo += joined[first + 3]!));
  month -= +(left >= (upTo += joined[first + 2]!));
  month -= +(left >= (upTo += joined[first + 1]!));
  joined[month]! -= 1;
  joined[sums + block]! -= 1;
}

function withSums(joined: Int32Array, organisations: number): Int32Array {
  const all = new Int32Array(organisations * STRIDE);
  for (let at = 0; at < organisations; at += 1) {
    const own = joined.subarray(at * RING, (at + 1) * RING);
    all.set(own, at * STRIDE);
    own.forEach((some, month) => (all[at * STRIDE + RING + (month >> 3)]! += some));
  }
  return all;
}
