import { type Month } from '@muster/domain';
import { firstReceived, itemsOfMonth } from '@muster/store';
import { type Gateway } from '../delivery/gateway.js';
import { fatesOf } from './fates.js';
import { isLate, type Quality, QualitySums } from './score.js';

const PAGE = 1000;

/** What was received from a sender in a month (of UTC), as it stands today. */
export async function qualityOf(gateway: Gateway, sender: string, month: Month): Promise<Quality[]> {
  const first = await firstReceived(gateway.database, sender, month);
  const sums = new QualitySums();
  for (let after = 0, page = PAGE; page === PAGE;) {
    const items = await itemsOfMonth(gateway.database, sender, month, after, PAGE);
    const fates = new Map((await fatesOf(gateway, items)).map(fate => [fate.number, fate]));
    for (const item of items) {
      const fate = fates.get(item.number);
      const outcome = fate?.outcome ?? 'accepted'; // not folded in yet
      const organisation = item.organisation ?? null;
      sums.add({
        organisation,
        outcome,
        isOdd: fate?.anomalies !== undefined,
        isLate: isLate(item, outcome, first.get(organisation)),
      });
    }
    after = items.at(-1)?.number ?? after;
    page = items.length;
  }
  return sums.told();
}
