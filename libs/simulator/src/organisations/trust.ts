import { type Day } from '@muster/domain';

/**
 * How a trust's systems tell of a merger: posts keep the old code, which means the successor; or every post is changed to the new
 * code; or every post is ended and started anew under the new code.
 */
export type MergerStyle = 'old-code' | 'changed' | 're-reported';

export interface Merger {
  /** Day number. */
  readonly on: number;
  /** One, or several: a split. */
  readonly successors: readonly Trust[];
  readonly style: MergerStyle;
}

export interface Trust {
  readonly code: string;
  readonly name: string;
  /** Index of the region among those simulated. */
  readonly region: number;
  icb: string;
  /** Published FTE of September 2017, which mergers add up: shares within the region go by them. */
  midwives: number;
  doctors: number;
  /** Share of its midwives of known nationality who are neither British nor Irish. */
  readonly international: number;
  /** What its feed covers, as day numbers: from the first to before the second. */
  coverFrom: number;
  coverTo: number;
  merger: Merger | undefined;
  /** Funded midwives, once reported. */
  establishment: number | undefined;
}

/** Whether people begin posts here on a day, under this code. Who is here on the first day covered was here before. */
export function takesOn(trust: Trust, on: number): boolean {
  return on > trust.coverFrom && on < trust.coverTo && !isReplaced(trust, on);
}

/** Whether its code has given way to another on a day. */
export function isReplaced(trust: Trust, on: number): boolean {
  return trust.merger !== undefined && trust.merger.style !== 'old-code' && on >= trust.merger.on;
}

export function sourceOf(code: string, system = 'esr'): string {
  return `urn:muster:simulator:${code}:${system}`;
}

export interface Succession {
  readonly code: string;
  readonly successors: readonly string[];
  readonly on: Day;
}
