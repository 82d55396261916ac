export * from './kinds.js';
export * from './open-jobs.js';
export * from './port.js';
export { defaultSettings, type JobSettings, type Keep } from './settings.js';
