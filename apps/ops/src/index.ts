export { type Feed, readFeeds } from './feeds/feeds.js';
export { type LagState, LAG_STATES } from './lag/judge.js';
export { type PartitionLag, readLag } from './lag/read-lag.js';
export { type JobInHand, type QueueReading, readQueues } from './queues/read-queues.js';
export { opsRoutes, type OpsRoutesOptions } from './routes.js';
export { OPS_SETTINGS } from './settings.js';
