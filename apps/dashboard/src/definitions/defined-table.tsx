import { type ReactNode } from 'react';

/** A table whose headings can be clicked for what they mean, in a region that scrolls by itself. */
export function DefinedTable({
  caption,
  first = 'Cohorts of',
  head,
  rows,
}: {
  readonly caption: string;
  readonly first?: string;
  readonly head: readonly ReactNode[];
  readonly rows: readonly { readonly name: ReactNode; readonly cells: readonly ReactNode[] }[];
}) {
  return (
    <div className="muster-scroll" tabIndex={0} role="region" aria-label={`Table: ${caption}`}>
      <table className="muster-table">
        <caption className="nhsuk-u-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {head.map((cell, nth) => (
              <th key={nth} scope="col" className="muster-number">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }, at) => (
            <tr key={at}>
              <th scope="row">{name}</th>
              {cells.map((cell, nth) => (
                <td key={nth} className="muster-number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
