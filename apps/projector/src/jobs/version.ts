import { readHead } from '@muster/store';
import { type Folding } from '../folding.js';
import { generationHash } from '../generation.js';

/**
 * While a new version takes over from an older one, both do jobs: each leaves the read models of the other alone.
 * @returns the number of the active generation
 * @throws so that the job is tried again, by whichever worker is there then
 */
export async function ownGeneration({ database, tables }: Folding): Promise<number> {
  const { generation } = await readHead(database);
  if (generation?.hash === generationHash(tables)) return generation.number;
  throw new Error('the read models are of another version than this worker, or there are none yet');
}
