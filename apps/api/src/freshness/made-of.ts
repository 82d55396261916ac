interface Known<Made> {
  readonly of: readonly unknown[];
  readonly made: Made;
}

/** Of one list: it may be asked for by several levels and days in turns. */
const MOST_KNOWN = 8;

/**
 * What was made of lists that are the same ones for as long as nothing in them changes: made anew where one of them is another, or a value that
 * it hangs on. It is kept for as long as the first of the lists is.
 */
export class MadeOf<Made> {
  private readonly known = new WeakMap<object, Known<Made>[]>();

  /** @param of everything that decides what is made: lists, and values that are compared by themselves */
  made(of: readonly [object, ...unknown[]], make: () => Made): Made {
    const known = this.known.get(of[0]) ?? [];
    const found = known.find(each => isSame(each.of, of));
    if (found) return found.made;
    const made = make();
    this.known.set(of[0], [{ of, made }, ...known.slice(0, MOST_KNOWN - 1)]);
    return made;
  }
}

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((each, nth) => Object.is(each, now[nth]));
}
