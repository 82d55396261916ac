/** The figures of a chart as a table: what is on the picture, no more and no less. */
export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly ChartCell[])[];
}

export interface ChartColumn {
  readonly label: string;
  /** Numbers are set to the right, and written with so many decimals. */
  readonly digits?: number;
  /** Codes that are longer than a page has room for: they go on in the next line. */
  readonly long?: boolean;
}

/** null: not known. */
export type ChartCell = string | number | null;
