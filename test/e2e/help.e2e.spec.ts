import { describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(import.meta.dirname, '..', '..');
const LAUNCHER = join(root, 'apps', 'muster', 'bin', 'muster.mjs');

/** Tells on standard error which modules are loaded, in lines that begin with `loads`. */
const TELL = `data:text/javascript,${encodeURIComponent(
  `import { register } from 'node:module';
   register('data:text/javascript,' + encodeURIComponent(
     \`export const load = (url, context, next) => { process._rawDebug('loads ' + url); return next(url, context); }\`))`,
)}`;

function muster(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', TELL, LAUNCHER, ...words], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', COLUMNS: '300' },
  });
  const lines = stderr.split('\n');
  return {
    status,
    out: stdout,
    err: lines.filter(line => !line.startsWith('loads ')).join('\n'),
    loaded: lines
      .filter(line => line.startsWith('loads '))
      .map(line => line.slice('loads '.length))
      .flatMap(modulesIn),
  };
}

/** A file of the launcher's bundle names each module that it was made of, by its path, in a comment of its own. */
function modulesIn(url: string): string[] {
  if (!url.includes('/.bundles/')) return [url];
  const text = readFileSync(fileURLToPath(url), 'utf8');
  return [...text.matchAll(/^\/\/ ((?:apps|libs|node_modules)\/\S+)$/gm)].map(([, path]) => `/${path!}`);
}

const libraries = (loaded: readonly string[]) =>
  loaded.filter(url => /\/(libs|apps\/(?!muster\/))[^/]*\/.*dist\/|\/dist\/commands\//.test(url));

describe('the help', () => {
  it('names every command with what it does, and loads none', () => {
    const { status, out, loaded } = muster('--help');
    expect(status).toBe(0);
    const named = [...out.matchAll(/^ {2}([a-z]+) {2,}\w.{20}/gm)].map(([, name]) => name);
    const files = readdirSync(join(root, 'apps', 'muster', 'src', 'commands'));
    const parts = ['held-limits', 'ops-queues', 'person-named', 'supplier-told'];
    const commands = files
      .filter(file => !file.endsWith('.spec.ts'))
      .map(file => file.replace('.ts', ''))
      .filter(name => !parts.includes(name));
    expect([...named].sort()).toEqual(commands.sort());
    expect(loaded.length).toBeGreaterThan(0);
    expect(libraries(loaded)).toEqual([]);
  });

  it('of one command is its own, however it is asked for', () => {
    const { status, out } = muster('held', '--help');
    expect(status).toBe(0);
    expect(out).toMatch(/^Usage: muster held [^]*deliveries that would move[^]*release/);
    expect(muster('help', 'held').out).toBe(out);
  });

  it('comes with what is wrong with a name that is none', () => {
    const { status, err } = muster('hold');
    expect(status).toBe(2);
    expect(err).toMatch(/unknown command 'hold'[^]*Did you mean held\?[^]*doctor {2,}look whether/);
  });
});

it('a command loads nothing that checks tokens: that is for whoever serves, with a provider', () => {
  const { loaded } = muster('deliveries', '--help');
  expect(libraries(loaded)).not.toEqual([]);
  expect(loaded.filter(url => url.includes('/jose/'))).toEqual([]);
});
