import { type Lever } from '@muster/domain';
import { type ForecastGround } from '@muster/store';

/** The levers of a ground's scenario; those that name no area hold where the scenario does. */
export function leversOf({ scenario }: ForecastGround): readonly Lever[] {
  if (!scenario) return [];
  const { area, levers } = scenario.definition;
  return area === undefined ? levers : levers.map(lever => ({ ...lever, area: lever.area ?? area }));
}
