import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';
import encodeRecord from 'kafkajs/src/protocol/recordBatch/record/v0/index.js';
import { LogFault } from '../faults.js';
import type { LogPartition } from '../port.js';

/** What kafkajs cannot decompress, by the names that Kafka gives it. */
const { CompressionCodecs, CompressionTypes } = kafkajs;
const WITHOUT = {
  snappy: CompressionTypes.Snappy,
  lz4: CompressionTypes.LZ4,
  zstd: CompressionTypes.ZSTD,
} as const;

/** A header that nobody can send: its name is made up for this process. */
const MARK = randomUUID();

/**
 * kafkajs decodes all that it fetched of all topics at once, and a codec that it lacks ends the consumer, naming none of them. In place
 * of such a codec, records come that say only where they stand and what they are compressed with.
 */
export function standInForCodecs(): void {
  for (const [codec, type] of Object.entries(WITHOUT) as [string, kafkajs.CompressionTypes.LZ4][])
    CompressionCodecs[type] = () => ({ decompress: (compressed: Buffer) => marked(compressed, codec) });
}

export interface MaybeMarked {
  readonly offset: string;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** What a fetched record is compressed with, where it could not be decompressed. */
export function codecOf({ headers }: MaybeMarked): string | undefined {
  return headers?.[MARK]?.toString();
}

export function undecodable({ topic, partition }: LogPartition, offset: number, codec: string): LogFault {
  return new LogFault(
    'undecodable',
    `${topic}:${partition} holds records from offset ${offset} on that are compressed with ${codec}, which cannot be read: ` +
      'gzip and none can. The topic’s setting compression.type=gzip lets senders compress as they like; what is there is to be sent anew',
  );
}

/** A batch's header, which comes before what is compressed. @see https://kafka.apache.org/documentation/#recordbatch */
const HEADER = { bytes: 61, length: 8, lengthFrom: 12, magic: 16, count: 57 } as const;

/** As many records as were compressed. kafkajs hands over a part of the buffer that it received, and the batch's header is before it. */
function marked(compressed: Buffer, codec: string): Promise<Buffer> {
  const header = headerBefore(compressed);
  if (!header) return Promise.reject(new Error(`records are compressed with ${codec}, which cannot be read`));
  const headers = { [MARK]: Buffer.from(codec) };
  const records = Array.from({ length: header.readInt32BE(HEADER.count) }, (_, offsetDelta) =>
    encodeRecord({ offsetDelta, key: null, value: null, headers }),
  );
  return Promise.resolve(Buffer.concat(records.map(({ buffer }) => buffer)));
}

/** Undefined where something else is there, as in topics of before Kafka 0.11. */
function headerBefore({ buffer, byteOffset, length }: Buffer): Buffer | undefined {
  if (byteOffset < HEADER.bytes) return undefined;
  const header = Buffer.from(buffer, byteOffset - HEADER.bytes, HEADER.bytes);
  const isWhole =
    header[HEADER.magic] === 2 &&
    header.readInt32BE(HEADER.length) === HEADER.bytes - HEADER.lengthFrom + length;
  return isWhole ? header : undefined;
}
