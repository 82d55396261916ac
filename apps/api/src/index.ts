export { type ApiOptions } from './api.module.js';
export { createApi } from './create-api.js';
export { ApiProblem } from './http/problems.js';
export { Snapshots } from './freshness/snapshots.js';
export { type Table } from './http/csv.js';
export { participationAnswer } from './participation/answer.js';
export { type ParticipationQuestion, participationTable } from './participation/participation-reply.js';
export { PIPELINE_COLUMNS, type PipelineQuestion, pipelineTable } from './pipeline/pipeline-reply.js';
export { pipelineAsked, pipelineReply } from './pipeline/pipeline.js';
