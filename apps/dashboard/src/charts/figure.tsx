import { type ReactElement, useId, useRef, useState } from 'react';
import { inDigits, NOT_KNOWN } from '../words/numbers.js';
import { chartCsv, type Provenance } from './chart-csv.js';
import { type ChartColumn, type ChartTable } from './chart-table.js';
import { asPng, fileName, save, standalone } from './download.js';
import { useMeasuredWidth } from './measured-width.js';

interface FigureProps extends Provenance {
  /** What is to be seen on the picture, in words. */
  readonly description: string;
  readonly table: ChartTable;
  /** Headings of the page go on below it. */
  readonly level?: 2 | 3;
  readonly children: (width: number) => ReactElement;
}

/** A chart with all that belongs to it: title, what it shows, source, its figures as a table, and itself as CSV, SVG and PNG. */
export function Figure({ title, description, source, dated, table, level = 3, children }: FigureProps) {
  const id = useId();
  const drawing = useRef<HTMLDivElement>(null);
  const { width, measure } = useMeasuredWidth();
  const [fault, setFault] = useState<string>();
  const Heading = `h${level}` as const;
  const provenance = { title, source, dated };
  const picture = () => standalone(drawing.current!.querySelector('svg')!, provenance);
  const csv = () =>
    save(new Blob([chartCsv(table, provenance)], { type: 'text/csv;charset=utf-8' }), fileName(title, 'csv'));
  const svg = () => save(new Blob([picture().svg], { type: 'image/svg+xml' }), fileName(title, 'svg'));
  const png = () =>
    asPng(picture()).then(
      blob => save(blob, fileName(title, 'png')),
      (error: unknown) => setFault(error instanceof Error ? error.message : String(error)),
    );
  return (
    <figure className="muster-figure" aria-labelledby={id}>
      <figcaption>
        <Heading className="nhsuk-heading-s muster-figure__title" id={id}>
          {title}
        </Heading>
        <p className="muster-figure__description">{description}</p>
      </figcaption>
      <div className="muster-figure__room">
        <div ref={measure}>
          <div ref={drawing}>{width > 0 && children(width)}</div>
        </div>
      </div>
      <p className="muster-source">
        {source} {dated}
      </p>
      <details className="muster-quiet-details">
        <summary>
          Table and downloads<span className="nhsuk-u-visually-hidden"> of {title}</span>
        </summary>
        <DataTable caption={title} table={table} />
        <p className="muster-downloads">
          {(
            [
              ['CSV', csv],
              ['SVG', svg],
              ['PNG', () => void png()],
            ] as const
          ).map(([form, download]) => (
            <button
              key={form}
              type="button"
              className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
              onClick={download}
            >
              {form}
              <span className="nhsuk-u-visually-hidden"> of {title}</span>
            </button>
          ))}
        </p>
        {fault && <p role="alert">{fault}</p>}
      </details>
    </figure>
  );
}

/** A table in a region that scrolls by itself, so that the page does not. */
export function DataTable({
  caption,
  table: { columns, rows },
}: {
  readonly caption: string;
  readonly table: ChartTable;
}) {
  return (
    <div className="muster-scroll" tabIndex={0} role="region" aria-label={`Table: ${caption}`}>
      <table className="muster-table">
        <caption className="nhsuk-u-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.label} scope="col" className={classOf(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, nth) => {
                const column = columns[nth]!;
                const shown =
                  cell === null
                    ? NOT_KNOWN
                    : typeof cell === 'number'
                      ? inDigits(cell, column.digits ?? 0)
                      : cell;
                return nth === 0 ? (
                  <th key={nth} scope="row">
                    {shown}
                  </th>
                ) : (
                  <td key={nth} className={classOf(column)}>
                    {shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf({ digits, long }: ChartColumn): string | undefined {
  if (long) return 'muster-long';
  return digits === undefined ? undefined : 'muster-number';
}
