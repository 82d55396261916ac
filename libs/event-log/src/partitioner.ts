import { LogFault } from './faults.js';

/**
 * The partition of a key, the same in every adapter: what Kafka's default partitioner does with a keyed record.
 * @see org.apache.kafka.clients.producer.internals.BuiltInPartitioner#partitionForKey
 */
export function partitionOf(key: string, partitions: number): number {
  return (murmur2(utf8.encode(checkedKey(key))) & 0x7fffffff) % partitions;
}

/**
 * The 32-bit, signed MurmurHash2 of Kafka's Java client.
 * @see org.apache.kafka.common.utils.Utils#murmur2
 */
export function murmur2(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = bytes.length >> 2;
  let hash = SEED ^ bytes.length;
  for (let word = 0; word < words; word++) {
    let mixed = Math.imul(view.getInt32(word * 4, true), FACTOR);
    mixed ^= mixed >>> 24;
    hash = Math.imul(hash, FACTOR) ^ Math.imul(mixed, FACTOR);
  }
  const rest = words * 4;
  const left = bytes.length - rest;
  if (left === 3) hash ^= view.getUint8(rest + 2) << 16;
  if (left >= 2) hash ^= view.getUint8(rest + 1) << 8;
  if (left >= 1) hash = Math.imul(hash ^ view.getUint8(rest), FACTOR);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, FACTOR);
  return hash ^ (hash >>> 15);
}

const SEED = 0x9747b28c;
const FACTOR = 0x5bd1e995;
const utf8 = new TextEncoder();

/** Neither adapter could give back a lone surrogate, and PostgreSQL's text holds no NUL. */
function checkedKey(key: string): string {
  if (/[\0\p{Surrogate}]/u.test(key)) {
    throw new LogFault(
      'invalid-key',
      `the key ${JSON.stringify(key)} holds a NUL or half of a surrogate pair`,
    );
  }
  return key;
}
