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

export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const [name, file] of Object.entries(FILES)) doc.registerFont(name, readFileSync(resolve(file)));
}
