import { type Area, dayFromNumber, dayNumber } from '@muster/domain';
import { type Published } from '../calibration/published.js';
import { type Random } from '../random/random.js';
import { byShare } from '../random/samplers.js';
import { type Window } from '../window.js';
import { internationalShare } from './nationalities.js';
import { meaningOn, successionsOf } from './successions.js';
import { type MergerStyle, type Trust } from './trust.js';

const MONTH = '2017-SEP';
/** Where fewer midwives work there is no maternity unit, and so no consultant or trainee of its own: an assumption. */
const MATERNITY_UNIT = 20;

/** How often mergers are told in each way: an assumption. */
const STYLES: Readonly<Record<MergerStyle, number>> = { 'old-code': 0.4, changed: 0.3, 're-reported': 0.3 };

/**
 * The trusts of the regions, under the codes in use at the window's start, with the mergers that fall into the window.
 * Without mergers, a trust has from the start the code that it will have at the end.
 */
export function trustsOf(
  published: Published,
  regions: readonly Area[],
  window: Window,
  mergers: boolean,
  random: Random,
): Trust[] {
  const successions = successionsOf(published);
  const named = dayFromNumber(mergers ? window.first : window.after - 1);
  const trusts = new Map<string, Trust>();
  const trustOf = (code: string): Trust | undefined => {
    const known = trusts.get(code);
    if (known !== undefined) return known;
    const trust = unstaffed(published, regions, window, code);
    if (trust !== undefined) trusts.set(code, trust);
    return trust;
  };

  for (const [code, staff] of staffByTrust(published)) {
    const trust = staff.midwives > 0 ? trustOf(meaningOn(successions, code, named)) : undefined;
    if (trust === undefined) continue;
    trust.midwives += staff.midwives;
    if (staff.midwives >= MATERNITY_UNIT) trust.doctors += staff.doctors;
  }
  if (mergers) for (const trust of [...trusts.values()]) merge(trust);
  return [...trusts.values()];

  function merge(trust: Trust): void {
    const next = successions.find(
      ({ code, on }) => code === trust.code && dayNumber(on) > window.first && dayNumber(on) < window.after,
    );
    if (next === undefined) return;
    const isNew = next.successors.filter(code => !trusts.has(code));
    const successors = next.successors.map(trustOf).filter(successor => successor !== undefined);
    const style = successors.length > 1 ? 'changed' : byShare(STYLES)(random);
    trust.merger = { on: dayNumber(next.on), successors, style };
    for (const successor of successors) if (isNew.includes(successor.code)) merge(successor);
  }
}

function staffByTrust(published: Published): Map<string, { midwives: number; doctors: number }> {
  const byTrust = new Map<string, { midwives: number; doctors: number }>();
  for (const row of published.trustStaff) {
    if (row.Month !== MONTH) continue;
    const code = row['Organisation code'];
    const staff = byTrust.get(code) ?? { midwives: 0, doctors: 0 };
    if (row['Staff group'] === 'Midwives') staff.midwives += Number(row.FTE);
    if (row['Staff group'] === 'HCHS doctors') staff.doctors += Number(row.FTE);
    byTrust.set(code, staff);
  }
  return byTrust;
}

function unstaffed(
  published: Published,
  regions: readonly Area[],
  window: Window,
  code: string,
): Trust | undefined {
  const row = published.organisations.find(organisation => organisation.code === code);
  const region = regions.indexOf(row?.region as Area);
  if (row === undefined || region < 0) return undefined;
  return {
    code,
    name: row.name,
    region,
    icb: row.icb,
    midwives: 0,
    doctors: 0,
    international: internationalShare(published, code),
    coverFrom: window.first,
    coverTo: Number.POSITIVE_INFINITY,
    merger: undefined,
    establishment: undefined,
  };
}
