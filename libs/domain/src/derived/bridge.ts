import { type FlowKind } from '../subjects/person/employment/flows.js';
import { ENTRY_KINDS, type EntryKind } from '../subjects/person/employment/kinds/entry.js';
import { EXIT_KINDS, type ExitKind } from '../subjects/person/employment/kinds/exit.js';
import { type DerivedMeasure, type FlowSums, type StockPoint } from './evidence.js';
import { type Stock } from '../subjects/person/employment/stock.js';

/** Organisations that came to be known otherwise, or places that are drawn otherwise: nobody joined or left. */
const RESTRUCTURING = {
  in: ['restructured-in', 'reclassified-in'],
  out: ['restructured-out', 'reclassified-out'],
} as const;
/** Who came to be told of, or is told of no more, for a feed began or ended. */
const ONBOARDING = { in: ['onboarded'], out: ['offboarded'] } as const;
const JOINING = ['new', 'return', 'role-in'] as const satisfies readonly EntryKind[];
const LEAVING = ['left', 'role-out'] as const satisfies readonly ExitKind[];

/**
 * From one stock to another, in the measure's units (FTE: hundred-thousandths):
 * opening + Σ entries − Σ exits + hours + fteKnown = closing, exactly; the last two are of FTE only.
 */
export interface DerivedBridge {
  readonly opening: number;
  readonly entries: Readonly<Record<EntryKind, number>>;
  readonly exits: Readonly<Record<ExitKind, number>>;
  readonly hours: number;
  readonly fteKnown: number;
  readonly closing: number;
  /** closing − opening = likeForLike + onboarding + restructuring. */
  readonly change: number;
  readonly likeForLike: number;
  /** onboarded − offboarded: not progress. */
  readonly onboarding: number;
  /** restructured and reclassified, in less out: not progress. */
  readonly restructuring: number;
  /** Gross joiners: new, return and role-in, and no other. */
  readonly joiners: number;
  /** Gross leavers: left and role-out, and no other. */
  readonly leavers: number;
}

/** @param flows of the days after the opening's up to the closing's */
export function derivedBridge(
  opening: Stock,
  flows: readonly FlowSums[],
  closing: Stock,
  measure: DerivedMeasure,
): DerivedBridge {
  const of = (kind: FlowKind) => flows.reduce((sum, part) => sum + (part[kind]?.[measure] ?? 0), 0);
  const all = (kinds: readonly FlowKind[]) => kinds.reduce((sum, kind) => sum + of(kind), 0);
  const change = closing[measure] - opening[measure];
  const onboarding = all(ONBOARDING.in) - all(ONBOARDING.out);
  const restructuring = all(RESTRUCTURING.in) - all(RESTRUCTURING.out);
  return {
    opening: opening[measure],
    entries: byKind(ENTRY_KINDS, of),
    exits: byKind(EXIT_KINDS, of),
    hours: of('hours'),
    fteKnown: of('fte-known'),
    closing: closing[measure],
    change,
    likeForLike: change - onboarding - restructuring,
    onboarding,
    restructuring,
    joiners: all(JOINING),
    leavers: all(LEAVING),
  };
}

/** The bridge between two points of a series, by their places in it. */
export function bridgeBetween(
  points: readonly StockPoint[],
  from: number,
  to: number,
  measure: DerivedMeasure,
): DerivedBridge {
  const flows = points.slice(from + 1, to + 1).map(point => point.flows);
  return derivedBridge(points[from]!.stock, flows, points[to]!.stock, measure);
}

function byKind<Kind extends FlowKind>(
  kinds: readonly { readonly kind: Kind }[],
  of: (kind: Kind) => number,
): Record<Kind, number> {
  return Object.fromEntries(kinds.map(({ kind }) => [kind, of(kind)])) as Record<Kind, number>;
}
