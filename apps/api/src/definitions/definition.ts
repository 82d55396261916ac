/** What a figure of an answer is. */
export interface Definition {
  /** For people. */
  readonly label: string;
  readonly definition: string;
  readonly unit: string;
  /** What it is made from, and whose rules it follows. */
  readonly source: string;
}

/** What most figures of training are made from. */
export const EVENTS = 'events about people';
export const INSTITUTIONS = 'events of institutions';

export function define(label: string, unit: string, source: string, definition: string): Definition {
  return { label, definition, unit, source };
}
