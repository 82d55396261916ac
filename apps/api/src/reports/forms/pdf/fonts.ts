import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Names within a document. Arimo is as wide as Arial, which charts are measured for, and is embedded. */
export const FONTS = { regular: 'Arimo', bold: 'Arimo bold' } as const;

const { resolve } = createRequire(import.meta.url);
const FILES = {
  [FONTS.regular]: '@fontsource/arimo/files/arimo-latin-400-normal.woff',
  [FONTS.bold]: '@fontsource/arimo/files/arimo-latin-700-normal.woff',
} as const;

/** The font that a document begins with: one of its own, or pdfkit looks for one of its standard fonts, which are not embedded. */
export function firstFont(): Buffer {
  return readFileSync(resolve(FILES[FONTS.regular]));
}

/** What is asked of an open font, as pdfkit has it within. */
export interface OpenFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): object;
}

export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const [name, file] of Object.entries(FILES)) {
    doc.registerFont(name, readFileSync(resolve(file)));
    blankForNoBreak(openFont(doc.font(name)));
  }
}

/** The font that the document writes in now, which pdfkit's types do not tell of. */
export function openFont(doc: PDFKit.PDFDocument): OpenFont {
  return (doc as unknown as { readonly _font: { readonly font: OpenFont } })._font.font;
}

/**
 * The files end with the glyph of the no-break space, which is empty: pdfkit reads beyond the end, and fails. A blank looks the same, and whoever
 * selects the text has a blank.
 */
function blankForNoBreak(font: OpenFont): void {
  const glyphFor = font.glyphForCodePoint.bind(font);
  font.glyphForCodePoint = codePoint => glyphFor(codePoint === NO_BREAK ? BLANK : codePoint);
}

const BLANK = 0x20;
const NO_BREAK = 0xa0;
