import { type Area, type Day } from '@muster/domain';
import { type Event, event } from '@muster/projector/testing';
import { CLEAN, simulate, type Simulation } from '@muster/simulator';

/** Two regions of a simulated England, with the whole way into midwifery, up to 2023-09-30. Feeds cover the East of England. */
const REGION: Simulation = {
  ...{ people: 1_000, from: '2019-09-30' as Day, years: 4, seed: 7, mergers: false },
  areas: ['Y58', 'Y61'] as Area[],
  ...{ pipeline: true, exposureMonths: 100, dirt: CLEAN },
};

export function simulatedRegion(more: Partial<Simulation> = {}): Event[] {
  return [...simulate({ ...REGION, ...more })] as unknown as Event[];
}

/** So many more midwives in the region by 30 September 2025, as events about people tell. */
export function promisedThere(id: string, amount: number, more: object = {}): Event {
  return event('target.set', `target/${id}`, `${id}-1`, {
    ...{ profession: 'midwife', measure: 'fte', basis: 'net', amount, area: 'Y61', evidence: 'derived' },
    ...{ baselineOn: '2020-09-30', dueOn: '2025-09-30', effectiveOn: '2020-10-01' },
    ...more,
  });
}
