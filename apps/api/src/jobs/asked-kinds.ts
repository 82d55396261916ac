import { type JobKind } from '@muster/jobs';

/** What may be asked for here. Parked events are redriven by operators, at ops. */
export const ASKED_KINDS = ['rebuild', 'restate', 'verify'] as const satisfies readonly JobKind[];
export type AskedKind = (typeof ASKED_KINDS)[number];

export function isAskedKind(kind: JobKind): kind is AskedKind {
  return (ASKED_KINDS as readonly JobKind[]).includes(kind);
}
