/** What one person is in a pair of area and profession on a day, or what all are together. FTE in hundred-thousandths. */
export interface Stock {
  readonly headcount: number;
  readonly fte: number;
  /** Posts whose FTE is not known: headcount counts their people, `fte` adds 0 for them. */
  readonly unknownFte: number;
  /** People all of whose posts there are on paid leave; they are in post. */
  readonly onLeave: number;
  readonly onLeaveFte: number;
  /**
   * People who were in the pair twelve months before, too. Of its changes, those on the anniversary of a day are told with the day, as
   * `stayedLater`: so that every change is told on a day on which something happened. Who stayed from one day to another a year later
   * is what `stayedBetween` says.
   */
  readonly stayed: number;
  readonly stayedLater: number;
}

export const NOBODY: Stock = {
  headcount: 0,
  fte: 0,
  unknownFte: 0,
  onLeave: 0,
  onLeaveFte: 0,
  stayed: 0,
  stayedLater: 0,
};

/** Those in post on the first day who are so twelve months later, on the second. */
export function stayedBetween(opening: Stock, closing: Stock): number {
  return closing.stayed + opening.stayedLater;
}
