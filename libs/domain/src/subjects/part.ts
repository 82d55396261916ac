import { type Contribution } from '../cubes/cube.js';
import { type SubjectKey } from '../events/definition.js';

/** What one subject contributes; for people, what all pseudonyms of one person do, under the first of them that has facts. */
export interface Part {
  readonly owner: SubjectKey;
  readonly contributions: readonly Contribution[];
}
