import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';

const HERE = import.meta.dirname;
const DIST = join(HERE, 'dist');
/** Names the folder of the newest build. */
const NEWEST = join(DIST, 'newest');
/** A page that is open may still ask for what an older build holds. */
const KEPT = 3;
const DRAFT = 'draft-';

/**
 * Builds the pages where their sources, their packages or the way of building changed, each build in a folder of its own below `dist`;
 * `dist/newest` names it. Two at once are safe. Types are not checked here (`npm run typecheck` does).
 *
 * @returns {Promise<string>} the folder with index.html
 * @throws {Error} with what the bundler said
 */
export async function buildPages() {
  const name = stampOf();
  const folder = join(DIST, name);
  if (!existsSync(join(folder, 'index.html'))) await make(folder);
  if (!existsSync(NEWEST) || readFileSync(NEWEST, 'utf8') !== name) {
    writeFileSync(`${NEWEST}.${process.pid}`, name);
    renameSync(`${NEWEST}.${process.pid}`, NEWEST);
  }
  return folder;
}

/** Everything that decides what the pages are. Some hundred stats, and nothing of the bundler is loaded. */
function stampOf() {
  const stamp = createHash('sha256');
  for (const file of [
    'index.html',
    'vite.config.mjs',
    'vite.server.config.mjs',
    'styles-in-use.mjs',
    'package.json',
    'build.mjs',
    'addresses.json',
  ])
    stamp.update(readFileSync(join(HERE, file)));
  for (const path of filesBelow(join(HERE, 'src'))) {
    if (/[.]spec[.]tsx?$/.test(path)) continue;
    const { mtimeMs, size } = statSync(join(HERE, 'src', path));
    stamp.update(`${path} ${mtimeMs} ${size}\n`);
  }
  const resolve = createRequire(import.meta.url).resolve;
  for (const name of ['vite', 'react', 'nhsuk-frontend'])
    stamp.update(readFileSync(resolve(`${name}/package.json`)));
  return stamp.digest('hex').slice(0, 16);
}

function filesBelow(folder, prefix = '') {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap(entry =>
      entry.isDirectory()
        ? filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`)
        : [`${prefix}${entry.name}`],
    )
    .sort();
}

async function make(folder) {
  mkdirSync(DIST, { recursive: true });
  removeOldest();
  const draft = mkdtempSync(join(DIST, DRAFT));
  try {
    await bundle('vite.config.mjs', draft);
    await bundle('vite.server.config.mjs', join(draft, 'server'));
    chmodSync(draft, 0o755); // mkdtemp lets nobody else in.
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'index.html'))) throw error; // Another was quicker.
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** In a process of its own: who asks has other things to do meanwhile, and gets the memory back. */
function bundle(config, outDir) {
  const vite = join(createRequire(import.meta.url).resolve('vite/package.json'), '../bin/vite.js');
  const child = spawn(
    process.execPath,
    [
      vite,
      'build',
      '--config',
      join(HERE, config),
      '--outDir',
      outDir,
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ],
    {
      cwd: HERE,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    },
  );
  let said = '';
  child.stdout.on('data', chunk => (said += chunk));
  child.stderr.on('data', chunk => (said += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code =>
      code === 0 ? resolve() : reject(new Error(`the pages cannot be built from apps/dashboard:\n${said}`)),
    );
  });
}

const ABANDONED_MS = 3_600_000;

function removeOldest() {
  const all = readdirSync(DIST, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => ({ name, made: statSync(join(DIST, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  const abandoned = all.filter(
    ({ name, made }) => name.startsWith(DRAFT) && made < Date.now() - ABANDONED_MS,
  );
  const newestFirst = all.filter(({ name }) => !name.startsWith(DRAFT)).sort((a, b) => b.made - a.made);
  for (const { name } of [...abandoned, ...newestFirst.slice(KEPT - 1)])
    rmSync(join(DIST, name), { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await buildPages());
