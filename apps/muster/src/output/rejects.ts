import { faultInWords } from '@muster/domain';
import { type RejectedItem } from '@muster/gateway';
import { stringify } from 'csv-stringify/sync';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const SHOWN = 10;

/**
 * Rejected items, as a file in the form of the one they came from with the reason beside each, so that they can be mended
 * and sent again; and the first ones in words.
 */
export class Rejects {
  private out: WriteStream | undefined;
  private count = 0;
  private readonly lines: string[] = [];

  constructor(readonly file: string) {}

  add(item: RejectedItem): void {
    const reason = item.faults.map(faultInWords).join('; ');
    if (!this.out) {
      this.out = createWriteStream(this.file);
      if (item.header) this.out.write(stringify([[...item.header, 'line', 'reason']]));
    }
    this.out.write(
      item.header
        ? stringify([[...padded(item.raw, item.header.length), item.line, reason]])
        : `${JSON.stringify({ line: item.line, code: item.code, faults: item.faults, item: item.raw[0] })}\n`,
    );
    this.count += 1;
    if (this.count <= SHOWN) this.lines.push(`  line ${item.line}: ${reason}`);
  }

  /** What to tell the sender; empty when nothing was rejected. */
  async end(): Promise<string[]> {
    if (!this.out) return [];
    this.out.end();
    await finished(this.out);
    const more = this.count > SHOWN ? [`  … and ${this.count - SHOWN} more`] : [];
    return [...this.lines, ...more, `  all of them, with their reasons: ${this.file}`];
  }
}

function padded(raw: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => raw[index] ?? '');
}
