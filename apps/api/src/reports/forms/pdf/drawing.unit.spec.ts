import { describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { drawSvg, sizeOf } from './draw-svg.js';
import { firstFont, registerFonts } from './fonts.js';
import { parseSvg } from './parse-svg.js';

const svg = (content: string) => `<svg width="100" height="50" font-size="13">${content}</svg>`;

describe('a drawing of the dashboard', () => {
  it('is read with what stands in its elements, and its entities', () => {
    const read = parseSvg(
      svg('<title>A &amp; B</title><g transform="translate(5 6)"><text x="1">−3 &lt; 4</text></g>'),
    );
    expect(sizeOf(read)).toEqual({ width: 100, height: 50 });
    expect(read.children.map(({ name, text }) => [name, text])).toEqual([
      ['title', 'A & B'],
      ['g', ''],
    ]);
    expect(read.children[1]!.children[0]).toMatchObject({
      name: 'text',
      attributes: { x: '1' },
      text: '−3 < 4',
    });
  });

  it.each([
    ['is cut off', '<svg width="1" height="1"><g>', 'cannot be read'],
    ['closes what is not open', '<svg width="1" height="1"></g></svg>', 'closes g where svg is open'],
    ['is no drawing', '<p>Hello</p>', 'cannot be read'],
    ['holds a comment', '<svg width="1" height="1"><!-- x --></svg>', 'cannot be read'],
  ])('is refused where it %s', (_what, text, message) => {
    expect(() => parseSvg(text)).toThrow(message);
  });

  it.each([
    ['an element', '<ellipse cx="1" cy="1"/>', 'holds ellipse'],
    ['a transformation', '<g transform="rotate(45)"><rect width="1" height="1"/></g>', 'rotate(45)'],
  ])('is refused, not half drawn, where %s cannot be drawn', (_what, content, message) => {
    const doc = new PDFDocument({ font: firstFont() as unknown as string });
    registerFonts(doc);
    expect(() => drawSvg(doc, parseSvg(svg(content)), { x: 0, y: 0, scale: 1 })).toThrow(message);
  });
});
