export { type ForecasterOrders } from './child/orders.js';
export { type ForecasterChild, startForecasterChild } from './child/start.js';
export { REFRESH_SETTINGS } from './settings.js';
