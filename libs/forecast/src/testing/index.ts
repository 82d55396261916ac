export { type EvidenceSize, evidenceOfSize } from './evidence.js';
export { type Chance, type PlainMonths, PlainSimulation } from './plain.js';
