import { type Sending } from '../telling/cloud-event.js';
import { DAY_MS } from '../telling/times.js';

/** What is still to be sent, by day; a day's sendings are put in order only when it comes. */
export class Outbox {
  readonly #days = new Map<number, Sending[]>();
  #next = Number.POSITIVE_INFINITY;

  add(sending: Sending): void {
    const day = Math.floor(sending.at / DAY_MS);
    const sendings = this.#days.get(day);
    if (sendings === undefined) this.#days.set(day, [sending]);
    else sendings.push(sending);
    if (day < this.#next) this.#next = day;
  }

  /** Takes out, in order of sending, all that is sent before a day. Equal instants keep the order in which they came. */
  *before(day: number): Generator<Sending> {
    while (this.#days.size > 0 && this.#next < day) {
      const sendings = this.#days.get(this.#next);
      this.#days.delete(this.#next);
      this.#next += 1;
      if (sendings !== undefined) yield* sendings.sort((a, b) => a.at - b.at);
    }
    if (this.#days.size === 0) this.#next = Number.POSITIVE_INFINITY;
  }

  *rest(): Generator<Sending> {
    yield* this.before(Number.POSITIVE_INFINITY);
  }
}
