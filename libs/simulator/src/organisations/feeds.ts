import { day, dayFromNumber, dayNumber } from '@muster/domain';
import { type YearTarget } from '../calibration/targets.js';
import { type Window } from '../window.js';
import { type Trust } from './trust.js';

/**
 * Chesterfield Royal is in the publication by trust of 2017 (92.9 FTE) but not in the turnover file, which is short of it in
 * the Midlands to within 0.1 FTE, until the Midlands' stock breaks by 141 people and 112 FTE in September 2021.
 */
const ENTERED_THE_DATA = { code: 'RFS', on: dayNumber(day('2021-09-30')) } as const;

/** Days from the start until the two small trusts join, and from the end until one leaves: assumptions. */
const JOIN_AFTER = 240;
const LEAVE_BEFORE = 240;
const SHORTEST_WINDOW = 600;

/**
 * Says from when to when each trust's feed covers it. All do throughout, but: the one that really entered the data meanwhile, two
 * small ones that join a while after the start, and one that stops before the end.
 * @param people how many people a midwife's FTE of 2017 stands for in this simulation
 * @returns the trusts that have a feed at all in the window
 */
export function withFeeds(trusts: readonly Trust[], window: Window, people: number): Trust[] {
  const chesterfield = trusts.find(({ code }) => code === ENTERED_THE_DATA.code);
  if (chesterfield !== undefined && window.first < ENTERED_THE_DATA.on)
    chesterfield.coverFrom = ENTERED_THE_DATA.on;

  if (window.after - window.first >= SHORTEST_WINDOW) {
    const involved = new Set(trusts.flatMap(trust => trust.merger?.successors.concat(trust) ?? []));
    const [leaving, ...joining] = trusts
      .filter(trust => trust !== chesterfield && !involved.has(trust) && trust.midwives * people >= 2.5)
      .sort((a, b) => a.midwives - b.midwives)
      .slice(0, 3);
    if (leaving !== undefined) leaving.coverTo = firstOfMonth(window.after - LEAVE_BEFORE);
    for (const trust of joining) trust.coverFrom = firstOfMonth(window.first + JOIN_AFTER);
  }
  return trusts.filter(({ coverFrom }) => coverFrom < window.after);
}

/** What the published stock of a region gained on a day because an organisation entered the data. */
export function breakOn(
  targets: readonly YearTarget[],
  on: number,
): { headcount: number; fte: number } | undefined {
  const before = targets.find(target => target.to === on);
  const after = targets.find(target => target.from === on);
  if (before === undefined || after === undefined) return undefined;
  const headcount = after.start.headcount - before.end.headcount;
  return headcount > 0 ? { headcount, fte: after.start.fte - before.end.fte } : undefined;
}

function firstOfMonth(on: number): number {
  return dayNumber(day(`${dayFromNumber(on).slice(0, 7)}-01`));
}
