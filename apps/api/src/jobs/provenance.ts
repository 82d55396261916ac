import { type JobKind } from '@muster/jobs';
import { sourceFreshness } from '@muster/store';
import { createHash } from 'node:crypto';
import { type Snapshot } from '../freshness/snapshots.js';

/**
 * What the result of a job depends on besides its input, as this snapshot holds it: asked on the same ground, it is the same job. A
 * rebuild makes another generation; the others give other answers once anything was folded in or redriven, or the reference changed.
 */
export async function provenanceOf(kind: JobKind, snapshot: Snapshot): Promise<string> {
  const { generation, asOf } = snapshot;
  if (kind === 'rebuild') return `generation ${generation}`;
  const { folded, epoch, refoldPending } = asOf;
  const came = (await sourceFreshness(snapshot)).map(({ source, applied, duplicates, parked }) => [
    ...[source, applied, duplicates, parked],
  ]);
  const facts = createHash('sha256').update(JSON.stringify([folded, refoldPending, came]));
  return `generation ${generation}, epoch ${epoch}, facts ${facts.digest('hex').slice(0, 16)}`;
}
