import { existingLayout, isThere } from './layout.js';
import { findOwner } from './ownership.js';
import { findPostmaster } from './postmaster.js';

export type EmbeddedState =
  /** No database was ever made in the folder. */
  | { readonly state: 'absent' }
  | { readonly state: 'stopped' }
  | {
      readonly state: 'running';
      readonly pid: number;
      readonly port: number;
      /** `orphaned`: its owner was killed. The next open adopts it. */
      readonly owner: { readonly pid: number; readonly purpose: string } | 'orphaned';
    };

/** How the embedded server of a folder stands. Changes nothing, and asks only the system, not the server. */
export async function inspectEmbedded(folder: string): Promise<EmbeddedState> {
  const layout = await existingLayout(folder);
  if (!layout || !(await isThere(layout.cluster))) return { state: 'absent' };
  const postmaster = await findPostmaster(layout);
  if (!postmaster) return { state: 'stopped' };
  const owner = await findOwner(layout, postmaster);
  return {
    state: 'running',
    ...postmaster,
    owner: owner ? { pid: owner.pid, purpose: owner.purpose } : 'orphaned',
  };
}
