declare const brand: unique symbol;

/** A primitive that was checked once, at the edge, and is trusted from there on. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A value that is not what its type asks for. The message says what was expected and what came. */
export class NotA extends Error {
  readonly code = 'not-a';

  constructor(
    readonly expected: string,
    readonly got: unknown,
  ) {
    super(`expected ${expected}, got ${JSON.stringify(got) ?? String(got)}`);
    this.name = 'NotA';
  }
}
