import { dayFromNumber } from '@muster/domain';
import { SIMULATED } from '../calibration/rates.js';
import { type World } from '../lives/world.js';
import { type Slice } from '../window.js';
import { sourceOf, type Trust } from './trust.js';

const REGISTER = sourceOf('ODS', 'register');
/** Where in the window two ICBs merge, and a trust changes its ICB. */
const ICBS_MERGE = 0.5;
const A_TRUST_IS_PLACED = 0.7;

/** What is said of organisations and feeds: coverage, mergers of trusts and of two ICBs, one trust placed elsewhere. */
export function changesOfPlaces(world: World, slice: Slice): void {
  const isIn = (on: number) => slice.first <= on && on <= slice.last;
  for (const trust of world.trusts) {
    if (isIn(trust.coverFrom)) sayCovered(world, trust, trust.coverFrom);
    if (isIn(trust.coverTo)) sayCovered(world, trust, trust.coverTo, trust.coverTo);
    const { merger } = trust;
    if (merger !== undefined && isIn(merger.on))
      saySucceeded(
        world,
        trust.code,
        merger.successors.map(({ code }) => code),
        merger.on,
      );
  }
  if (world.mergers) changesOfIcbs(world, slice);
}

/** The second time, with the end, it replaces what was said first. */
function sayCovered(world: World, trust: Trust, on: number, to?: number): void {
  const id = (kind: string) => `covers-${dayFromNumber(trust.coverFrom)}${kind}`;
  world.teller.said({
    subject: `feed/${trust.code}`,
    source: sourceOf(trust.code),
    event: 'feed.covers',
    id: id(to === undefined ? '' : '-to'),
    on,
    data: {
      professions: [...SIMULATED],
      from: dayFromNumber(trust.coverFrom),
      ...(to === undefined ? {} : { to: dayFromNumber(to), supersedes: id('') }),
    },
  });
}

function saySucceeded(world: World, code: string, successors: readonly string[], on: number): void {
  world.teller.said({
    subject: `organisation/${code}`,
    source: REGISTER,
    event: 'organisation.succeeded',
    id: `succeeded-${dayFromNumber(on)}`,
    on,
    data: { successors, effectiveOn: dayFromNumber(on) },
  });
}

/** In the region with the most ICBs its two smallest become one, and a trust moves to another. Invented, not published. */
function changesOfIcbs(world: World, slice: Slice): void {
  const { window } = world;
  const dayAt = (share: number) => window.first + Math.floor((window.after - window.first) * share);
  const before = window.slices[slice.index - 1]?.first ?? slice.first;
  const isFirstAfter = (share: number) => slice.first >= dayAt(share) && before < dayAt(share);
  const [smallest, smaller, third] = icbsBySize(world);
  if (smallest === undefined || smaller === undefined) return;
  if (isFirstAfter(ICBS_MERGE)) saySucceeded(world, smallest, [smaller], slice.first);
  const moving = world.trusts.find(({ icb, merger }) => icb === third && merger === undefined);
  if (third === undefined || moving === undefined || !isFirstAfter(A_TRUST_IS_PLACED)) return;
  world.teller.said({
    subject: `organisation/${moving.code}`,
    source: REGISTER,
    event: 'organisation.placed',
    id: `placed-${dayFromNumber(slice.first)}`,
    on: slice.first,
    data: { icb: smaller, effectiveOn: dayFromNumber(slice.first) },
  });
}

/** The ICBs of the region that has the most, smallest first. */
function icbsBySize(world: World): string[] {
  const byRegion = world.regions.map((_, region) => {
    const sizes = new Map<string, number>();
    for (const trust of world.trusts)
      if (trust.region === region && trust.icb !== '')
        sizes.set(trust.icb, (sizes.get(trust.icb) ?? 0) + trust.midwives);
    return [...sizes].sort(([a, size], [b, other]) => size - other || (a < b ? -1 : 1)).map(([icb]) => icb);
  });
  return byRegion.reduce((most, icbs) => (icbs.length > most.length ? icbs : most), []);
}
