import { storeFolder } from './home.js';
import { type OpenMuster, openMuster } from './open-muster.js';
import { readSettings } from './settings.js';

/** Opens the store that a command asks for, and closes it whatever happens. */
export async function withMuster<T>(
  { demo }: { readonly demo?: boolean | undefined },
  purpose: string,
  work: (muster: OpenMuster) => Promise<T>,
): Promise<T> {
  const muster = await openMuster({ folder: storeFolder(demo ?? false), purpose, settings: readSettings() });
  try {
    return await work(muster);
  } finally {
    await muster.close();
  }
}
