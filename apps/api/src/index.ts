export { type ApiOptions } from './api.module.js';
export { createApi } from './create-api.js';
