import { type SubjectKey } from '@muster/domain';
import { erasedAndBack } from '@muster/store';
import { type Folding } from '../folding.js';
import { eraseSubjects } from './erase.js';

/** Erases people anew who were erased and are back, as after an older backup was restored. @returns how many pseudonyms they had */
export async function eraseBack(to: Folding): Promise<number> {
  const back = (await erasedAndBack(to.database)) as SubjectKey[];
  if (back.length > 0)
    await eraseSubjects(to, back, { by: 'muster rebuild', reason: 'erased before, and back', alone: true });
  return back.length;
}
