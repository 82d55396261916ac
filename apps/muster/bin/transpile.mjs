import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Emits the `src` of every app and library into the `dist` beside it: TypeScript as JavaScript with source maps, `.json`
 * and `.sql` as they are. Checks no types (`npm run typecheck` does). Only what changed since the last time is emitted,
 * and two launchers at once are safe: each file appears whole, by a rename.
 *
 * @param {string | URL} root the workspace: has `.swcrc`, `apps` and `libs`
 * @returns {Promise<number>} how many files were emitted
 * @throws {TranspileError} with every syntax error, as `file:line: what` and the lines around it
 */
export async function transpile(root) {
  const workspace = typeof root === 'string' ? resolve(root) : resolve(fileURLToPath(root));
  const settings = readFileSync(join(workspace, '.swcrc'), 'utf8');
  const compiler = fingerprint(settings);
  const plans = packagesOf(workspace).map(folder => planFor(folder, compiler));
  const due = plans.flatMap(plan => plan.due);

  const faults = due.length > 0 ? await emitAll(due, JSON.parse(settings), workspace) : [];
  if (faults.length > 0) throw new TranspileError(faults);
  for (const plan of plans) settle(plan, compiler);
  return due.length;
}

/** The sources as they stand cannot be read; nothing of the failing files was emitted. */
export class TranspileError extends Error {
  constructor(faults) {
    super(faults.join('\n'));
    this.name = 'TranspileError';
  }
}

const MANIFEST = '.transpiled.json';
const ASSET = /\.(json|sql)$/;
const TYPESCRIPT = /\.ts$/;
const NOT_EMITTED = /\.(spec|d)\.ts$/;

/** A package with an `index.html` belongs to the bundler that owns its dist. */
function packagesOf(workspace) {
  return ['apps', 'libs']
    .map(group => join(workspace, group))
    .filter(group => existsSync(group))
    .flatMap(group => readdirSync(group).map(name => join(group, name)))
    .filter(folder => existsSync(join(folder, 'src')) && !existsSync(join(folder, 'index.html')));
}

/** Everything that decides what swc makes of a source, other than the source. Read without loading swc, which takes 80 ms. */
function fingerprint(settings) {
  const { version } = createRequire(import.meta.url)('@swc/core/package.json');
  const self = readFileSync(fileURLToPath(import.meta.url));
  return createHash('sha256').update(version).update(settings).update(self).digest('hex');
}

/**
 * What one package needs. Synchronous on purpose: some hundreds of stats take 10 ms this way and 40 by promises.
 * A source counts as changed when its time or size is another than at its last emission, in either direction:
 * a checkout may bring back an older file.
 */
function planFor(folder, compiler) {
  const src = join(folder, 'src');
  const dist = join(folder, 'dist');
  const manifest = readManifest(join(dist, MANIFEST));
  const emitted = manifest?.compiler === compiler ? manifest.sources : {};
  const present = new Set(filesBelow(dist));
  const sources = {};
  const due = [];
  for (const path of filesBelow(src)) {
    if (NOT_EMITTED.test(path) || !(TYPESCRIPT.test(path) || ASSET.test(path))) continue;
    const stat = statSync(join(src, path), { throwIfNoEntry: false });
    if (!stat) continue; // Removed since it was listed.
    const { mtimeMs, size } = stat;
    sources[path] = [mtimeMs, size];
    const asEmitted = emitted[path]?.[0] === mtimeMs && emitted[path]?.[1] === size;
    if (!asEmitted || !outputsOf(path).every(output => present.has(output))) due.push({ src, dist, path });
  }
  const wanted = new Set(Object.keys(sources).flatMap(outputsOf));
  const stale = Object.keys(manifest?.sources ?? {})
    .flatMap(outputsOf)
    .filter(output => !wanted.has(output));
  return { dist, sources, due, stale, known: manifest?.compiler === compiler };
}

function outputsOf(path) {
  if (!TYPESCRIPT.test(path)) return [path];
  const script = path.replace(TYPESCRIPT, '.js');
  return [script, `${script}.map`];
}

function filesBelow(folder, prefix = '') {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory()
      ? filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`)
      : [`${prefix}${entry.name}`],
  );
}

async function emitAll(due, settings, workspace) {
  const { transform } = await import('@swc/core');
  const emissions = due.map(source => emit(source, settings, transform));
  const outcomes = await Promise.allSettled(emissions);
  return outcomes.flatMap((outcome, index) => {
    if (outcome.status === 'fulfilled') return [];
    const { src, path } = due[index];
    return [describeFault(outcome.reason, relative(workspace, join(src, path)))];
  });
}

async function emit({ src, dist, path }, settings, transform) {
  const source = join(src, path);
  const target = join(dist, path);
  if (!TYPESCRIPT.test(path)) return write(target, readFileSync(source));
  const { code, map } = await transform(readFileSync(source, 'utf8'), {
    ...settings,
    swcrc: false,
    configFile: false,
    filename: source,
    sourceFileName: relative(dirname(target), source).replaceAll('\\', '/'),
    sourceMaps: true,
  });
  const script = target.replace(TYPESCRIPT, '.js');
  const name = script.slice(dirname(script).length + 1);
  write(`${script}.map`, map);
  write(script, `${code}//# sourceMappingURL=${name}.map\n`);
}

/** swc says what is wrong, then draws the place below `,-[/path/of/file.ts:3:1]`, then adds a trace of its own. */
function describeFault(error, file) {
  const text = String(error?.message ?? error).replaceAll(/\u001b\[[0-9;]*m/g, '');
  const [, what, line, frame] = /^\s*[x×] (.*)\n.*\.ts:(\d+):\d+\]\n([^]*?)\n\s+`-+/.exec(text) ?? [];
  return line ? `${file}:${line}: ${what}\n${frame}` : `${file}: ${text}`;
}

/** Remembers what was emitted, after it was: a launcher killed half-way emits again. */
function settle({ dist, sources, due, stale, known }, compiler) {
  for (const output of stale) rmSync(join(dist, output), { force: true });
  if (due.length === 0 && stale.length === 0 && known) return;
  write(join(dist, MANIFEST), JSON.stringify({ compiler, sources }));
}

function readManifest(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // None yet, or of a write that was cut off: everything is emitted.
  }
}

function write(path, content) {
  const temporary = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}
