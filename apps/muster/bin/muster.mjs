#!/usr/bin/env node
/** `muster`: runs from the sources, so that it works right after `npm ci` and after every edit, with nothing to build. */
const NEEDED = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(
    `Muster needs Node ${NEEDED.join('.')} or later; this is Node ${process.versions.node} (${process.execPath}).\n` +
      'Install a current Node from https://nodejs.org and start again.',
  );
  process.exit(1);
}

// Imported only now: an older Node would stumble over these files before it could say why.
const { transpile, TranspileError } = await import('./transpile.mjs');
const { bundle } = await import('./bundle.mjs');
const workspace = new URL('../../..', import.meta.url);
try {
  await transpile(workspace);
} catch (error) {
  if (!(error instanceof TranspileError)) throw error;
  console.error(error.message);
  process.exit(1);
}
await import(await bundle(workspace));
