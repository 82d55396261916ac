import { Destinations } from './destinations.js';
import { Entries } from './entries.js';
import { Exits } from './exits.js';
import { type Model } from './model.js';
import { Month } from './month.js';
import { People } from './people.js';
import { type Training } from './training.js';
import { type World } from './world.js';

/**
 * People in post, month by month. Who completes a band's last month goes on to the next; some go, the inactive come back, others arrive. Who
 * enters in a month is at risk from the next one on.
 */
export class Stock {
  readonly heads: Int32Array;
  readonly fte: Float64Array;
  readonly #people: People;
  readonly #month: Month;
  readonly #destinations: Destinations;
  readonly #exits: Exits;
  readonly #entries: Entries;

  constructor(
    private readonly model: Model,
    private readonly world: World,
    private readonly training: Training,
  ) {
    this.#people = new People(model);
    this.heads = this.#people.heads;
    this.fte = this.#people.fte;
    this.#month = new Month(model.regions.length, model.horizon, world.regionOf);
    this.#destinations = new Destinations(world);
    this.#exits = new Exits(model, world, this.#people, this.#destinations, this.#month);
    this.#entries = new Entries(model, world, this.#people, this.#destinations, this.#month);
  }

  /** @see Month.begin */
  begin(row: Float32Array, heads: Float64Array, ftes: Float64Array): void {
    this.#people.begin();
    this.#destinations.begin();
    this.#month.begin(row, heads, ftes);
  }

  month(step: number): void {
    this.#people.age(step);
    this.#changeHours(step);
    this.#exits.happen(step);
    this.#entries.comeBack(step);
    this.#entries.arrive(step);
    this.#entries.begin(step, this.training.firstPosts);
    this.#settle(step);
  }

  #changeHours(step: number): void {
    const { fte } = this;
    const hours = this.world.hours[step]!;
    this.#month.hours(fte, hours - 1);
    for (let at = 0; at < fte.length; at += 1) fte[at]! *= hours;
  }

  /** Who came in the month is in post at its end; regions are the sums of their organisations. */
  #settle(step: number): void {
    this.#people.settle(step);
    this.#month.stand(this.heads, this.#fteAsAsked(step));
    this.#month.end(step);
  }

  /** What the lever of hours makes of FTE, at this moment and not for good. */
  #fteAsAsked(step: number): Float64Array {
    const { fte } = this;
    const { hours } = this.model.schedule;
    return hours === undefined ? fte : fte.map((some, at) => some * hours[step * fte.length + at]!);
  }
}
