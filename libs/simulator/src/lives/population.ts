import { fteAround } from '../calibration/fte.js';
import { SIMULATED } from '../calibration/rates.js';
import { type Figure, residualOf, stockOn } from '../calibration/targets.js';
import { breakOn } from '../organisations/feeds.js';
import { type Trust } from '../organisations/trust.js';
import { type Random, randomOf } from '../random/random.js';
import { split } from '../random/samplers.js';
import { sizeFor } from './choosing.js';
import { begin, change, newPerson } from './living.js';
import { comeBackFromLeave } from './paid-leave.js';
import { roleIn } from './roles.js';
import { takeSecondPost } from './second-posts.js';
import { type Group, groupOf, type World } from './world.js';

const YEAR = 365.25;
/** Years in post of those in post: exponential with this mean, cut off; an assumption. */
const MEAN_TENURE = 8;
const LONGEST_TENURE = 38;
/** Shares of the stock at the start: on paid leave, with a second post, and away without pay: assumptions. */
const ON_PAID_LEAVE = 0.035;
const WITH_SECOND_POST = 0.015;
const ABSENT = 0.02;
/** Nobody away at the start began less than so many days before. */
const LONG_ENOUGH = 60;

/** Everybody who is in post, or away, on the simulation's first day; trusts that join later have nobody yet. */
export function populate(world: World): void {
  for (const group of world.groups.flat()) {
    const opening = openingOf(world, group);
    const trusts = world.trustsIn[group.region] as readonly Trust[];
    const random = randomOf(
      world.seed,
      'population',
      world.regions[group.region] as string,
      group.profession,
    );
    // What joins later is part of the published stock already, but for what made it break.
    const sharing = trusts.filter(
      trust => trust.coverFrom === world.window.first || breakAt(group, trust) === undefined,
    );
    const heads = split(
      Math.round(opening.headcount),
      sharing.map(trust => sizeFor(trust, group.profession)),
    );
    const absent = split(
      Math.round(absentAtStart(world, group, opening.headcount)),
      sharing.map(trust => sizeFor(trust, group.profession)),
    );
    sharing.forEach((trust, index) => {
      if (trust.coverFrom !== world.window.first) return;
      settleIn(
        world,
        group,
        trust,
        heads[index] as number,
        absent[index] as number,
        opening.fte / opening.headcount,
        random,
      );
    });
    const missing = group.stock.headcount - opening.headcount;
    group.intended.headcount = group.stock.headcount;
    group.intended.fte = (opening.fte + (missing * opening.fte) / opening.headcount) * 100_000;
  }
}

/** Everybody at a trust whose feed begins later: they appear on the first day it covers. */
export function appearAt(world: World, trust: Trust): void {
  for (let profession = 0; profession < SIMULATED.length; profession += 1) {
    const group = groupOf(world, trust.region, profession);
    const random = randomOf(world.seed, 'appearing', trust.code, profession);
    const ofRegion = world.trustsIn[trust.region] as readonly Trust[];
    const before = ofRegion.filter(({ coverFrom }) => coverFrom < trust.coverFrom);
    const others = before.reduce((sum, other) => sum + sizeFor(other, profession), 0);
    const share = others > 0 ? sizeFor(trust, profession) / others : 0;
    const published = profession === 0 ? breakOn(group.targets, trust.coverFrom) : undefined;
    const stock = {
      headcount: published === undefined ? group.stock.headcount * share : published.headcount * world.scale,
      fte: published === undefined ? (group.stock.fte * share) / 100_000 : published.fte * world.scale,
    };
    const stockBefore = { ...group.stock };
    settleIn(
      world,
      group,
      trust,
      Math.floor(stock.headcount + random.next()),
      0,
      stock.fte / stock.headcount,
      random,
    );
    group.intended.headcount += group.stock.headcount - stockBefore.headcount;
    group.intended.fte += group.stock.fte - stockBefore.fte;
  }
}

function openingOf(world: World, group: Group): Figure {
  const { headcount, fte } = stockOn(group.targets, world.window.first);
  return { headcount: headcount * world.scale, fte: fte * world.scale };
}

function breakAt(group: Group, trust: Trust): Figure | undefined {
  return breakOn(group.targets, trust.coverFrom);
}

/** Enough to bring back whom the published residual of the years to come asks for. */
function absentAtStart(world: World, group: Group, opening: number): number {
  let sum = 0;
  let most = 0;
  for (const target of group.targets) {
    if (target.to <= world.window.first || target.from >= world.window.after) continue;
    sum += residualOf(target).headcount * world.scale;
    most = Math.max(most, sum);
  }
  return ABSENT * opening + most;
}

function settleIn(
  world: World,
  group: Group,
  trust: Trust,
  heads: number,
  absent: number,
  meanFte: number,
  random: Random,
): void {
  if (heads + absent === 0) return;
  const fteOf = fteAround(meanFte);
  const day = trust.coverFrom;
  const isStart = day === world.window.first;
  for (let count = 0; count < heads + absent; count += 1) {
    const tenure = Math.min(-Math.log(1 - random.next()) * MEAN_TENURE, LONGEST_TENURE);
    const days = isStart ? Math.max(Math.floor(tenure * YEAR), count < heads ? 0 : LONG_ENOUGH) : 0;
    const started = day - days;
    const state = {
      trust,
      fte: fteOf(random),
      contract: 'permanent',
      status: 'active',
      ...roleIn(
        group.profession,
        random,
        isStart && tenure < 1 && group.profession === 0 ? 'Band 5' : undefined,
      ),
    } as const;
    const post = begin(world, newPerson(world), started, state, isStart ? {} : { datePrecision: 'month' });
    if (count >= heads) {
      change(world, post, day - Math.floor(Math.min(days - 1, 700) * random.next()), {
        status: 'inactive',
        statusReason: 'career-break',
      });
    } else if (days > 1 && random.chance(ON_PAID_LEAVE)) {
      const since = day - Math.floor(Math.min(days - 1, 200) * random.next());
      change(world, post, since, { status: 'on-paid-leave', statusReason: 'maternity' });
      comeBackFromLeave(world, post, Math.max(since + 270, day + 5), random);
    } else if (days > 1 && random.chance(WITH_SECOND_POST)) {
      takeSecondPost(world, post, day - Math.floor(Math.min(days - 1, 600) * random.next()), random);
    }
  }
}
