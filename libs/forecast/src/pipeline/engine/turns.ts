/**
 * Whose turn it is in a month: the organisation, and its how manieth, from 0. Written down first and gone through after, so that what is long
 * to work out of one does not wait for what the one before brings about.
 */
export class Turns {
  count = 0;
  organisation = new Int32Array(1024);
  number = new Int32Array(1024);

  add(organisation: number, some: number): void {
    const first = this.count;
    this.count += some;
    if (this.count > this.number.length) this.#grow();
    for (let number = 0; number < some; number += 1) {
      this.organisation[first + number] = organisation;
      this.number[first + number] = number;
    }
  }

  #grow(): void {
    const { organisation, number, count } = this;
    this.organisation = new Int32Array(2 * count);
    this.number = new Int32Array(2 * count);
    this.organisation.set(organisation);
    this.number.set(number);
  }
}
