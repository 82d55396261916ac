import { type World } from './world.js';

const { min } = Math;

const PARTS = 1024;

/**
 * Where those go who do not stay: organisations draw in proportion to their attraction. The forecast is closed: where there is no other
 * organisation in the region, or no other region, those who would go there go where there is one; the only organisation keeps all.
 */
export class Destinations {
  /** First and last but one organisation of each organisation's region. */
  readonly #from: Int32Array;
  readonly #until: Int32Array;

  /** Of equal parts of all attraction, the first organisation that any of the part can fall to. */
  readonly #guide = new Int32Array(PARTS);
  /** Parts to one of attraction. */
  #scale = 0;

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
    if (this.world.attraction.length > 1) this.#drawGuide();
  }

  #drawGuide(): void {
    const { attraction } = this.world;
    const last = attraction.length - 1;
    this.#scale = PARTS / attraction[last]!;
    let at = 0;
    for (let part = 0; part < PARTS; part += 1) {
      while (at < last && ((attraction[at]! * this.#scale) | 0) < part) at += 1;
      this.#guide[part] = at;
    }
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
      at += +(at >= low) * (high - low);
      return this.#find(at, from);
    }
    const before = from === 0 ? 0 : attraction[from - 1]!;
    const own = attraction[from]! - before;
    let at = low + ((u - share) / (1 - share)) * (high - low - own);
    at += +(at >= before) * own;
    return this.#find(at, from);
  }

  /** The first organisation whose cumulative attraction is above. */
  #find(at: number, from: number): number {
    const { attraction } = this.world;
    const last = attraction.length - 1;
    let found = this.#guide[min(PARTS - 1, (at * this.#scale) | 0)]!;
    while (found < last && attraction[found]! <= at) found += 1;
    // By rounding at an interval's end it may be the one that was left out.
    return found === from ? (found + 1) % attraction.length : found;
  }
}
