import { type Simulation } from '../simulation.js';
import { USUAL } from './habits.js';
import { type Pipeline } from './pipeline.js';

/** @param keepsLives whether everybody is kept, for the truth */
export function pipelineOf(simulation: Simulation, regions: number, keepsLives: boolean): Pipeline {
  return {
    chances: { habits: USUAL, inequalities: simulation.inequalities ?? [] },
    exposureMonths: simulation.exposureMonths ?? 1,
    registered: new Set(),
    looking: Array.from({ length: regions }, () => []),
    followed: keepsLives ? [] : undefined,
  };
}
