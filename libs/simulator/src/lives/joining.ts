import { fteAround } from '../calibration/fte.js';
import { type MonthPlan } from '../calibration/plan.js';
import { type JoiningShares, SIMULATED } from '../calibration/rates.js';
import { NEWLY_QUALIFIED_SEASON } from '../calibration/seasons.js';
import { europeanShare } from '../organisations/nationalities.js';
import { type Trust } from '../organisations/trust.js';
import { type Random } from '../random/random.js';
import { byShare } from '../random/samplers.js';
import { type Beginning } from '../telling/teller.js';
import { tellOffer } from '../pipeline/first-post.js';
import { firstPostOf } from '../training/first-post.js';
import { type Slice } from '../window.js';
import { trustIn } from './choosing.js';
import { dayIn } from './days.js';
import { begin, newPerson } from './living.js';
import { type Person } from './person.js';
import { comeBack } from './returning.js';
import { roleIn } from './roles.js';
import { changeRoleInto } from './roles-changed.js';
import { type Group, randomFor, type World } from './world.js';

/** Permanent for most: an assumption. */
const CONTRACTS = byShare({
  permanent: 0.91,
  'fixed-term': 0.08,
  locum: 0.01,
});

/** As many joiners as the month is to have, by kind; where there is nobody to return or to change role, somebody new. */
export function joining(world: World, slice: Slice, group: Group): void {
  const plan = group.plan[slice.index] as MonthPlan;
  const random = randomFor(world, 'joining', slice, group);
  const due = group.carry('joiners', plan.joiners);
  const fteOf = fteAround(plan.joinerFte);
  const kindOf = byShare(sharesIn(slice, group));
  let joined = 0;
  for (let count = 0; count < due; count += 1) {
    const kind = kindOf(random);
    if (kind === 'returning' && comeBack(world, slice, group, fteOf(random), random)) joined += 1;
    else if (kind === 'fromRole' && changeRoleInto(world, slice, group, random)) joined += 1;
    else joined += beginNew(world, slice, group, kind, fteOf(random), random) ? 1 : 0;
  }
  group.intended.headcount += joined;
  group.intended.fte += joined * plan.joinerFte * 100_000;
}

/** Newly qualified midwives come in autumn, so that their share of a month's joiners differs from month to month. */
function sharesIn(slice: Slice, group: Group): JoiningShares {
  const { joining: shares, joiningSeason } = group.habits;
  const month = slice.calendarMonth - 1;
  const newlyQualified =
    (shares.newlyQualified * (NEWLY_QUALIFIED_SEASON[month] as number)) / (joiningSeason[month] as number);
  const others = shares.newlyQualified < 1 ? (1 - newlyQualified) / (1 - shares.newlyQualified) : 0;
  return {
    newlyQualified,
    returning: shares.returning * others,
    fromRole: shares.fromRole * others,
    international: shares.international * others,
    elsewhere: shares.elsewhere * others,
  };
}

function beginNew(
  world: World,
  slice: Slice,
  group: Group,
  kind: keyof JoiningShares,
  fte: number,
  random: Random,
): boolean {
  const day = dayIn(slice, 0, random);
  const trust = day === undefined ? undefined : trustIn(world, group.region, group.profession, day, random);
  if (day === undefined || trust === undefined) return false;
  const isMidwife = SIMULATED[group.profession] === 'midwife';
  const isNew = isMidwife && kind === 'newlyQualified';
  const person = isNew ? firstPostOf(world, group.region, day, random) : newPerson(world);
  const post = begin(
    world,
    person,
    day,
    {
      trust,
      fte,
      contract: CONTRACTS(random),
      status: 'active',
      ...roleIn(group.profession, random, isNew ? 'Band 5' : undefined),
    },
    beginningOf(world, kind, trust, isMidwife, random),
  );
  if (world.pipeline !== undefined) tellOffer(world, world.pipeline, person, post.state, day);
  person.busy = slice.index;
  register(world, person, group, kind, day, random);
  return true;
}

function beginningOf(
  world: World,
  kind: keyof JoiningShares,
  trust: Trust,
  isMidwife: boolean,
  random: Random,
): Beginning {
  const fromAbroad =
    kind === 'international' || (isMidwife && kind === 'elsewhere' && random.chance(trust.international));
  if (fromAbroad) {
    const european = random.chance(europeanShare(world.published));
    return { joinedBy: 'international', trainedIn: european ? 'eu' : 'row' };
  }
  if (kind === 'newlyQualified') return { joinedBy: 'newly-qualified', trainedIn: 'uk' };
  if (kind === 'returning') return { joinedBy: 'return-to-practice', trainedIn: 'uk' };
  return { joinedBy: 'other' };
}

/** Those new to the register come onto it shortly before they begin. */
function register(
  world: World,
  person: Person,
  group: Group,
  kind: keyof JoiningShares,
  day: number,
  random: Random,
): void {
  if (kind !== 'newlyQualified' && kind !== 'international') return;
  if (world.pipeline?.registered.has(person) === true) return;
  const profession = SIMULATED[group.profession];
  if (profession === 'midwife') world.teller.registered(person, 'NMC', day - random.between(0, 21), day);
  else if (profession !== 'maternity-support' && profession !== 'other')
    world.teller.registered(person, 'GMC', day - random.between(0, 60), day);
}
