export { type InThreads, runPipelineInThreads } from './run.js';
