import { MusterFault } from '@muster/platform';
import { isAway } from '@muster/store';
import { awaitInterruption, EXIT, type Interruption, unless } from './exit.js';
import { storeFolder } from './home.js';
import { type OpenMuster, openMuster, type OpenOptions } from './open-muster.js';
import { readSettings } from './settings.js';

/** Opens the store that a command asks for, and closes it whatever happens: also when the command is interrupted. */
export async function withMuster<T>(
  { demo }: { readonly demo?: boolean | undefined },
  purpose: string,
  work: (muster: OpenMuster) => Promise<T>,
  { foldsApart = false }: Pick<OpenOptions, 'foldsApart'> = {},
): Promise<T> {
  const options = { folder: storeFolder(demo ?? false), purpose, settings: readSettings(), foldsApart };
  return whileOpen(options, (muster, interrupted) => unless(interrupted, work(muster)));
}

/**
 * Opens a store for as long as the work takes. What is to end the work early comes to it as `interrupted`; the store is closed once
 * the work has come to an end, in whichever way.
 * @throws {Interruption} when it is interrupted while the store is being opened
 * @throws {MusterFault} `store-away` when PostgreSQL does not answer
 */
export async function whileOpen<T>(
  options: OpenOptions,
  work: (muster: OpenMuster, interrupted: Promise<Interruption>) => Promise<T>,
): Promise<T> {
  const { came, letGo } = awaitInterruption();
  const opening = openMuster(options);
  try {
    return await work(await unless(came, opening), came);
  } catch (error) {
    throw isAway(error) && !(error instanceof MusterFault) ? away(options, error) : error;
  } finally {
    await opening.then(
      muster => muster.close(),
      () => undefined,
    );
    letGo();
  }
}

/** Where PostgreSQL should be, without the password. */
function away({ settings, folder }: OpenOptions, cause: unknown): MusterFault {
  const url = settings.MUSTER_POSTGRES_URL;
  const where = url === undefined ? `of ${folder}` : `at ${new URL(url).host} (MUSTER_POSTGRES_URL)`;
  return new MusterFault(
    'store-away',
    `PostgreSQL ${where} does not answer: ${cause instanceof Error ? cause.message : String(cause)}`,
    url === undefined
      ? 'run "muster doctor"; its log is postgres.log in that folder'
      : 'look whether it runs, and whether this machine may reach it; then run this again',
    EXIT.unavailable,
    { cause },
  );
}
