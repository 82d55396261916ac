import { AT, FLOW_AT, PIPELINE_FLOWS } from './measures.js';

const FLOWS = PIPELINE_FLOWS.length;
const JOINING = [FLOW_AT.firstPosts, FLOW_AT.returned, FLOW_AT.recruitedAbroad, FLOW_AT.joinedOtherwise];

/** What happens in one month of a trajectory, by region, until it is written down at the month's end. */
export class Month {
  /** By region × flow. */
  private readonly heads: Float64Array;
  private readonly ftes: Float64Array;
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
    this.heads = new Float64Array(regions * FLOWS);
    this.ftes = new Float64Array(regions * FLOWS);
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
    const at = this.regionOf[organisation]! * FLOWS + flow;
    this.heads[at]! += 1;
    this.ftes[at]! += each;
  }

  /** Who moves within a region does not move it: what `add` counts as moving out is taken back. */
  move(from: number, to: number, each: number): void {
    const [out, into] = [this.regionOf[from]!, this.regionOf[to]!];
    const at = out === into ? out * FLOWS + FLOW_AT.movedOut : into * FLOWS + FLOW_AT.movedIn;
    this.heads[at]! += out === into ? -1 : 1;
    this.ftes[at]! += out === into ? -each : each;
  }

  hours(organisation: number, more: number): void {
    this.ftes[this.regionOf[organisation]! * FLOWS + FLOW_AT.hours]! += more;
  }

  /** So many are in post at the month's end. */
  stand(organisation: number, heads: number, fte: number): void {
    const region = this.regionOf[organisation]!;
    this.stock[region]! += heads;
    this.stockFte[region]! += fte;
  }

  end(step: number): void {
    const { heads, ftes, regions, horizon } = this;
    const row = this.#row;
    const at = (measure: number, region: number) => (measure * regions + region) * horizon + step;
    for (let region = 0; region < regions; region += 1) {
      const first = region * FLOWS;
      let joiners = 0;
      for (const flow of JOINING) joiners += heads[first + flow]!;
      row[at(AT.headcount, region)] = this.stock[region]!;
      row[at(AT.fte, region)] = this.stockFte[region]!;
      row[at(AT.joiners, region)] = joiners;
      row[at(AT.leavers, region)] = heads[first + FLOW_AT.left]! + heads[first + FLOW_AT.retired]!;
      row[at(AT.firstPosts, region)] = heads[first + FLOW_AT.firstPosts]!;
      const into = (region * horizon + step) * FLOWS;
      for (let flow = 0; flow < FLOWS; flow += 1) {
        this.#heads[into + flow]! += heads[first + flow]!;
        this.#ftes[into + flow]! += ftes[first + flow]!;
      }
    }
    for (const sums of [heads, ftes, this.stock, this.stockFte]) sums.fill(0);
  }
}
