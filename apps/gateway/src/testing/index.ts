export { type Reply, type ServedDoors, servedDoors, started } from './served-doors.js';
