export * from './clock.js';
export * from './config.js';
export * from './data-folder.js';
export * from './fault.js';
export * from './logger.js';
export * from './tables.js';
export * from './problem.js';
