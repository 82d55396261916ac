import { faultInWords } from '@muster/domain';
import { type RejectedItem, rejectedLine, rejectedRow, rejectsHeader } from '@muster/gateway';
import { MusterFault } from '@muster/platform';
import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXIT } from '../exit.js';

const SHOWN = 10;

/**
 * Rejected items, as a file in the form of the one they came from with the reason beside each, so that they can be mended
 * and sent again; and the first ones in words.
 */
export class Rejects {
  private out: number | undefined;
  /** What is wrong in the same place in the same way: an extract has one slip in all of its rows. The first stands for all. */
  private readonly bySlip = new Map<string, { readonly words: string; readonly lines: number[] }>();

  /** @param input the file they come from, which they must not be written over */
  constructor(
    readonly file: string,
    input: string,
  ) {
    if (resolve(file) === resolve(input))
      throw new MusterFault(
        'bad-options',
        'the bad rows would be written over the file that they come from',
        'name another file with --rejects',
        EXIT.usage,
      );
  }

  /** @throws {MusterFault} `rejects-unwritable` */
  add(item: RejectedItem): void {
    const { header, raw, line, faults } = item;
    if (this.out === undefined) {
      this.out = this.open();
      if (header) writeSync(this.out, rejectsHeader(header));
    }
    const text = header ? rejectedRow(header, item) : rejectedLine({ ...item, text: raw[0] ?? '' });
    writeSync(this.out, text);
    const slip = faults.map(({ pointer, expected }) => `${pointer} ${expected}`).join('; ');
    const known = this.bySlip.get(slip);
    if (known) known.lines.push(line);
    else this.bySlip.set(slip, { words: faults.map(faultInWords).join('; '), lines: [line] });
  }

  /** What to tell the sender; empty when nothing was rejected. */
  end(): string[] {
    if (this.out === undefined) return [];
    closeSync(this.out);
    const reasons = [...this.bySlip.values()].map(({ words, lines }) => `  ${linesInWords(lines)}: ${words}`);
    const more = reasons.length > SHOWN ? [`  … and ${reasons.length - SHOWN} further reasons`] : [];
    return [...reasons.slice(0, SHOWN), ...more, `  all of them, with their reasons: ${this.file}`];
  }

  private open(): number {
    try {
      return openSync(this.file, 'w');
    } catch (error) {
      throw new MusterFault(
        'rejects-unwritable',
        `bad rows cannot be written to ${this.file}: ${(error as NodeJS.ErrnoException).code}`,
        'name a file in a folder that can be written with --rejects, and import again: what was taken in already is known',
        1,
        { cause: error },
      );
    }
  }
}

function linesInWords([first, ...others]: readonly number[]): string {
  if (others.length === 0) return `line ${first}`;
  if (others.length < 4) return `lines ${[first, ...others].join(', ')}`;
  return `line ${first} and ${others.length} more`;
}
