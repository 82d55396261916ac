/**
 * Writes apps/dashboard/src/client/schema.ts: the types of the API's questions and answers, from its own description. With --check it writes nothing, and
 * fails where the file is not what the description makes of it now.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import openapi, { astToString } from 'openapi-typescript';
import { transpile } from '../apps/muster/bin/transpile.mjs';

const root = join(import.meta.dirname, '..');
await transpile(root);
const { describeApi } = await import('../apps/api/dist/index.js');

const file = join(root, 'apps/dashboard/src/client/schema.ts');
const made = astToString(await openapi(inJson(await describeApi()), { alphabetize: true }));
const wanted = await format(made, { ...(await resolveConfig(file)), filepath: file });
if (!process.argv.includes('--check')) writeFileSync(file, wanted);
else if (readFileSync(file, 'utf8') !== wanted) {
  console.error(
    'apps/dashboard/src/client/schema.ts is not what the API says now: run "npm run docs:client"',
  );
  process.exitCode = 1;
}

/** The pages ask for JSON: the other forms that an answer has would only make its type vaguer. */
function inJson(document) {
  const told = structuredClone(document);
  for (const path of Object.values(told.paths))
    for (const { responses } of Object.values(path))
      for (const response of Object.values(responses)) {
        const json = response.content?.['application/json'];
        if (json) response.content = { 'application/json': json };
      }
  return told;
}
