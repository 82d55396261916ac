import { activateGeneration, newGeneration, holdHead } from '@muster/store';
import { type Folding } from './folding.js';
import { generationHash } from './generation.js';
import { rebuild } from './rebuild.js';
import { ensureEpoch } from './reference-epoch.js';

/** What had to be done before folding could begin. */
export interface Prepared {
  readonly generation: 'new' | 'same' | 'rebuilt';
  readonly epoch: number;
}

/**
 * Makes a store ready for this fold: an epoch of the reference from data/ and the events so far, and read models of this
 * generation; those of another one are rebuilt.
 */
export async function prepareStore(to: Folding): Promise<Prepared> {
  const { database, tables } = to;
  const hash = generationHash(tables);
  const found = await database.transaction(async transaction => {
    const head = await holdHead(transaction, 'alone');
    const epoch = await ensureEpoch(transaction, tables.reference, 'data/ of this installation');
    if (head.generation)
      return { epoch, generation: head.generation.hash === hash ? 'same' : 'other' } as const;
    await activateGeneration(transaction, await newGeneration(transaction, hash));
    return { epoch, generation: 'new' } as const;
  });
  if (found.generation !== 'other') return { ...found, generation: found.generation };
  await rebuild(to);
  return { epoch: found.epoch, generation: 'rebuilt' };
}
