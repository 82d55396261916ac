import { FORECAST_KINDS, type JobKind } from '@muster/jobs';

/** What may be asked for here. Parked events are redriven by operators, at ops. */
export const ASKED_KINDS = ['rebuild', 'restate', 'verify'] as const satisfies readonly JobKind[];
export type AskedKind = (typeof ASKED_KINDS)[number];

/** What may be looked at here: forecasts are asked for where targets and scenarios are. */
export const SHOWN_KINDS = [...ASKED_KINDS, ...FORECAST_KINDS] as const satisfies readonly JobKind[];
export type ShownKind = (typeof SHOWN_KINDS)[number];

export function isShownKind(kind: JobKind): kind is ShownKind {
  return (SHOWN_KINDS as readonly JobKind[]).includes(kind);
}
