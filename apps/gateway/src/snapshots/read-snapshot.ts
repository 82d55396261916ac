import { type Fault } from '@muster/domain';
import { type Row } from '../files/rows.js';
import { readRow, type RowContext, type RowReading } from './read-row.js';
import { type PostRow, type Said } from './said.js';

/** A row that goes back to its sender. */
export interface RejectedRow {
  readonly row: Row;
  readonly code: string;
  readonly faults: readonly Fault[];
}

/** A snapshot as it was read. */
export interface SnapshotRead {
  /** By the post's pseudonym. */
  readonly said: ReadonlyMap<string, Said>;
  /** By the post's pseudonym, the row that stands. */
  readonly rows: ReadonlyMap<string, Row>;
  /** The lines of those rows; they are known of a snapshot that was kept, too. */
  readonly lines: ReadonlyMap<string, number>;
  /** Pseudonyms of people of whose posts one cannot be told. */
  readonly somewhere: ReadonlySet<string>;
  readonly rejected: readonly RejectedRow[];
  readonly count: number;
  /** Bad rows of which neither post nor person can be told. Any post that the snapshot seems to lack may be theirs. */
  readonly unattributed: number;
}

/** Reads a snapshot whole: whom it leaves out is known only at its end. */
export async function readSnapshot(
  rows: AsyncIterable<Row> | Iterable<Row>,
  context: RowContext,
): Promise<SnapshotRead> {
  const good = new Map<string, { said: PostRow; row: Row }>();
  const unreadable = new Set<string>();
  const somewhere = new Set<string>();
  const rejected: RejectedRow[] = [];
  let [count, unattributed] = [0, 0];
  for await (const row of rows) {
    count += 1;
    const reading = readRow(row, context);
    const first = reading.post === undefined ? undefined : good.get(reading.post);
    if (reading.post !== undefined && reading.said && !first) {
      good.set(reading.post, { said: reading.said, row });
      continue;
    }
    const faults = first ? [...reading.faults, twinOf(first.row)] : reading.faults;
    rejected.push({ row, code: 'bad-row', faults });
    attribute(reading);
  }
  const said = new Map<string, Said>([...unreadable].map(post => [post, 'unreadable'] as const));
  for (const [post, { said: row }] of good) said.set(post, row);
  const stand = new Map([...good].map(([post, { row }]) => [post, row] as const));
  const lines = new Map([...stand].map(([post, { line }]) => [post, line] as const));
  return { said, rows: stand, lines, somewhere, rejected, count, unattributed };

  function attribute({ post, person, namesNobody }: RowReading): void {
    if (post !== undefined) unreadable.add(post);
    else if (person.length > 0) for (const pseudonym of person) somewhere.add(pseudonym);
    else if (!namesNobody) unattributed += 1;
  }
}

function twinOf(first: Row): Fault {
  return { pointer: '', expected: 'one row a post', got: `another row of the post in line ${first.line}` };
}
