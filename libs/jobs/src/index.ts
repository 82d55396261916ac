export { JOBS_SETTINGS, type JobsSettings, jobsBackend } from './environment.js';
export { inputFaults } from './input.js';
export * from './kinds.js';
export * from './of-service.js';
export * from './open-jobs.js';
export * from './port.js';
export { defaultSettings, type JobSettings, type Keep } from './settings.js';
export * from './soon.js';
