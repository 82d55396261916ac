import { describe, expect, it } from 'vitest';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PDFDocument from 'pdfkit';
import { drawSvg, sizeOf } from './draw-svg.js';
import { firstFont, FONTS, registerFonts } from './fonts.js';
import { parseSvg } from './parse-svg.js';
import { printable, printableIn } from './printable.js';

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

describe('a text on paper', () => {
  const font = { hasGlyphForCodePoint: (code: number) => code < 0x100 };

  it('parts no figure from what it counts, nor a figure in itself', () => {
    expect(printable('1,200 FTE, 30.8 % of 1 200 on 30 September 2023', font)).toBe(
      '1,200\u00a0FTE, 30.8\u00a0% of 1\u00a0200 on 30 September 2023',
    );
  });

  it('has signs that the font lacks written out, or as near as it comes', () => {
    expect(printable('\u0174yn \u2192 \u2265 5\u202f000 \u6f22', font)).toBe('Wyn -> >= 5\u00a0000 ?');
    expect(printable('caf\u0065\u0301\n', font)).toBe('caf\u00e9\n');
  });

  it('stays on its line, and can be selected as it was written', async () => {
    const doc = new PDFDocument({ font: firstFont() as unknown as string });
    registerFonts(doc);
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise(resolve => doc.once('end', resolve));
    const text = 'Of those needed there are 1,200 FTE, \u0174yn says \u2192 more.';
    // So wide that a blank would be the last on its line.
    const width = doc.font(FONTS.regular).fontSize(12).widthOfString('Of those needed there are 1,200 ') + 2;
    doc.text(printableIn(doc, text), 50, 50, { width });
    doc.end();
    await ended;
    const reading = getDocument({ data: new Uint8Array(Buffer.concat(chunks)), verbosity: 0 });
    const page = await (await reading.promise).getPage(1);
    const lines = (await page.getTextContent()).items.flatMap(item =>
      'str' in item && item.str ? item.str : [],
    );
    expect(lines.map(line => line.normalize('NFKC').trim()).filter(line => line !== '')).toEqual([
      'Of those needed there are',
      '1,200 FTE, Wyn says -> more.',
    ]);
    await reading.destroy();
  });
});
