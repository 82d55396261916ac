import { FONTS } from './fonts.js';
import { printableIn } from './printable.js';

export const INK = '#212b32';
export const QUIET = '#4c6272';
export const LINE = '#aeb7bd';
export const MARGINS = { top: 62, bottom: 62, left: 50, right: 50 } as const;

const HEADINGS = {
  H1: { size: 22, before: 0, after: 6 },
  H2: { size: 16, before: 18, after: 6 },
  H3: { size: 11.5, before: 12, after: 3 },
} as const;
export type Heading = keyof typeof HEADINGS;

/** Pages on which blocks stand below each other. Each block is told to the structure, in the order in which it is read. */
export class Sheet {
  /** Where the next block is told to. */
  private at: PDFKit.PDFStructureElement;

  constructor(
    readonly doc: PDFKit.PDFDocument,
    private readonly root: PDFKit.PDFStructureElement,
  ) {
    this.at = root;
  }

  get width(): number {
    return this.doc.page.width - MARGINS.left - MARGINS.right;
  }

  get left(): number {
    return MARGINS.left;
  }

  get bottom(): number {
    return this.doc.page.height - MARGINS.bottom;
  }

  /** What follows belongs together, for those who listen. */
  section(title: string): void {
    this.at = this.doc.struct('Sect', { title });
    this.root.add(this.at);
  }

  /** A structure of its own, whose content is drawn by `content`. */
  tell(type: string, content: () => void, options: { readonly alt?: string } = {}): void {
    this.at.add(this.doc.struct(type, options, content));
  }

  add(element: PDFKit.PDFStructureElement): void {
    this.at.add(element);
  }

  /** A heading, never the last on its page: `keep` is how much has to follow it. */
  heading(level: Heading, text: string, keep = 60): void {
    const { size, before, after } = HEADINGS[level];
    this.room(before + size * 1.3 + keep);
    if (this.doc.y > MARGINS.top) this.doc.y += before;
    this.tell(level, () => this.write(text, { font: FONTS.bold, size }));
    this.doc.y += after;
  }

  paragraph(
    text: string,
    look: { font?: string; size?: number; colour?: string; after?: number } = {},
  ): void {
    const { font = FONTS.regular, size = 10, colour = INK, after = 6 } = look;
    this.doc.font(font).fontSize(size);
    this.room(
      Math.min(this.doc.heightOfString(printableIn(this.doc, text), { width: this.width }), 4 * size),
    );
    this.tell('P', () => this.write(text, { font, size, colour }));
    this.doc.y += after;
  }

  /** Begins a new page where there is not so much room left. */
  room(height: number): void {
    if (this.doc.y + height > this.bottom) this.doc.addPage();
  }

  private write(text: string, { font, size, colour = INK }: { font: string; size: number; colour?: string }) {
    this.doc
      .font(font)
      .fontSize(size)
      .fillColor(colour)
      .text(printableIn(this.doc, text), this.left, this.doc.y, { width: this.width, lineGap: 1.5 });
  }
}
