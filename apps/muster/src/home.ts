import { dataFolder, MusterFault } from '@muster/platform';
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EXIT } from './exit.js';

/**
 * Where a store lives: under MUSTER_HOME, else under `.muster` of this installation, wherever the command is run.
 * @throws {MusterFault} `bad-home`
 */
export function storeFolder(demo: boolean, environment: NodeJS.ProcessEnv = process.env): string {
  const home = resolve(environment['MUSTER_HOME'] || join(dirname(dataFolder()), '.muster'));
  if (statSync(home, { throwIfNoEntry: false })?.isFile())
    throw new MusterFault(
      'bad-home',
      `MUSTER_HOME is a file: ${home}`,
      'name a folder where stores may live; it is made if need be',
      EXIT.usage,
    );
  return join(home, demo ? 'demo' : 'store');
}
