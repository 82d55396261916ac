import { type Day, type Fault, readEvent } from '@muster/domain';
import {
  BodyFault,
  type Bytes,
  contentEncodingOf,
  contentTypeOf,
  inflated,
  ndjsonItems,
  readBatch,
  readJson,
  readText,
} from '../../apps/gateway/src/bodies/index.js';
import { readCsvEvents } from '../../apps/gateway/src/csv-events/index.js';
import { csvRecords, rejectedLine, rejectedRow } from '../../apps/gateway/src/files/index.js';
import { CONTENT_TYPES, type FuzzAnswer, type FuzzInput } from './input.js';

const MAX_BYTES = 1 << 20;
const TODAY = '2026-01-01' as Day;

/** The parsers of all doors as functions, answering as a door would. Only a defect throws. */
export async function parsers(input: FuzzInput): Promise<FuzzAnswer> {
  try {
    contentTypeOf(input.contentType, [CONTENT_TYPES[input.door]]);
    const encoding = contentEncodingOf(input.contentEncoding);
    const body = await outcomes(input, inflated(piecesOf(input), encoding, { maxBytes: MAX_BYTES }));
    return { status: 207, body: body.join('\n') };
  } catch (error) {
    if (!(error instanceof BodyFault)) throw error;
    return { status: error.status, body: JSON.stringify([error.code, error.message, error.remedy]) };
  }
}

async function outcomes({ door, type }: FuzzInput, bytes: Bytes): Promise<string[]> {
  const said: string[] = [];
  switch (door) {
    case 'event': {
      const reading = readJson(await readText(bytes, MAX_BYTES));
      return [reading.ok ? outcomeOf(reading.json) : refused(reading.code, [reading.fault])];
    }
    case 'batch': {
      const reading = readBatch(await readText(bytes, MAX_BYTES), { maxItems: 500 });
      return reading.ok ? reading.items.map(outcomeOf) : [refused(reading.code, [reading.fault])];
    }
    case 'ndjson':
      for await (const item of ndjsonItems(bytes, { maxLine: 64 << 10 }))
        said.push('json' in item ? outcomeOf(item.json) : rejectedLine({ ...item, line: item.at }));
      return said;
    case 'csv': {
      const { header, items } = await readCsvEvents(bytes, type, { source: 'urn:a' });
      for await (const item of items())
        said.push('json' in item ? outcomeOf(item.json) : rejectedRow(header, { ...item, line: item.at }));
      return said;
    }
    case 'snapshot':
      for await (const { line, cells, broken } of csvRecords(bytes, 64 << 10))
        said.push(rejectedRow(cells, { line, code: broken?.by ?? 'schema', faults: broken?.rejection.faults ?? [], raw: cells })); // prettier-ignore
      return said;
    default:
      return door satisfies never;
  }
}

/** As an input comes over a wire: in pieces that end anywhere. */
async function* piecesOf({ seed, body }: FuzzInput): AsyncGenerator<Buffer> {
  const size = [1 << 16, 1000, 61, 7][seed & 3]! + (seed % 5);
  const longest = Math.max(size, body.length >> 6);
  for (let at = 0; at < body.length; at += longest)
    yield await Promise.resolve(body.subarray(at, at + longest));
}

function outcomeOf(json: unknown): string {
  const reading = readEvent(json, TODAY);
  return reading.ok ? 'accepted' : refused(reading.rejection.code, reading.rejection.faults);
}

function refused(code: string, faults: readonly Fault[]): string {
  if (faults.length === 0) throw new Error(`${code} without a fault`);
  return JSON.stringify({ code, faults });
}
