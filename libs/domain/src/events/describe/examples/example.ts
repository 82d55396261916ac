import { type EventData, type EventType } from '../../table.js';

/** An example of an event type, as a supplier writes it: identifiers in clear, all of them made up or published for tests. */
export interface Example<K extends EventType> {
  readonly source: string;
  readonly id: string;
  readonly subject: string;
  readonly time: string;
  readonly data: EventData<K>;
}

export type ExamplesOf<Strand> = { readonly [K in keyof Strand & EventType]: Example<K> };
