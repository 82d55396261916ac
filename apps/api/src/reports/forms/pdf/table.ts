import { type ReportTable } from '../../board-report.js';
import { inDigits, NOT_KNOWN } from '../../words.js';
import { FONTS } from './fonts.js';
import { printableIn } from './printable.js';
import { INK, LINE, type Sheet } from './sheet.js';

const SIZE = 8;
const PAD = 3;

interface Column {
  readonly label: string;
  readonly isNumber: boolean;
  readonly x: number;
  readonly width: number;
}

/** A table whose columns' names stand on each of its pages; rows are never parted. */
export function drawTable(sheet: Sheet, table: Pick<ReportTable, 'columns' | 'rows' | 'title'>): void {
  const { doc } = sheet;
  doc.font(FONTS.regular);
  const columns = columnsOf(sheet, table);
  const element = doc.struct('Table', { title: table.title });
  sheet.add(element);
  const names = columns.map(({ label }) => label);
  const head = heightOf(sheet, columns, names, FONTS.bold);
  sheet.room(head + 3 * (SIZE + 2 * PAD));
  drawRow(sheet, columns, names, { font: FONTS.bold, height: head, parent: element, isHead: true });
  for (const row of table.rows) {
    const cells = row.map((cell, nth) => textOf(doc, cell, table.columns[nth]!.digits));
    const height = heightOf(sheet, columns, cells, FONTS.regular);
    if (doc.y + height > sheet.bottom) {
      doc.addPage();
      // Told once already: here it is for the eye.
      drawRow(sheet, columns, names, { font: FONTS.bold, height: head, isHead: true });
    }
    drawRow(sheet, columns, cells, { font: FONTS.regular, height, parent: element, isHead: false });
  }
  element.end();
  doc.y += 8;
}

interface RowLook {
  readonly font: string;
  readonly height: number;
  readonly isHead: boolean;
  /** Left out: it is told to nobody who listens. */
  readonly parent?: PDFKit.PDFStructureElement;
}

function drawRow(
  sheet: Sheet,
  columns: readonly Column[],
  cells: readonly string[],
  { font, height, isHead, parent }: RowLook,
): void {
  const { doc } = sheet;
  const top = doc.y;
  const row = parent && doc.struct('TR');
  if (row) parent.add(row);
  columns.forEach(({ x, width, isNumber }, nth) => {
    const write = () =>
      void doc
        .font(font)
        .fontSize(SIZE)
        .fillColor(INK)
        .text(cells[nth] ?? '', x, top + PAD, {
          width: width - 2 * PAD,
          align: isNumber ? 'right' : 'left',
        });
    if (row) row.add(isHead || nth === 0 ? headCell(doc, isHead, write) : doc.struct('TD', {}, write));
    else unheard(doc, write);
  });
  row?.end();
  unheard(doc, () =>
    doc
      .moveTo(sheet.left, top + height)
      .lineTo(sheet.left + sheet.width, top + height)
      .lineWidth(isHead ? 1 : 0.5)
      .stroke(isHead ? INK : LINE),
  );
  doc.y = top + height;
}

/** Says what it heads: who listens to a table is told it with each cell. */
function headCell(doc: PDFKit.PDFDocument, isColumn: boolean, write: () => void): PDFKit.PDFStructureElement {
  // pdfkit's types do not know of `scope`.
  const options: object = { scope: isColumn ? 'Column' : 'Row' };
  return doc.struct('TH', options, write);
}

/** Content that is for the eye alone. */
export function unheard(doc: PDFKit.PDFDocument, content: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  content();
  doc.endMarkedContent();
}

function heightOf(sheet: Sheet, columns: readonly Column[], cells: readonly string[], font: string): number {
  const { doc } = sheet;
  doc.font(font).fontSize(SIZE);
  const heights = cells.map((cell, nth) =>
    doc.heightOfString(cell, { width: columns[nth]!.width - 2 * PAD }),
  );
  return Math.max(SIZE, ...heights) + 2 * PAD;
}

/** As much room as what stands in them takes; where that is too much, the widest give way. */
function columnsOf(sheet: Sheet, { columns, rows }: Pick<ReportTable, 'columns' | 'rows'>): Column[] {
  const { doc } = sheet;
  const longest = columns.map(({ label, digits }, nth) => {
    doc.font(FONTS.bold).fontSize(SIZE);
    const words = Math.max(...label.split(' ').map(word => doc.widthOfString(word)));
    doc.font(FONTS.regular);
    const cells = rows.map(row => doc.widthOfString(textOf(doc, row[nth] ?? null, digits)));
    return Math.max(words, ...cells) + 2 * PAD + 2;
  });
  const widest = widestThatFits(longest, sheet.width);
  const widths = longest.map(width => Math.min(width, widest));
  const spare = (sheet.width - widths.reduce((sum, width) => sum + width, 0)) / widths.length;
  let x = sheet.left;
  return columns.map(({ label, digits }, nth) => {
    const width = widths[nth]! + spare;
    const column = { label, isNumber: digits !== null, x, width };
    x += width;
    return column;
  });
}

function widestThatFits(widths: readonly number[], room: number): number {
  let limit = Math.max(...widths);
  while (widths.reduce((sum, width) => sum + Math.min(width, limit), 0) > room) limit -= 2;
  return limit;
}

function textOf(doc: PDFKit.PDFDocument, cell: string | number | null, digits: number | null): string {
  if (cell === null) return NOT_KNOWN;
  return typeof cell === 'number' ? inDigits(cell, digits ?? 0) : printableIn(doc, cell);
}
