import { dashboardFolder, pagesFolder } from '@muster/platform';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { print } from './output/format.js';

/**
 * The folder of the dashboard's pages, built first where their sources changed since the last time; undefined: there are none, and why was
 * printed. An installation without their sources serves what it came with.
 */
export async function pagesBuilt(): Promise<string | undefined> {
  const script = join(dashboardFolder() ?? '', 'build.mjs');
  try {
    if (existsSync(script))
      await ((await import(pathToFileURL(script).href)) as { buildPages(): Promise<string> }).buildPages();
  } catch (error) {
    print(`The API serves without pages: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
  return pagesFolder();
}
