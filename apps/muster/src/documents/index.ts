export { asyncApiDocument } from './asyncapi.js';
export { eventsPageRegions } from './events-page.js';
export { forecastPageRegions } from './forecast-page.js';
export { fillIn } from './regions.js';
