import { type Published, readPublished } from './calibration/published.js';
import { sullied } from './dirt/sullied.js';
import { Outbox } from './dirt/outbox.js';
import { buildWorld } from './lives/build.js';
import { live } from './lives/month.js';
import { type Simulation } from './simulation.js';
import { type CloudEvent, type Sending } from './telling/cloud-event.js';
import { Recorder } from './telling/recorder.js';
import { MOST_AHEAD } from './telling/times.js';

/**
 * The events of a simulated NHS in order of sending: what is in place at the start, then month by month what happens, with the
 * dirt asked for. All sources begin `urn:muster:simulator:`. Items that are not JSON come as text.
 *
 * One month is simulated at a time; what is kept beyond it is the people there are, and what is sent late (six months at most).
 *
 * **Law**: whatever the dirt but poison, the facts in force, after what is superseded and retracted is taken out, are those of the
 * clean world: the same ids, sources, subjects, types and data but for `supersedes`; only `time` may be later. Poison adds
 * items that nobody can take for a fact.
 */
export function* simulate(
  simulation: Simulation,
  published: Published = readPublished(),
): Generator<CloudEvent | string> {
  for (const { item } of sendingsOf(simulation, published)) yield item;
}

/** The same, with the instant of each sending: for those who replay the simulated time. */
export function* sendingsOf(
  simulation: Simulation,
  published: Published = readPublished(),
): Generator<Sending> {
  const outbox = new Outbox();
  const { dirt, seed } = simulation;
  const recorder = new Recorder(seed, (event, at) => {
    for (const sending of sullied(event, at, dirt, seed)) outbox.add(sending);
  });
  const world = buildWorld(simulation, published, recorder, false);
  // Of the months to come, nothing is sent earlier than so many days before their first.
  for (const slice of live(world)) yield* outbox.before(slice.last + 1 - MOST_AHEAD);
  yield* outbox.rest();
}
