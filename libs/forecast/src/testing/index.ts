export { type EvidenceSize, evidenceOfSize } from './evidence.js';
