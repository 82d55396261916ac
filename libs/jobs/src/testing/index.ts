export { ownRedis, RedisServer } from './redis-server.js';
export { Proxy } from './proxy.js';
export { WorkerProcess } from './worker-process.js';
