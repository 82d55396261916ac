import { SPREAD_CUBES } from '@muster/domain';
import {
  addUpPacked,
  addUpWorkforce,
  crowdedPacked,
  crowdedPlaces,
  type Database,
  holdAddingUp,
  type Transaction,
} from '@muster/store';
import { PLACES } from './crowds.js';
import { type Folding } from './folding.js';

/** Adds up what has grown into a crowd lately; of several processes one at a time. @returns whether it did */
export async function addUpCrowds({ database, crowds }: Folding): Promise<boolean> {
  if (!crowds.areThere()) return false; // asked between any two batches, and when idle
  return database.transaction(async transaction => {
    if (!(await holdAddingUp(transaction))) return false;
    const crowded = crowds.take();
    if (crowded === undefined) return false;
    await addUpWorkforce(transaction, crowded.generation, crowded.places);
    await addUpPacked(transaction, crowded.generation, crowded.packed);
    return true;
  });
}

/** Adds up all that is crowded in a generation: what processes wrote that are gone. */
export async function addUpAll({ database }: Folding, generation: number): Promise<void> {
  await inPortions(database, async transaction => {
    const keys = await crowdedPlaces(transaction, generation, PLACES);
    await addUpWorkforce(transaction, generation, keys);
    return keys.length;
  });
  for (const cube of SPREAD_CUBES)
    await inPortions(database, async transaction => {
      const crowded = await crowdedPacked(transaction, generation, cube, PLACES);
      await addUpPacked(transaction, generation, crowded);
      return crowded.length;
    });
}

/** @param addUp adds up to `PLACES` up, and says how many there were; left to another process where one adds up already */
async function inPortions(
  database: Database,
  addUp: (transaction: Transaction) => Promise<number>,
): Promise<void> {
  for (let places = PLACES; places === PLACES;)
    places = await database.transaction(async transaction =>
      (await holdAddingUp(transaction)) ? addUp(transaction) : 0,
    );
}
