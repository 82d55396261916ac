import { later, type World } from '../lives/world.js';

/** Lets something happen on its day: at once, if that is not after the first. */
export function onDay(world: World, on: number, happen: (on: number) => void): void {
  if (on <= world.window.first) happen(on);
  else later(world, on, happen);
}
