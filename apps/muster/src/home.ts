import { dataFolder } from '@muster/platform';
import { dirname, join, resolve } from 'node:path';

/** Where a store lives: under MUSTER_HOME, else under `.muster` of this installation, wherever the command is run. */
export function storeFolder(demo: boolean, environment: NodeJS.ProcessEnv = process.env): string {
  const home = environment['MUSTER_HOME'] || join(dirname(dataFolder()), '.muster');
  return join(resolve(home), demo ? 'demo' : 'store');
}
