import { type Contribution } from '../../../cubes/cube.js';
import { areasByLevel } from '../../../organisations/area.js';
import { areasOf, type Reference } from '../../../reference/reference.js';
import { type ApplicationStep } from './fold.js';

/** Each step counts where the institution lies on its day. */
export function applicationContributions(
  steps: readonly ApplicationStep[],
  reference: Reference,
): Contribution<'application'>[] {
  return steps.flatMap(({ kind, on, programme, institution }) =>
    areasByLevel(areasOf(reference, institution, on)).map(([level, area]) => ({
      cube: 'application' as const,
      at: { level, area, programme, kind, day: on },
      add: { count: 1 },
    })),
  );
}
