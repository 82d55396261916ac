export { storeFolder } from './home.js';
export { type OpenMuster, openMuster } from './open-muster.js';
export { type Settings, readSettings } from './settings.js';
