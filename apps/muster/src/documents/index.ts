export { asyncApiDocument } from './asyncapi.js';
export { eventsPageRegions } from './events-page.js';
export { fillIn } from './regions.js';
