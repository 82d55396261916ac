/**
 * Writes what is not written by hand: the generated regions of docs/events.md and docs/asyncapi.json, from the definitions of the events; the
 * record of forecasts in docs/forecast.md, from the published figures.
 * With --check it writes nothing, and fails where a file is not what the definitions and figures make of it now.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { transpile } from '../apps/muster/bin/transpile.mjs';

const root = join(import.meta.dirname, '..');
await transpile(root);
const { asyncApiDocument, eventsPageRegions, fillIn, forecastPageRegions } =
  await import('../apps/muster/dist/documents/index.js');

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const page = join(root, 'docs', 'events.md');
const forecasts = join(root, 'docs', 'forecast.md');
const documents = [
  [page, fillIn(readFileSync(page, 'utf8'), eventsPageRegions())],
  [forecasts, fillIn(readFileSync(forecasts, 'utf8'), await forecastPageRegions())],
  [join(root, 'docs', 'asyncapi.json'), JSON.stringify(asyncApiDocument(version))],
];

const check = process.argv.includes('--check');
for (const [file, content] of documents) {
  const wanted = await format(content, { ...(await resolveConfig(file)), filepath: file });
  if (read(file) === wanted) continue;
  const name = relative(root, file);
  if (check) {
    console.error(
      `${name} is not what the definitions and figures make of it now: run "npm run docs:events"`,
    );
    process.exitCode = 1;
  } else {
    writeFileSync(file, wanted);
    console.log(`${name} written`);
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
