export { type Folding, folding } from './folding.js';
export { type CodeTables, generationHash } from './generation.js';
export { type Prepared, prepareStore } from './prepare.js';
export { FOLDED_TOPICS, GROUP, type RunningProjector, startProjector } from './projector.js';
export { rebuild, type Rebuilt } from './rebuild.js';
export { refoldQueued } from './refold.js';
export { takeIn, type TakenIn } from './take-in.js';
export { type Difference, verify, type Verified } from './verify.js';
