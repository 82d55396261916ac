const { kindOf } = await import('@muster/domain');

/** All that is said of places, and every event of some people: those who have one pseudonym only, for that is all the plain consumer knows. */
export class Sample {
  #every;
  #linked = new Set();
  #events = [];

  /** @param {number} every one person in so many is sampled */
  constructor(every) {
    this.#every = every;
  }

  add(event) {
    const { subject, data } = event;
    if (data.alias !== undefined) this.#linked.add(subject).add(data.alias);
    if (!isOfPerson(event) || parseInt(subject.slice(-4), 16) % this.#every === 0) this.#events.push(event);
  }

  events() {
    return this.#events.filter(({ subject }) => !this.#linked.has(subject));
  }
}

export function isOfPerson({ subject }) {
  return kindOf(subject) === 'person';
}
