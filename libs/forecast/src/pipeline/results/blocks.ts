import { PIPELINE_FLOWS, PIPELINE_MEASURES } from '../engine/measures.js';
import { type Model } from '../engine/model.js';
import { Trajectories } from '../engine/trajectories.js';
import { Histograms } from './histograms.js';

/** Trajectories that are run, and their flows added up, together: so sums do not depend on how many threads there are. */
const BLOCK = 50;

/** What threads share. */
export interface Shared {
  readonly trajectories: number;
  /** Trajectory × measure × region × step, 32-bit floats. */
  readonly draws: SharedArrayBuffer;
  /** Block × (heads, FTE) × region × step × flow, 64-bit floats. */
  readonly flows: SharedArrayBuffer;
  /** Next block, trajectories done, 1 where it is to stop. */
  readonly control: SharedArrayBuffer;
}

const [NEXT, DONE, STOP] = [0, 1, 2];

export function share(model: Model, trajectories: number): Shared {
  const cells = model.regions.length * model.horizon;
  const blocks = Math.ceil(trajectories / BLOCK);
  return {
    trajectories,
    draws: new SharedArrayBuffer(4 * trajectories * PIPELINE_MEASURES.length * cells),
    flows: new SharedArrayBuffer(8 * blocks * 2 * cells * PIPELINE_FLOWS.length),
    control: new SharedArrayBuffer(12),
  };
}

/** Runs blocks that nobody has taken yet until none is left. @param after told after each block @returns organisations, as this thread saw them */
export function runBlocks(model: Model, shared: Shared, after: () => void = () => undefined): Int32Array {
  const engine = new Trajectories(model);
  const histograms = new Histograms(model);
  const control = new Int32Array(shared.control);
  const blocks = Math.ceil(shared.trajectories / BLOCK);
  for (let block = Atomics.add(control, NEXT, 1); block < blocks; block = Atomics.add(control, NEXT, 1)) {
    const from = block * BLOCK;
    const until = Math.min(from + BLOCK, shared.trajectories);
    const heads = new Float64Array(shared.flows, 8 * engine.flows * 2 * block, engine.flows);
    const ftes = new Float64Array(shared.flows, 8 * engine.flows * (2 * block + 1), engine.flows);
    for (let trajectory = from; trajectory < until; trajectory += 1) {
      const row = new Float32Array(shared.draws, 4 * engine.width * trajectory, engine.width);
      engine.run(trajectory, row, heads, ftes, step => histograms.add(step, engine.stock));
    }
    Atomics.add(control, DONE, until - from);
    after();
    if (Atomics.load(control, STOP) === 1) break;
  }
  histograms.settle();
  return histograms.counts;
}

export function done(shared: Shared): number {
  return Atomics.load(new Int32Array(shared.control), DONE);
}

/** No thread begins another block. */
export function stop(shared: Shared): void {
  Atomics.store(new Int32Array(shared.control), STOP, 1);
}

/** Of one kind, by (region × step) × flow, summed over all trajectories, block by block. */
export function flowsOf(model: Model, shared: Shared, kind: 'heads' | 'ftes'): Float64Array {
  const size = model.regions.length * model.horizon * PIPELINE_FLOWS.length;
  const sums = new Float64Array(size);
  const blocks = Math.ceil(shared.trajectories / BLOCK);
  for (let block = 0; block < blocks; block += 1) {
    const own = new Float64Array(shared.flows, 8 * size * (2 * block + (kind === 'heads' ? 0 : 1)), size);
    for (let at = 0; at < size; at += 1) sums[at]! += own[at]!;
  }
  return sums;
}
