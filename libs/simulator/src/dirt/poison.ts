import { type Random } from '../random/random.js';
import { type CloudEvent } from '../telling/cloud-event.js';

/** How the ids of poisonous items begin, where they have one. */
export const POISON = 'poison-';

/** Something like the event, of which nothing can be made. */
export function poisoned(event: CloudEvent, random: Random): CloudEvent | string {
  const item = { ...event, id: `${POISON}${event.id}` };
  const faults: readonly (() => CloudEvent | string)[] = [
    () => JSON.stringify(item).slice(0, -random.between(1, 40)),
    () => ({ ...item, type: 'muster.post.teleported.v1' }),
    () => ({ ...item, type: item.type.replace(/v1$/, 'v9') }),
    () => ({ ...item, data: { ...item.data, effectiveOn: '2021-02-30' } }),
    () => ({ ...item, data: { ...item.data, nhsNumber: 'withheld' } }),
    () => ({ ...item, time: 'yesterday' }),
    () => ({ ...item, data: {} }),
  ];
  return random.pick(faults)();
}
