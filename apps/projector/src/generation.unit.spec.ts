import { codeTables } from '@muster/platform';
import { describe, expect, it } from 'vitest';
import { generationHash } from './generation.js';

const shipped = codeTables();

describe('the hash of a generation', () => {
  it('is another when a code means something else, or a standard requires something else', () => {
    const [profession, ...professions] = shipped.professions;
    const [requirement, ...requirements] = shipped.exposure;
    const hashes = [
      shipped,
      { ...shipped, professions: [{ ...profession!, profession: 'other' }, ...professions] },
      { ...shipped, exposure: [{ ...requirement!, minimum: '0' }, ...requirements] },
    ].map(generationHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('is the same whatever becomes of organisations: that is another epoch', () => {
    const reference = { ...shipped.reference, successions: [] };
    expect(generationHash({ ...shipped, reference })).toBe(generationHash(shipped));
  });
});
