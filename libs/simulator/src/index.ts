export { type Published, readPublished } from './calibration/published.js';
export { POISON } from './dirt/poison.js';
export { CLEAN, type Dirt, EVERYDAY_DIRT, type Simulation } from './simulation.js';
export { sendingsOf, simulate } from './simulate.js';
export { type CloudEvent, type Sending } from './telling/cloud-event.js';
export { type People, type TrueMonth, type Truth, truthOf } from './truth/truth.js';
