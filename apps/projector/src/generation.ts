import {
  canonicalJson,
  FOLD_VERSION,
  type ExposureRow,
  type ProfessionRow,
  type ReferenceTables,
} from '@muster/domain';
import { createHash } from 'node:crypto';

/** What read models are made with: the code tables of this installation, and the reference they start from. */
export interface CodeTables {
  readonly professions: readonly ProfessionRow[];
  readonly exposure: readonly ExposureRow[];
  readonly reference: ReferenceTables;
}

/**
 * Names the read models that this fold makes with these code tables. Organisations and successions are not in it: a change
 * of those is a new epoch, not a new generation.
 */
export function generationHash(tables: CodeTables): string {
  return createHash('sha256')
    .update(canonicalJson([FOLD_VERSION, tables.professions, tables.exposure]))
    .digest('hex')
    .slice(0, 16);
}
