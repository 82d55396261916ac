/** A record that is being read, cell by cell, over one or more lines. */
export interface RecordScan {
  readonly cells: string[];
  /** The quoted cell that the next line goes on with. */
  open: string | undefined;
}

export type ScanVerdict = 'complete' | 'open' | 'stray-quote';

/**
 * Reads one line's part of a record: cells between commas, in quotes where they hold commas, quotes (doubled) or line ends.
 * @see RFC 4180
 */
export function scanLine(scan: RecordScan, text: string): ScanVerdict {
  let at = 0;
  for (;;) {
    if (scan.open === undefined && text[at] === '"') {
      scan.open = '';
      at += 1;
    }
    if (scan.open === undefined) {
      const comma = text.indexOf(',', at);
      const cell = comma === -1 ? text.slice(at) : text.slice(at, comma);
      if (cell.includes('"')) return 'stray-quote';
      scan.cells.push(cell);
      if (comma === -1) return 'complete';
      at = comma + 1;
    } else {
      const quote = text.indexOf('"', at);
      if (quote === -1) {
        scan.open += text.slice(at);
        return 'open';
      }
      scan.open += text.slice(at, quote);
      const next = text[quote + 1];
      if (next === '"') scan.open += '"';
      else {
        scan.cells.push(scan.open);
        scan.open = undefined;
        if (next === undefined) return 'complete';
        if (next !== ',') return 'stray-quote';
      }
      at = quote + 2;
    }
  }
}
