import { cellOf, columnsOf, type EventType, exampleOf } from '@muster/domain';

/** A header and rows under it, as cells. */
export interface Template {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const IN_CLEAR = /^person\/([a-z-]+):(.+)$/;

/**
 * The columns of a CSV file of one event type, and the type's example as a row of it. A person stands in a column of the
 * scheme that the example uses. Without ids, what an event supersedes follows from its business key, so that column is left out too.
 */
export function eventTemplate(type: EventType, { withId }: { readonly withId: boolean }): Template {
  const { source, id, subject, time, data } = exampleOf(type);
  const [, scheme, identifier] = IN_CLEAR.exec(subject) ?? [];
  const cells: (readonly [string, string])[] = [
    ['source', source],
    ...(withId ? [['id', id] as const] : []),
    scheme === undefined ? ['subject', subject] : [scheme, identifier!],
    ['time', time],
    ...columnsOf(type)
      .filter(({ name }) => withId || name !== 'supersedes')
      .map(({ name, field }) => [name, cellOf(data, field)] as const),
  ];
  return { header: cells.map(([name]) => name), rows: [cells.map(([, cell]) => cell)] };
}
