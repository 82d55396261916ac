import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pseudonymiser, pseudonymKey } from './pseudonyms.js';

const pseudonymise = pseudonymiser(Buffer.alloc(32, 1));
const postOf = (data: object) => (pseudonymise({ type: 't', data }) as { data: Record<string, string> }).data;

describe('pseudonyms of posts and enrolments', () => {
  it('stand for ids in clear, the same for the same id', () => {
    const { post } = postOf({ post: 'R0A-1234567' });
    expect(post).toMatch(/^[0-9a-f]{32}$/);
    expect(postOf({ post: 'R0A-1234567' }).post).toBe(post);
    expect(postOf({ post: 'R0A-1234568' }).post).not.toBe(post);
    expect(postOf({ learner: 'R0A-1234567' }).learner).not.toBe(post);
  });

  it('stay as they are, and so does everything else', () => {
    const hex = 'a'.repeat(32);
    const event = { id: 'R0A-1', data: { post: hex, organisation: 'R0A', grade: 'R0A-1' } };
    expect(pseudonymise(event)).toBe(event);
    for (const odd of [null, 7, 'R0A-1', [], {}, { data: null }, { data: { post: 5 } }])
      expect(pseudonymise(odd)).toBe(odd);
  });

  it('come from a key that is made once, for its owner alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-key-'));
    const file = join(folder, 'store', 'pseudonym.key');
    const key = pseudonymKey(file);
    expect(key).toHaveLength(32);
    expect(pseudonymKey(file).equals(key)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    rmSync(folder, { recursive: true });
  });
});
