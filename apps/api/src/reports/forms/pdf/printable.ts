import { openFont, type OpenFont } from './fonts.js';

/** What a font has signs for. */
type Glyphs = Pick<OpenFont, 'hasGlyphForCodePoint'>;

/** Signs that people write and the fonts have not. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ...{ '\u2192': '->', '\u2190': '<-', '\u2265': '>=', '\u2264': '<=', '\u2011': '-' },
  ...{ '\u202f': '\u00a0', '\u2007': '\u00a0' },
};
const UNKNOWN = '?';

/** Where a line may not part a figure: within it, and from what it counts. */
const WITHIN_FIGURES = /(?<=\d)[ \u2009\u202f](?=\d{3}(?!\d)|%|FTE\b)/g;

/**
 * A text as it can be printed: a sign that the font lacks cannot be drawn at all, and whoever publishes may write any. Letters lose what stands
 * above or below them.
 */
export function printable(text: string, font: Glyphs): string {
  const joined = text.normalize('NFC').replace(WITHIN_FIGURES, '\u00a0');
  return [...joined].map(sign => (isPrintable(sign, font) ? sign : substitute(sign, font))).join('');
}

function isPrintable(sign: string, font: Glyphs): boolean {
  return sign === '\n' || font.hasGlyphForCodePoint(sign.codePointAt(0)!);
}

function substitute(sign: string, font: Glyphs): string {
  const base = sign.normalize('NFD').charAt(0);
  return WRITTEN_OUT[sign] ?? (font.hasGlyphForCodePoint(base.codePointAt(0)!) ? base : UNKNOWN);
}

/** The text as it can be printed in the font that the document writes in. */
export function printableIn(doc: PDFKit.PDFDocument, text: string): string {
  return printable(text, openFont(doc));
}
