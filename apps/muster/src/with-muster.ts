import { MusterFault } from '@muster/platform';
import { isAway } from '@muster/store';
import { awaitInterruption, EXIT, type Interruption, unless } from './exit.js';
import { storeFolder } from './home.js';
import { type OpenMuster, openMuster, type OpenOptions } from './open-muster.js';
import { type OpenOps, openOps } from './open-ops.js';
import { readSettings } from './settings.js';

/** Opens the store that a command asks for, and closes it whatever happens: also when the command is interrupted. */
export async function withMuster<T>(
  { demo }: { readonly demo?: boolean | undefined },
  purpose: string,
  work: (muster: OpenMuster) => Promise<T>,
  { foldsApart = false }: Pick<OpenOptions, 'foldsApart'> = {},
): Promise<T> {
  const options = { folder: storeFolder(demo ?? false), purpose, settings: readSettings(), foldsApart };
  return whileOpen(openMuster, options, (muster, interrupted) => unless(interrupted, work(muster)));
}

/**
 * Opens what operators look at and act on, beside whoever runs it.
 * @throws {MusterFault} `other-version` where its tables are not those that this version knows
 */
export async function withOps<T>(
  { demo }: { readonly demo?: boolean | undefined },
  work: (ops: OpenOps) => Promise<T>,
): Promise<T> {
  const options = { folder: storeFolder(demo ?? false), purpose: 'muster ops', settings: readSettings() };
  return whileOpen(openOps, options, (ops, interrupted) => unless(interrupted, work(ops))).catch(
    (error: unknown) => {
      throw isUndefinedThere(error) ? otherVersion(error) : error;
    },
  );
}

/**
 * Opens a store for as long as the work takes. What is to end the work early comes to it as `interrupted`; the store is closed once
 * the work has come to an end, in whichever way.
 * @throws {Interruption} when it is interrupted while the store is being opened
 * @throws {MusterFault} `store-away` when PostgreSQL does not answer
 */
export async function whileOpen<Opened extends { close(): Promise<void> }, T>(
  open: (options: OpenOptions) => Promise<Opened>,
  options: OpenOptions,
  work: (opened: Opened, interrupted: Promise<Interruption>) => Promise<T>,
): Promise<T> {
  const { came, letGo } = awaitInterruption();
  const opening = open(options);
  try {
    return await work(await unless(came, opening), came);
  } catch (error) {
    throw isAway(error) && !(error instanceof MusterFault) ? away(options, error) : error;
  } finally {
    await opening.then(
      opened => opened.close(),
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

/** PostgreSQL's codes for a schema, a table or a column that is not there. */
function isUndefinedThere(error: unknown): boolean {
  return ['3F000', '42P01', '42703'].includes((error as { readonly code?: string }).code ?? '');
}

function otherVersion(cause: unknown): MusterFault {
  return new MusterFault(
    'other-version',
    `the store has tables of another version, or none: ${(cause as Error).message}`,
    'run this from the version that its services run; the first of them makes the tables',
    EXIT.unavailable,
    { cause },
  );
}
