import { type Day } from '../../../calendar/day.js';
import { type Contribution } from '../../../cubes/cube.js';
import { type EventData } from '../../../events/table.js';
import { type Fact } from '../../../events/fact.js';
import { type Area, areasByLevel, levelOf } from '../../../organisations/area.js';
import { type OdsCode } from '../../../organisations/ods-code.js';
import { areasOf, type Reference } from '../../../reference/reference.js';
import { DECILES } from './events.js';

/** By period: the deliveries as last told. */
export type DeliveriesStory = ReadonlyMap<string, EventData<'deliveries.reported'>>;

export const NO_DELIVERIES: DeliveriesStory = new Map();

export function deliveriesStep(story: DeliveriesStory, fact: Fact): DeliveriesStory {
  if (fact.type !== 'deliveries.reported') return story;
  return new Map(story).set(`${fact.data.from} ${fact.data.to}`, fact.data);
}

/**
 * An organisation's deliveries count at all levels, where it lies on the last day of the period. What somebody reported for a region, an
 * ICB or England stands for itself, and is never added to those.
 */
export function deliveryContributions(
  of: Area,
  story: DeliveriesStory,
  reference: Reference,
): Contribution<'delivery'>[] {
  const level = levelOf(of);
  return [...story.values()].flatMap(({ from, to, deliveries, byDeprivationDecile = {} }) => {
    const day = to as Day;
    const areas =
      level === 'organisation' ? areasOf(reference, of as string as OdsCode, day) : { [level]: of };
    const told_by = level === 'organisation' ? 'organisation' : 'area';
    const counts = [
      ['all', deliveries] as const,
      ...DECILES.map(decile => [decile, byDeprivationDecile[decile]] as const),
    ];
    return areasByLevel(areas).flatMap(([level, area]) =>
      counts.flatMap(([kind, count]) =>
        count === undefined
          ? []
          : [
              {
                cube: 'delivery' as const,
                at: { level, area, kind, told_by, from_day: from, day },
                add: { deliveries: count },
              },
            ],
      ),
    );
  });
}
