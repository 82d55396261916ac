import { renderToStaticMarkup } from 'react-dom/server';
import { type ReportChart, ReportDrawing } from './report-drawing.js';

/** What the api draws a report's pictures by: `server/drawings.mjs` of a build. @returns SVG */
export function drawingOf(
  chart: Pick<ReportChart, 'title' | 'description' | 'drawing'>,
  width: number,
): string {
  return renderToStaticMarkup(<ReportDrawing chart={chart} width={width} />);
}
