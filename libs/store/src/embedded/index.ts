export { EmbeddedError, type EmbeddedFault } from './errors.js';
export { type EmbeddedState, inspectEmbedded } from './inspect.js';
export { type EmbeddedOptions, type EmbeddedServer, openEmbedded } from './open.js';
