import { MusterFault } from '@muster/platform';
import { type Database, decidePeopleKind, locksKept } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCK_VARIABLE, openPseudonyms } from './open-pseudonyms.js';

let folder: string;
let key: string;
let database: Database;
let drop: () => Promise<void>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-key-'));
  key = join(folder, 'pseudonym.key');
  ({ database, drop } = await testDatabase('pseudonyms'));
});
afterEach(async () => {
  await drop();
  rmSync(folder, { recursive: true });
});

const anybody = { scheme: 'gmc', normal: '6123456' } as const;
const hex = () => randomBytes(32).toString('hex');
const opened = async (environment: NodeJS.ProcessEnv = {}, warned: unknown[] = []) =>
  (
    await openPseudonyms(database, folder, environment, {
      warn: (...said: unknown[]) => void warned.push(said),
    })
  ).ofPerson(anybody);
const refusal = async (environment: NodeJS.ProcessEnv = {}) => {
  const fault: unknown = await opened(environment).catch((error: unknown) => error);
  if (!(fault instanceof MusterFault)) throw new Error('it was not refused');
  return { code: fault.code, exit: fault.exit, said: `${fault.message}; ${fault.remedy}` };
};

describe('the key of a store', () => {
  it('is made once, for its owner alone, and known again', async () => {
    const pseudonym = await opened();
    expect(readFileSync(key, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(await opened()).toBe(pseudonym);
    expect(readdirSync(folder)).toEqual(['pseudonym.key']);
    const [lock, ...others] = await locksKept(database);
    expect(others).toEqual([]);
    expect(lock).toMatchObject({ number: 1, checkValue: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(readFileSync(key, 'utf8')).not.toContain(lock!.checkValue);
  });

  it('is one, where several processes make it at once', async () => {
    const pseudonyms = await Promise.all([opened(), opened(), opened(), opened()]);
    expect(new Set(pseudonyms).size).toBe(1);
  });

  it('is not replaced by what another folder holds, or would be given', async () => {
    const pseudonym = await opened();
    const own = folder;
    folder = mkdtempSync(join(own, 'another-'));
    expect(await refusal()).toMatchObject({ said: expect.stringContaining('nobody was sent in yet') });
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(join(folder, 'pseudonym.key'), hex());
    expect((await refusal()).said).toContain('lock 1 is not the one');
    folder = own;
    expect(await opened()).toBe(pseudonym);
  });

  it.each([[[]], [['real' as const]]])(
    'that is missing, or another one, is refused (people: %s)',
    async people => {
      await opened();
      for (const kind of people) await decidePeopleKind(database, kind);
      const right = readFileSync(key);
      rmSync(key);
      expect(await refusal()).toMatchObject({
        code: 'wrong-pseudonym-key',
        exit: 4,
        said: expect.stringMatching(/is missing.*bring back pseudonym\.key/),
      });
      expect(readdirSync(folder)).toEqual([]);
      const other = hex();
      writeFileSync(key, other);
      const { code, said } = await refusal();
      expect(code).toBe('wrong-pseudonym-key');
      expect(said).not.toContain(other.slice(0, 8));
      writeFileSync(key, right);
      await opened();
    },
  );

  it('of a store of before is taken at its word', async () => {
    await decidePeopleKind(database, 'real');
    writeFileSync(key, `${hex()}\n`, { mode: 0o600 });
    const pseudonym = await opened();
    expect(await opened()).toBe(pseudonym);
    expect(await locksKept(database)).toHaveLength(1);
  });

  it.each([
    ['', 'is empty'],
    ['not a key', 'line 1'],
    [`${'ab'.repeat(32)}\n${'cd'.repeat(31)}\n`, 'line 2'],
    [`${'ab'.repeat(32)}\n${'AB'.repeat(32)}\n`, 'twice'],
  ])('that is broken is refused and never shown', async (content, what) => {
    writeFileSync(key, content);
    const { code, exit, said } = await refusal();
    expect([code, exit]).toEqual(['bad-pseudonym-key', 4]);
    expect(said).toContain(what);
    expect(said).not.toMatch(/not a key|abab|cdcd/i);
  });

  it.each([0o644, 0o660])('that others can read or change (%#) is warned of', async mode => {
    const warned: unknown[] = [];
    await opened({}, warned);
    expect(warned).toEqual([]);
    chmodSync(key, mode);
    await opened({}, warned);
    expect(JSON.stringify(warned)).toContain('chmod 600');
    expect(JSON.stringify(warned)).not.toContain(folder);
  });

  it('that its group can read, as where Kubernetes mounts it, is not', async () => {
    const warned: unknown[] = [];
    await opened();
    chmodSync(key, 0o440);
    await opened({}, warned);
    expect(warned).toEqual([]);
  });
});

describe('a second lock', () => {
  it('may be in a file that somebody else keeps; without it nothing goes', async () => {
    const file = join(folder, 'elsewhere.key');
    writeFileSync(file, `${hex()}\n`, { mode: 0o600 });
    const both = await opened({ [LOCK_VARIABLE]: file });
    await decidePeopleKind(database, 'real');
    expect(await opened({ [LOCK_VARIABLE]: file })).toBe(both);
    expect((await refusal()).said).toContain('have 2 locks, and 1 are here');
    rmSync(file);
    expect((await refusal({ [LOCK_VARIABLE]: file })).said).toContain('a file that is not there');
  });

  it('that the store’s pseudonyms do not have yet is refused', async () => {
    await opened();
    await decidePeopleKind(database, 'real');
    writeFileSync(key, `${readFileSync(key, 'utf8')}${hex()}\n`);
    expect(await refusal()).toMatchObject({
      code: 'wrong-pseudonym-key',
      said: expect.stringContaining('there are 2 locks here'),
    });
  });

  it('is made when the store is first opened, in the file that is named for it, and not after', async () => {
    const file = join(folder, 'elsewhere', 'second.key');
    const two = await opened({ [LOCK_VARIABLE]: file });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toBe(readFileSync(key, 'utf8'));
    await decidePeopleKind(database, 'simulated');
    expect(await opened({ [LOCK_VARIABLE]: file })).toBe(two);
    rmSync(file);
    expect((await refusal({ [LOCK_VARIABLE]: file })).said).toContain('a file that is not there');
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual([]);
  });
});
