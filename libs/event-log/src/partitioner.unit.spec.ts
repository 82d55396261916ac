import { describe, expect, it } from 'vitest';
import { murmur2, partitionOf } from './partitioner.js';

describe('the partitioner', () => {
  /** @see https://github.com/apache/kafka/blob/trunk/clients/src/test/java/org/apache/kafka/common/utils/UtilsTest.java testMurmur2 */
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes %s as Kafka does', (text, hash) => {
    expect(murmur2(new TextEncoder().encode(text))).toBe(hash);
  });

  it('reads a slice of a larger buffer from where the slice begins', () => {
    expect(murmur2(new TextEncoder().encode('--foobar').subarray(2))).toBe(
      murmur2(new TextEncoder().encode('foobar')),
    );
  });

  it('clears the sign before it divides, as Kafka does', () => {
    expect(partitionOf('foobar', 12)).toBe((-790332482 & 0x7fffffff) % 12);
    expect(partitionOf('abc', 12)).toBe(479470107 % 12);
  });

  it('hashes the UTF-8 of a key', () => {
    expect(partitionOf('organisation/Ysbyty’r', 1000)).toBe(
      (murmur2(new TextEncoder().encode('organisation/Ysbyty’r')) & 0x7fffffff) % 1000,
    );
  });

  it.each(['person/\0', 'person/\ud800', '\udc00person'])(
    'refuses a key that no adapter could keep: %j',
    key => {
      expect(() => partitionOf(key, 12)).toThrow(expect.objectContaining({ code: 'invalid-key' }));
    },
  );

  it('takes a whole surrogate pair', () => {
    expect(partitionOf('person/🩺', 12)).toBeLessThan(12);
  });
});
