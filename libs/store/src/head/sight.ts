/**
 * What a snapshot of the store sees: the transactions that had ended when it was taken. Two that see the same are of the same store, word
 * for word, however much time is between them.
 */
export class Sight {
  private constructor(
    private readonly place: string,
    /** As PostgreSQL writes a `pg_snapshot`. */
    readonly text: string,
    /** What began before this transaction had ended. */
    readonly begin: string,
    /** Of this transaction and those that began after it nothing is seen. */
    readonly end: number,
    private readonly underWay: ReadonlySet<number>,
  ) {}

  /** @param place names the server since it was started, and the tables since they were made: numbers of transactions count in one alone */
  static of(place: string, text: string): Sight {
    const [begin, end, underWay] = text.split(':');
    return new Sight(
      place,
      text,
      begin!,
      Number(end),
      new Set((underWay ?? '').split(',').filter(Boolean).map(Number)),
    );
  }

  /** Whether all that another sight sees is seen by this one too. */
  includes(other: Sight): boolean {
    if (this.place !== other.place) return false;
    for (const transaction of this.underWay) if (other.sees(transaction)) return false;
    if (this.end >= other.end) return true;
    let hidden = 0;
    for (const transaction of other.underWay) if (transaction >= this.end) hidden += 1;
    return hidden === other.end - this.end;
  }

  isSameAs(other: Sight): boolean {
    return this.includes(other) && other.includes(this);
  }

  private sees(transaction: number): boolean {
    return transaction < this.end && !this.underWay.has(transaction);
  }
}
