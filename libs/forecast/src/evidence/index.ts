export * from '../pipeline/evidence/cubes.js';
export { evidenceFromCubes, firstPostsByYear } from '../pipeline/evidence/from-cubes.js';
