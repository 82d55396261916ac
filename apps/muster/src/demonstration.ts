import { addMonths, type Area, type Day } from '@muster/domain';
import { deliverEvents } from '@muster/gateway';
import { systemClock, todayOf } from '@muster/platform';
import { EVERYDAY_DIRT, type Simulation } from '@muster/simulator';
import { peopleKind } from '@muster/store';
import { type OpenMuster } from './open-muster.js';
import { deliverSimulated } from './simulated.js';
import { everythingSoFar, untilFolded } from './until-folded.js';

/** One region, as many people as were published, with feeds as untidy as real ones. */
const REGION: Simulation = {
  people: 'full',
  from: '2020-09-30' as Day,
  years: 3,
  seed: 1,
  areas: ['Y58' as Area],
  dirt: EVERYDAY_DIRT,
};

/** The last day of the simulated region, which is also the last that is published. */
export const DEMONSTRATED_TO: Day = addMonths(REGION.from, 12 * REGION.years);

/** A target for the region, so that its position shows both evidences side by side. */
const TARGET = {
  specversion: '1.0',
  type: 'muster.target.set.v1',
  source: 'urn:muster:demonstration',
  id: 'demonstration-1',
  subject: 'target/south-west-demonstration',
  time: '2021-10-01T00:00:00Z',
  data: {
    title: 'Demonstration: the South West with simulated people',
    profession: 'midwife',
    measure: 'fte',
    basis: 'net',
    amount: 100,
    baselineOn: '2021-09-30',
    dueOn: '2024-09-30',
    area: 'Y58',
    evidence: 'derived',
    setBy: 'The demonstration',
    note: 'Nobody promised this. The people are simulated after the published stock, joiners and leavers of the region.',
    effectiveOn: '2021-09-30',
  },
};

/**
 * Fills a demo store with a simulated region, once.
 * @param progress told how much is still to be folded
 */
export async function demonstrate(muster: OpenMuster, progress: (left: number) => void): Promise<void> {
  if ((await peopleKind(muster.database)) !== undefined) return;
  await deliverSimulated(muster, REGION);
  await deliverEvents(muster.log, [TARGET], todayOf(systemClock));
  await untilFolded(muster.database, await everythingSoFar(muster.log), progress);
}
