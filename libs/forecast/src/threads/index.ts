export { type InThreads, runPipelineInThreads } from './run.js';
export { StandingThreads } from './standing.js';
