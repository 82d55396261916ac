import { type PipelineEvidence } from '../evidence.js';
import { compile } from '../engine/compile.js';
import { SHIFTED, type ShiftedParameter } from '../engine/model.js';
import { type PipelineParameters } from '../parameters/parameters.js';
import { type RunPipeline } from '../results/forecast.js';
import { type Asking } from './compare.js';

/** One bar of a tornado: by how much the mean of what is asked moves when a parameter of England does. */
export interface Sensitivity {
  readonly parameter: ShiftedParameter;
  /** One posterior standard deviation down, and up: what is not known. */
  readonly bySd: readonly [down: number, up: number];
  /** A tenth less, and more: what could be done. Absent for `hours`, which is a change and no level. */
  readonly byTenth?: readonly [less: number, more: number];
}

export interface Sensing extends Asking {
  readonly seed: number;
  readonly trajectories: number;
  /** Absent: all of them. */
  readonly parameters?: readonly ShiftedParameter[];
}

/** The widest bars first, by what is not known. All trajectories share their luck. */
export async function sensitivity(
  evidence: PipelineEvidence,
  parameters: PipelineParameters,
  sensing: Sensing,
  run: RunPipeline,
): Promise<Sensitivity[]> {
  const { area, measure, step, seed, trajectories } = sensing;
  const meanOf = async (parameter?: ShiftedParameter, shift: { sd?: number; factor?: number } = {}) => {
    const shifts = parameter === undefined ? {} : { [parameter]: shift };
    const model = compile(evidence, parameters, { seed, horizon: step + 1, shifts });
    return (await run(model, trajectories)).mean(area, measure, step);
  };
  const asIs = await meanOf();
  const bars: Sensitivity[] = [];
  for (const parameter of sensing.parameters ?? SHIFTED) {
    const moved = async (shift: { sd?: number; factor?: number }) => (await meanOf(parameter, shift)) - asIs;
    bars.push({
      parameter,
      bySd: [await moved({ sd: -1 }), await moved({ sd: 1 })],
      ...(parameter === 'hours'
        ? {}
        : { byTenth: [await moved({ factor: 0.9 }), await moved({ factor: 1.1 })] as const }),
    });
  }
  const width = ({ bySd: [down, up] }: Sensitivity) => Math.abs(up - down);
  return bars.sort((a, b) => width(b) - width(a));
}
