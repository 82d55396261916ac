import { MusterFault } from '@muster/platform';
import { type ForecastGround, gatherGrounds } from '@muster/store';
import { type Moment } from '../ground/moments.js';

/**
 * The grounds of a target under scenarios, in their order.
 * @throws {MusterFault} `unknown-target`, `unknown-scenario`, `no-target`
 */
export async function gather(
  moment: Moment,
  target: string | undefined,
  scenarios: readonly (string | undefined)[],
): Promise<readonly ForecastGround[]> {
  const gathered = await gatherGrounds(moment, target, scenarios);
  if (gathered.status === 'gathered') return gathered.grounds;
  throw new MusterFault(gathered.code, gathered.detail, 'look at what there is now, and ask anew');
}
