import { type Spread } from '../../../cubes/spread.js';
import { areasOf, type Reference } from '../../../reference/reference.js';
import { type ApplicationStep } from './fold.js';

/** Each step counts where the institution lies on its day. */
export function applicationContributions(
  steps: readonly ApplicationStep[],
  reference: Reference,
): Spread<'application'>[] {
  return steps.map(({ kind, on, programme, institution }) => ({
    cube: 'application',
    areas: areasOf(reference, institution, on),
    at: { programme, kind, day: on },
    add: { count: 1 },
  }));
}
