import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the newest build of the dashboard (apps/dashboard/build.mjs); undefined: none was made. */
export function pagesFolder(): string | undefined {
  const dist = join(dashboardFolder() ?? '', 'dist');
  const newest = join(dist, 'newest');
  if (!existsSync(newest)) return undefined;
  const folder = join(dist, readFileSync(newest, 'utf8').trim());
  return existsSync(join(folder, 'index.html')) ? folder : undefined;
}

/** Where the dashboard lies in this installation; undefined: it came without. */
export function dashboardFolder(): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'apps', 'dashboard'))) {
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  return join(folder, 'apps', 'dashboard');
}
