import { gathered } from '@muster/platform';
import { leading, type PortionLimits } from './portions.js';

/**
 * One commit for the appends of many callers. A lone append commits at once; what arrives while a group commits gathers and goes
 * together in the next, so under load the groups are as large as the commit before them was slow.
 *
 * @param commit makes the records durable, and answers for each, in the order given
 * @returns appends records, no more than a group takes (`portionsOf`)
 */
export function groupCommit<Record extends { readonly value: Uint8Array }, Answer>(
  commit: (records: readonly Record[]) => Promise<Answer[]>,
  limits: PortionLimits,
): (records: readonly Record[]) => Promise<Answer[]> {
  return gathered(
    async (portions: readonly (readonly Record[])[]) => {
      const answers = await commit(portions.flat());
      let from = 0;
      return portions.map(({ length }) => answers.slice(from, (from += length)));
    },
    { fitting: waiting => leading(waiting, records => records, limits) },
  );
}
