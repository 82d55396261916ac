import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Joins what the commands load, our own scripts and those of packages, into few files: to find, open and read some two
 * thousand takes a start longer than all the rest of it. Made anew when an emitted script or an installed package has
 * changed, in a folder of its own: what runs from an older one goes on. Two launchers at once are safe.
 *
 * @param {string | URL} root the workspace, transpiled
 * @returns {Promise<URL>} the script to run
 */
export async function bundle(root) {
  const workspace = typeof root === 'string' ? resolve(root) : resolve(fileURLToPath(root));
  const bundles = join(workspace, 'apps/muster/dist/.bundles');
  const folder = join(bundles, stampOf(workspace));
  if (!existsSync(folder)) await make(workspace, bundles, folder);
  return pathToFileURL(join(folder, 'main.mjs'));
}

/** Everything that decides what a bundle holds. Read without loading the bundler. */
function stampOf(workspace) {
  const { version } = createRequire(import.meta.url)('rolldown/package.json');
  const stamp = createHash('sha256')
    .update(version)
    .update(readFileSync(fileURLToPath(import.meta.url)));
  const packages = ['apps', 'libs'].flatMap(group =>
    contentsOf(join(workspace, group)).map(name => join(workspace, group, name, 'dist/.transpiled.json')),
  );
  for (const file of [...packages, join(workspace, 'node_modules/.package-lock.json')])
    if (existsSync(file)) stamp.update(readFileSync(file));
  return stamp.digest('hex').slice(0, 16);
}

/** The bundle before this one may still run, and load more of itself as it needs it. */
const KEPT = 3;

async function make(workspace, bundles, folder) {
  const { rolldown } = await import('rolldown');
  mkdirSync(bundles, { recursive: true });
  removeOldest(bundles);
  const draft = mkdtempSync(join(bundles, DRAFT));
  const main = join(workspace, 'apps/muster/dist/main.js');
  const build = await rolldown({
    input: main,
    platform: 'node',
    cwd: workspace,
    plugins: [places],
    // It reads files of its own beside its scripts.
    external: ['bullmq', 'ioredis'],
    // Packages look for others that need not be there. One that is needed after all is missed when it is loaded, as ever.
    onLog: (level, log, handle) => (log.code === 'UNRESOLVED_IMPORT' ? undefined : handle(level, log)),
  });
  try {
    await build.write({
      dir: draft,
      format: 'esm',
      keepNames: true,
      entryFileNames: ({ facadeModuleId }) => (facadeModuleId === main ? 'main.mjs' : '[name]-[hash].mjs'),
      chunkFileNames: '[name]-[hash].mjs',
    });
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // Another launcher was quicker.
  } finally {
    await build.close();
    rmSync(draft, { recursive: true, force: true });
  }
}

const SCRIPT = /new URL\('(\.\/[^']+\.js)', import\.meta\.url\)/g;

/** A script of ours that asks where it is is told where it was; one that it starts as a thread comes along. */
const places = {
  name: 'places',
  transform: {
    filter: { id: /[\\/](apps|libs)[\\/][^\\/]+[\\/]dist[\\/]/, code: 'import.meta.url' },
    handler(code, id) {
      const threads = code.replaceAll(SCRIPT, (_, path) => {
        const reference = this.emitFile({ type: 'chunk', id: join(dirname(id), path) });
        return `new URL(import.meta.ROLLUP_FILE_URL_${reference})`;
      });
      return {
        code: threads.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
        map: null,
      };
    },
  },
};

const DRAFT = 'draft-';
const ABANDONED_MS = 3_600_000;

function removeOldest(bundles) {
  const all = contentsOf(bundles).map(name => ({
    name,
    path: join(bundles, name),
    made: statSync(join(bundles, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  }));
  const abandoned = all.filter(
    ({ name, made }) => name.startsWith(DRAFT) && made < Date.now() - ABANDONED_MS,
  );
  const newestFirst = all.filter(({ name }) => !name.startsWith(DRAFT)).sort((a, b) => b.made - a.made);
  for (const { path } of [...abandoned, ...newestFirst.slice(KEPT - 1)])
    rmSync(path, { recursive: true, force: true });
}

const contentsOf = folder => (existsSync(folder) ? readdirSync(folder).sort() : []);
