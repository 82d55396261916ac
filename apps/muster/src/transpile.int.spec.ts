import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { transpile } from '../bin/transpile.mjs';

const here = join(import.meta.dirname, '../../..');
const run = promisify(execFile);
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'muster-transpile-'));
  cpSync(join(here, '.swcrc'), join(root, '.swcrc'));
  source('libs/wards/src/index.ts', `export { beds } from './beds.js';\n`);
  source('libs/wards/src/beds.ts', `export const beds = (wards: number): number => wards * 24;\n`);
  source('libs/wards/src/beds.spec.ts', `throw new Error('a spec is not emitted');\n`);
  source('libs/wards/src/sites.json', `["RGT01"]\n`);
});
afterEach(() => rmSync(root, { recursive: true }));

function source(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const emitted = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('transpile', () => {
  it('emits scripts with their maps, and data as it is, but no specs', async () => {
    expect(await transpile(root)).toBe(3);
    expect(readdirSync(join(root, 'libs/wards/dist')).sort()).toEqual([
      '.transpiled.json',
      'beds.js',
      'beds.js.map',
      'index.js',
      'index.js.map',
      'sites.json',
    ]);
    expect(emitted('libs/wards/dist/beds.js')).toMatch(/export const beds = \(wards\)\s*=>\s*wards \* 24;/);
    expect(emitted('libs/wards/dist/beds.js')).toContain('//# sourceMappingURL=beds.js.map');
    expect(JSON.parse(emitted('libs/wards/dist/beds.js.map'))).toMatchObject({ sources: ['../src/beds.ts'] });
    expect(emitted('libs/wards/dist/sites.json')).toBe('["RGT01"]\n');
  });

  it('emits again only what changed, in whichever direction its time moved', async () => {
    await transpile(root);
    const untouched = statSync(join(root, 'libs/wards/dist/index.js')).mtimeMs;
    expect(await transpile(root)).toBe(0);
    source('libs/wards/src/beds.ts', `export const beds = (wards: number): number => wards * 28;\n`);
    utimesSync(join(root, 'libs/wards/src/beds.ts'), new Date('2020-01-01'), new Date('2020-01-01'));
    expect(await transpile(root)).toBe(1);
    expect(emitted('libs/wards/dist/beds.js')).toContain('28');
    expect(statSync(join(root, 'libs/wards/dist/index.js')).mtimeMs).toBe(untouched);
  });

  it('emits what somebody removed from dist, and everything when the settings changed', async () => {
    await transpile(root);
    rmSync(join(root, 'libs/wards/dist/beds.js.map'));
    expect(await transpile(root)).toBe(1);
    source('.swcrc', emitted('.swcrc').replace('es2022', 'es2021'));
    expect(await transpile(root)).toBe(3);
  });

  it('removes the output of a source that is gone, and nothing that it did not emit', async () => {
    await transpile(root);
    source('libs/wards/dist/openapi.json', '{}');
    source('libs/wards/src/index.ts', `export {};\n`);
    rmSync(join(root, 'libs/wards/src/beds.ts'));
    await transpile(root);
    expect(existsSync(join(root, 'libs/wards/dist/beds.js'))).toBe(false);
    expect(existsSync(join(root, 'libs/wards/dist/beds.js.map'))).toBe(false);
    expect(emitted('libs/wards/dist/openapi.json')).toBe('{}');
  });

  it('leaves a package that has a bundler alone', async () => {
    source('apps/dashboard/index.html', '<!doctype html>');
    source('apps/dashboard/src/main.ts', 'export {};\n');
    await transpile(root);
    expect(existsSync(join(root, 'apps/dashboard/dist'))).toBe(false);
  });

  it('names the file and line of every syntax error', async () => {
    source('libs/wards/src/beds.ts', `export const beds = 1;\nexport const const = 2;\n`);
    source('libs/wards/src/index.ts', `export {\n`);
    await expect(transpile(root)).rejects.toThrow(/^libs\/wards\/src\/beds\.ts:2: Expected ident$/m);
    await expect(transpile(root)).rejects.toThrow(/^libs\/wards\/src\/index\.ts:1: Unexpected token/m);
    source('libs/wards/src/beds.ts', `export const beds = 1;\n`);
    source('libs/wards/src/index.ts', `export {};\n`);
    expect(await transpile(root)).toBe(3);
  });
});

describe('the launcher', () => {
  beforeEach(() => {
    cpSync(join(here, 'apps/muster/bin'), join(root, 'apps/muster/bin'), { recursive: true });
    symlinkSync(join(here, 'node_modules'), join(root, 'node_modules'));
    source('apps/muster/package.json', '{ "type": "module" }');
    source(
      'apps/muster/src/main.ts',
      `import { name } from './name.js';\nconsole.log(name, process.argv[2]);\n`,
    );
    source('apps/muster/src/name.ts', `export const name: string = 'muster';\n`);
  });
  const launch = () => run(process.execPath, [join(root, 'apps/muster/bin/muster.mjs'), 'doctor']);

  it('runs from the sources, with nothing built, and again after an edit', async () => {
    expect((await launch()).stdout).toBe('muster doctor\n');
    source('apps/muster/src/name.ts', `export const name: string = 'Muster';\n`);
    expect((await launch()).stdout).toBe('Muster doctor\n');
  });

  it('runs from few files, yet knows where its sources are, and brings along what it starts as a thread', async () => {
    source(
      'apps/muster/src/main.ts',
      `import { Worker } from 'node:worker_threads';
      import { where } from './places/where.js';
      const answer = await new Promise(told => new Worker(new URL('./thread.js', import.meta.url)).once('message', told));
      console.log(where, answer);\n`,
    );
    source('apps/muster/src/places/where.ts', `export const where = import.meta.url;\n`);
    source(
      'apps/muster/src/thread.ts',
      `import { parentPort } from 'node:worker_threads';
      import { name } from './name.js';
      parentPort!.postMessage([name, new URL('.', import.meta.url).pathname]);\n`,
    );
    const dist = join(root, 'apps/muster/dist');
    expect((await launch()).stdout).toBe(
      `${pathToFileURL(join(dist, 'places/where.js')).href} [ 'muster', '${dist}/' ]\n`,
    );
  });

  it('keeps the bundles before this one, which may still run, but not for ever', async () => {
    for (let edit = 0; edit < 5; edit++) {
      source('apps/muster/src/name.ts', `export const name: string = 'm${edit}';\n`);
      expect((await launch()).stdout).toBe(`m${edit} doctor\n`);
    }
    expect(readdirSync(join(root, 'apps/muster/dist/.bundles'))).toHaveLength(3);
  });

  it('may be started several times at once on an empty dist', async () => {
    for (let file = 0; file < 100; file++)
      source(`apps/muster/src/more/m${file}.ts`, `export const a = ${file};\n`);
    const runs = await Promise.all([launch(), launch(), launch()]);
    expect(runs.map(({ stdout }) => stdout)).toEqual(Array(3).fill('muster doctor\n'));
    expect(readdirSync(join(root, 'apps/muster/dist/more'))).toHaveLength(200);
  });

  it('ends with 1 and the place of a syntax error', async () => {
    source('apps/muster/src/name.ts', `export const name = ;\n`);
    const failure = await launch().then(
      () => undefined,
      (error: { code: number; stderr: string }) => error,
    );
    expect(failure).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^apps\/muster\/src\/name\.ts:1: Expression expected\n/),
    });
  });
});
