import { type Fault, shown } from '@muster/domain';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { deliverEvents } from './deliver.js';
import { type Import } from './import-request.js';

const PAGE = 500;
const MAX_LINE = 1 << 20;

interface Line {
  readonly number: number;
  readonly text: string;
  readonly json: unknown;
}

/** CloudEvents, one a line. Blank lines are let be. */
export async function importNdjson(running: Import): Promise<void> {
  const bytes = createReadStream(running.file);
  const lines = createInterface({ input: bytes.setEncoding('utf8'), crlfDelay: Infinity });
  let page: Line[] = [];
  let number = 0;
  for await (const text of lines) {
    number += 1;
    const trimmed = number === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (trimmed.trim() === '') continue;
    const line = parsed(trimmed, number, running);
    if (line) page.push(line);
    if (page.length === PAGE) {
      await deliver(running, page);
      running.progress?.(bytes.bytesRead, bytes.bytesRead);
      page = [];
    }
  }
  await deliver(running, page);
  running.progress?.(bytes.bytesRead, bytes.bytesRead);
}

async function deliver(running: Import, page: readonly Line[]): Promise<void> {
  if (page.length === 0) return;
  const outcomes = await deliverEvents(
    running.log,
    page.map(({ json }) => running.pseudonymise(json)),
    running.today,
  );
  outcomes.forEach((outcome, nth) => {
    if (outcome.outcome === 'rejected') sendBack(running, page[nth]!, outcome.code, outcome.faults);
  });
  running.count(outcomes);
}

function parsed(text: string, number: number, running: Import): Line | undefined {
  const line = { number, text, json: undefined };
  if (text.length > MAX_LINE) {
    sendBack(running, { ...line, text: text.slice(0, 200) }, 'too-large', [
      { pointer: '', expected: `a line of at most ${MAX_LINE} characters`, got: `${text.length}` },
    ]);
    return undefined;
  }
  try {
    return { ...line, json: JSON.parse(text) as unknown };
  } catch (error) {
    sendBack(running, line, 'malformed-json', [
      { pointer: '', expected: 'a CloudEvent as one line of JSON', got: shown((error as Error).message) },
    ]);
    return undefined;
  }
}

function sendBack(running: Import, line: Line, code: string, faults: readonly Fault[]): void {
  running.reject({ line: line.number, code, faults, header: undefined, raw: [line.text] });
}
