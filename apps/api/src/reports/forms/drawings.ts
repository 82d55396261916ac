import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ReportChart } from '../board-report.js';

/** A chart as SVG, as wide as is said: the dashboard's own drawing of it. */
export type Draw = (chart: Pick<ReportChart, 'title' | 'description' | 'drawing'>, width: number) => string;

/**
 * What the build of the dashboard made for servers, beside the pages. It is found by its place, and knows the report by the description of
 * the API alone, so neither package imports the other.
 * @returns undefined where this api has no pages: then tables stand for pictures
 */
export async function loadDrawings(pages: string | null): Promise<Draw | undefined> {
  const file = pages === null ? undefined : join(pages, 'server', 'drawings.mjs');
  if (file === undefined || !existsSync(file)) return undefined;
  const { drawingOf } = (await import(pathToFileURL(file).href)) as { readonly drawingOf: Draw };
  return drawingOf;
}
