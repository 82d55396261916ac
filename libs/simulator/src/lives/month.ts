import { type Institution } from '../training/student.js';
import { enrolledAlready, enrolling } from '../training/cohorts.js';
import { planningIntakes } from '../training/intake.js';
import { institutionsOf } from '../training/institutions.js';
import { changesOfPlaces } from '../organisations/places.js';
import { holdingOutreach } from '../pipeline/outreach.js';
import { recruitedAlready, recruiting } from '../pipeline/recruiting.js';
import { reportingWards } from '../pipeline/wards.js';
import { type Slice } from '../window.js';
import { absences } from './absences.js';
import { promotions, rotations } from './careers.js';
import { reportingFigures } from './figures.js';
import { changingHours } from './hours.js';
import { joining } from './joining.js';
import { leaving } from './leaving.js';
import { changesOfTrusts } from './merging.js';
import { moving } from './moving.js';
import { takingPaidLeave } from './paid-leave.js';
import { populate } from './population.js';
import { secondPosts } from './second-posts.js';
import { attendTo, type World } from './world.js';

/** Lives a world through, month by month; after each, whoever listens has heard all that happened up to its end. */
export function* live(world: World): Generator<Slice> {
  const institutions = institutionsOf(world.regions);
  world.teller.loading(world.window.first);
  populate(world);
  if (world.pipeline === undefined) enrolledAlready(world, institutions);
  else recruitedAlready(world, world.pipeline, institutions);
  world.teller.settled();
  for (const slice of world.window.slices) {
    liveMonth(world, institutions, slice);
    yield slice;
  }
}

function liveMonth(world: World, institutions: readonly Institution[], slice: Slice): void {
  changesOfTrusts(world, slice);
  changesOfPlaces(world, slice);
  attendTo(world, slice);
  if (world.pipeline === undefined) enrolling(world, institutions, slice);
  else {
    recruiting(world, world.pipeline, institutions, slice);
    holdingOutreach(world, institutions, slice);
  }
  planningIntakes(world, institutions, slice);
  const groups = world.groups.flat();
  for (const group of groups) {
    leaving(world, slice, group);
    rotations(world, slice, group);
    moving(world, slice, group);
  }
  // Those who take a role up leave another: first everybody has left, then they join.
  for (const group of groups) joining(world, slice, group);
  for (const group of groups) {
    takingPaidLeave(world, slice, group);
    promotions(world, slice, group);
    secondPosts(world, slice, group);
  }
  attendTo(world, slice);
  // Last, what brings people and hours to where the published residual has them.
  for (const group of groups) absences(world, slice, group);
  for (const group of groups) changingHours(world, slice, group);
  reportingFigures(world, slice);
  if (world.pipeline !== undefined) reportingWards(world, slice);
}
