import { FONTS } from './fonts.js';
import { type SvgElement } from './parse-svg.js';
import { printableIn } from './printable.js';

type Doc = PDFKit.PDFDocument;

/** What an element hands on to those within it. */
interface Style {
  readonly fill: string;
  readonly stroke: string;
  readonly size: number;
  readonly bold: boolean;
  readonly anchor: string;
}

const OUTER: Style = { fill: '#000000', stroke: 'none', size: 16, bold: false, anchor: 'start' };
const UNSEEN = new Set(['title', 'desc', 'defs']);

export function sizeOf({ attributes }: SvgElement): { readonly width: number; readonly height: number } {
  return { width: Number(attributes['width']), height: Number(attributes['height']) };
}

/**
 * Draws what the dashboard's charts are made of: groups that are moved, rectangles, lines, paths, circles, and text on one line.
 * @throws {Error} for anything else, so that no picture is half drawn
 */
export function drawSvg(doc: Doc, svg: SvgElement, at: { x: number; y: number; scale: number }): void {
  doc.save();
  doc.translate(at.x, at.y).scale(at.scale);
  drawAll(doc, svg, OUTER);
  doc.restore();
}

function drawAll(doc: Doc, element: SvgElement, outer: Style): void {
  const style = styleOf(element, outer);
  for (const child of element.children) draw(doc, child, style);
}

function draw(doc: Doc, element: SvgElement, outer: Style): void {
  const { name } = element;
  if (UNSEEN.has(name)) return;
  if (name === 'text') return write(doc, element, styleOf(element, outer));
  doc.save();
  if (name === 'g') {
    const [x = 0, y = 0] = moved(element.attributes['transform']);
    doc.translate(x, y);
    drawAll(doc, element, outer);
  } else {
    outline(doc, element);
    paint(doc, element, styleOf(element, outer));
  }
  doc.restore();
}

function outline(doc: Doc, { name, attributes }: SvgElement): void {
  const of = (attribute: string) => Number(attributes[attribute] ?? 0);
  switch (name) {
    case 'rect':
      doc.rect(of('x'), of('y'), of('width'), of('height'));
      return;
    case 'line':
      doc.moveTo(of('x1'), of('y1')).lineTo(of('x2'), of('y2'));
      return;
    case 'circle':
      doc.circle(of('cx'), of('cy'), of('r'));
      return;
    case 'path':
      doc.path(attributes['d'] ?? '');
      return;
    default:
      throw new Error(`a drawing holds ${name}, which cannot be drawn`);
  }
}

function paint(doc: Doc, { name, attributes }: SvgElement, { fill, stroke }: Style): void {
  const filled = fill !== 'none' && name !== 'line';
  doc.lineWidth(Number(attributes['stroke-width'] ?? 1));
  const dashes = (attributes['stroke-dasharray'] ?? '').split(' ').map(Number);
  if (attributes['stroke-dasharray'] !== undefined) doc.dash(dashes[0]!, { space: dashes[1] ?? dashes[0]! });
  if (filled && stroke !== 'none') doc.fillAndStroke(fill, stroke);
  else if (stroke !== 'none') doc.stroke(stroke);
  else if (filled) doc.fill(fill);
  else doc.path('').stroke();
}

function write(doc: Doc, { attributes, text: told }: SvgElement, { fill, size, bold, anchor }: Style): void {
  doc.font(bold ? FONTS.bold : FONTS.regular).fontSize(size);
  const text = printableIn(doc, told);
  const width = doc.widthOfString(text);
  const before = anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0;
  const dy = /^([\d.-]+)em$/.exec(attributes['dy'] ?? '')?.[1];
  const [x, y] = [Number(attributes['x'] ?? 0), Number(attributes['y'] ?? 0)];
  doc
    .fillColor(fill)
    .text(text, x - before, y + Number(dy ?? 0) * size, { lineBreak: false, baseline: 'alphabetic' });
}

function styleOf({ attributes }: SvgElement, outer: Style): Style {
  return {
    fill: attributes['fill'] ?? outer.fill,
    stroke: attributes['stroke'] ?? outer.stroke,
    size: Number(attributes['font-size'] ?? outer.size),
    bold: attributes['font-weight'] === undefined ? outer.bold : attributes['font-weight'] === 'bold',
    anchor: attributes['text-anchor'] ?? outer.anchor,
  };
}

function moved(transform: string | undefined): number[] {
  if (transform === undefined) return [];
  const found = /^translate\(([\d.e-]+)[ ,]([\d.e-]+)\)$/.exec(transform);
  if (!found) throw new Error(`a drawing is transformed by ${transform}, which cannot be drawn`);
  return [Number(found[1]), Number(found[2])];
}
