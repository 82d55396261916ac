export { ownRedis, RedisServer } from './redis-server.js';
export { WorkerProcess } from './worker-process.js';
