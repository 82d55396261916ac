import { type World } from './world.js';

/**
 * Where those go who do not stay: organisations draw in proportion to their attraction. The forecast is closed: where there is no other
 * organisation in the region, or no other region, those who would go there go where there is one; the only organisation keeps all.
 */
export class Destinations {
  /** First and last but one organisation of each organisation's region. */
  readonly #from: Int32Array;
  readonly #until: Int32Array;

  constructor(private readonly world: World) {
    const { regionOf } = world;
    this.#from = Int32Array.from(regionOf, region => regionOf.indexOf(region));
    this.#until = Int32Array.from(regionOf, region => regionOf.lastIndexOf(region) + 1);
  }

  #first = 0;
  #away = 0;

  /** To be said once the trajectory's parameters are drawn. */
  begin(): void {
    const [programme] = this.world.programmes;
    this.#first = programme?.destinations[0] ?? 1;
    const others = 1 - this.#first;
    this.#away = others > 0 ? (programme?.destinations[2] ?? 0) / others : 0;
  }

  /** To another organisation. @param from which one they leave */
  ofMove(from: number, u: number): number {
    return this.#elsewhere(from, u, this.world.movingAway);
  }

  ofFirstPost(from: number, u: number): number {
    const first = this.#first;
    return u < first ? from : this.#elsewhere(from, (u - first) / (1 - first), this.#away);
  }

  #elsewhere(from: number, u: number, away: number): number {
    const { attraction } = this.world;
    const count = attraction.length;
    const begins = this.#from[from]!;
    const ends = this.#until[from]!;
    const hasOthers = ends - begins > 1;
    const isWhole = begins === 0 && ends === count;
    if (!hasOthers && isWhole) return from;
    const low = begins === 0 ? 0 : attraction[begins - 1]!;
    const high = attraction[ends - 1]!;
    const share = !hasOthers ? 1 : isWhole ? 0 : away;
    if (u < share) {
      let at = (u / share) * (attraction[count - 1]! - (high - low));
      if (at >= low) at += high - low;
      return this.#find(at, from);
    }
    const before = from === 0 ? 0 : attraction[from - 1]!;
    const own = attraction[from]! - before;
    let at = low + ((u - share) / (1 - share)) * (high - low - own);
    if (at >= before) at += own;
    return this.#find(at, from);
  }

  /** The first organisation whose cumulative attraction is above. */
  #find(at: number, from: number): number {
    const { attraction } = this.world;
    let low = 0;
    let high = attraction.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (attraction[middle]! > at) high = middle;
      else low = middle + 1;
    }
    // By rounding at an interval's end it may be the one that was left out.
    return low === from ? (low + 1) % attraction.length : low;
  }
}
