import * as measures from './measures.js';

/** Taken out once: what is imported is looked up at every use. */
const { AT, FLOW_AT, FLOW_COUNT } = measures;

const {
  firstPosts: FIRST_POSTS,
  returned: RETURNED,
  recruitedAbroad: ABROAD,
  joinedOtherwise: OTHERWISE,
  movedIn: MOVED_IN,
  movedOut: MOVED_OUT,
  left: LEFT,
  retired: RETIRED,
  hours: HOURS,
} = FLOW_AT;

/** What happens in one month of a trajectory, by region, until it is written down at the month's end. */
export class Month {
  /** By region × flow. */
  readonly heads: Float64Array;
  readonly ftes: Float64Array;
  /** Organisations are in the order of their regions: the first of each region, and the end of the last. */
  private readonly firstOf: Int32Array;
  private readonly stock: Float64Array;
  private readonly stockFte: Float64Array;
  #row: Float32Array = new Float32Array(0);
  #heads: Float64Array = new Float64Array(0);
  #ftes: Float64Array = new Float64Array(0);

  constructor(
    private readonly regions: number,
    private readonly horizon: number,
    private readonly regionOf: Int32Array,
  ) {
    this.heads = new Float64Array(regions * FLOW_COUNT);
    this.ftes = new Float64Array(regions * FLOW_COUNT);
    this.firstOf = Int32Array.from({ length: regions + 1 }, (_, region) =>
      region === regions ? regionOf.length : regionOf.indexOf(region),
    );
    this.stock = new Float64Array(regions);
    this.stockFte = new Float64Array(regions);
  }

  /**
   * @param row the trajectory's, to which what is measured is added
   * @param heads by (region × step) × flow, summed over trajectories
   * @param ftes the same in FTE
   */
  begin(row: Float32Array, heads: Float64Array, ftes: Float64Array): void {
    this.#row = row;
    this.#heads = heads;
    this.#ftes = ftes;
  }

  /** Somebody takes one of the ways, in or out of an organisation. */
  add(organisation: number, flow: number, each: number): void {
    const at = this.regionOf[organisation]! * FLOW_COUNT + flow;
    this.heads[at]! += 1;
    this.ftes[at]! += each;
  }

  /** Who moves within a region does not move it: what `add` counts as moving out is taken back. */
  move(from: number, to: number, each: number): void {
    const out = this.regionOf[from]!;
    const into = this.regionOf[to]!;
    if (out === into) {
      this.heads[out * FLOW_COUNT + MOVED_OUT]! -= 1;
      this.ftes[out * FLOW_COUNT + MOVED_OUT]! -= each;
    } else {
      this.heads[into * FLOW_COUNT + MOVED_IN]! += 1;
      this.ftes[into * FLOW_COUNT + MOVED_IN]! += each;
    }
  }

  /** Every organisation's FTE grows by a share of itself. */
  hours(fte: Float64Array, more: number): void {
    const { firstOf, regions } = this;
    for (let region = 0; region < regions; region += 1) {
      let sum = 0;
      for (let at = firstOf[region]!; at < firstOf[region + 1]!; at += 1) sum += fte[at]! * more;
      this.ftes[region * FLOW_COUNT + HOURS] = sum;
    }
  }

  /** So many are in post at the month's end, by organisation. */
  stand(heads: Int32Array, fte: Float64Array): void {
    const { firstOf, regions } = this;
    for (let region = 0; region < regions; region += 1) {
      let sum = 0;
      let fteSum = 0;
      for (let at = firstOf[region]!; at < firstOf[region + 1]!; at += 1) {
        sum += heads[at]!;
        fteSum += fte[at]!;
      }
      this.stock[region] = sum;
      this.stockFte[region] = fteSum;
    }
  }

  end(step: number): void {
    const { heads, ftes, stock, stockFte, regions, horizon } = this;
    const row = this.#row;
    const allHeads = this.#heads;
    const allFtes = this.#ftes;
    /** From one measure of a region to the next. */
    const measure = regions * horizon;
    for (let region = 0; region < regions; region += 1) {
      const first = region * FLOW_COUNT;
      const at = region * horizon + step;
      row[at + AT.headcount * measure] = stock[region]!;
      row[at + AT.fte * measure] = stockFte[region]!;
      row[at + AT.joiners * measure] =
        heads[first + FIRST_POSTS]! +
        heads[first + RETURNED]! +
        heads[first + ABROAD]! +
        heads[first + OTHERWISE]!;
      row[at + AT.leavers * measure] = heads[first + LEFT]! + heads[first + RETIRED]!;
      row[at + AT.firstPosts * measure] = heads[first + FIRST_POSTS]!;
      const into = at * FLOW_COUNT;
      for (let flow = 0; flow < FLOW_COUNT; flow += 1) {
        allHeads[into + flow]! += heads[first + flow]!;
        allFtes[into + flow]! += ftes[first + flow]!;
        heads[first + flow] = 0;
        ftes[first + flow] = 0;
      }
    }
  }
}
