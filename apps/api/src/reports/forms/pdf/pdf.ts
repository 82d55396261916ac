import PDFDocument from 'pdfkit';
import { type BoardReport, type ReportChart, type ReportSection } from '../../board-report.js';
import { dayInWords, instantInWords } from '../../words.js';
import { type Draw } from '../drawings.js';
import { restatedTable } from '../report-tables.js';
import { drawSvg, sizeOf } from './draw-svg.js';
import { firstFont, FONTS, registerFonts } from './fonts.js';
import { parseSvg } from './parse-svg.js';
import { MARGINS, QUIET, Sheet } from './sheet.js';
import { drawTable, unheard } from './table.js';

/** A chart's pixel on paper, in points: its text, of 13 pixels, is then of 9.5 points. */
const SCALE = 0.73;

/** PDF/UA, ISO 14289-1, which the types of pdfkit do not know yet. */
const UNIVERSALLY_ACCESSIBLE = 'PDF/UA' as string as 'PDF/A-1a';

/**
 * The report as A4 pages: tagged for those who listen to it, with text that can be selected, bookmarks, page numbers, and pictures as lines, not
 * pixels.
 * @param draw left out: tables stand for pictures
 */
export async function pdfOf(report: BoardReport, draw: Draw | undefined): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: MARGINS,
    pdfVersion: '1.7',
    subset: UNIVERSALLY_ACCESSIBLE,
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    font: firstFont() as unknown as string,
    info: {
      Title: `${report.title}, ${dayInWords(report.asked.on)}`,
      Author: report.published?.by ?? 'Draft',
      Subject: 'Progress, pipeline and participation, with the vintage and freshness of every figure',
      Creator: 'Muster',
      CreationDate: new Date(report.published?.at ?? report.madeAt),
    },
  });
  const done = collected(doc);
  registerFonts(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const sheet = new Sheet(doc, root);
  cover(sheet, report);
  for (const section of report.sections) drawSection(sheet, section, draw);
  if (report.restated) restated(sheet, report.restated);
  about(sheet, report);
  root.end();
  numberPages(doc, report);
  doc.end();
  return done;
}

function collected(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.once('end', () => resolve(Buffer.concat(chunks)));
    doc.once('error', reject);
  });
}

function cover(sheet: Sheet, report: BoardReport): void {
  const { title, asked, published, madeAt, sections } = report;
  sheet.section('Summary');
  bookmark(sheet, 'Summary');
  sheet.heading('H1', title);
  sheet.paragraph(
    `As at ${dayInWords(asked.on)}. ${
      published
        ? `Report ${published.number}, published by ${published.by} on ${instantInWords(published.at)}${published.note === null ? '' : `: ${published.note}`}.`
        : `Draft, made on ${instantInWords(madeAt)}: its figures may change until it is published.`
    }`,
    { colour: QUIET },
  );
  if (report.simulated)
    sheet.paragraph(
      'Simulated people: whatever is derived from events about people in this report is simulated, and no evidence of anything. Published figures are real.',
      { font: FONTS.bold, after: 10 },
    );
  for (const { title: of, answer } of sections) {
    sheet.paragraph(of, { size: 9, font: FONTS.bold, colour: QUIET, after: 1 });
    sheet.paragraph(answer, { size: 12, after: 8 });
  }
  for (const words of report.restated?.words.slice(0, 1) ?? []) sheet.paragraph(words, { size: 12 });
}

function drawSection(sheet: Sheet, section: ReportSection, draw: Draw | undefined): void {
  const { title, answer, paragraphs, simulated, figures, charts, tables } = section;
  sheet.section(title);
  sheet.room(220);
  sheet.heading('H2', title);
  bookmark(sheet, title);
  if (simulated) sheet.paragraph('Simulated people are among these figures.', { font: FONTS.bold });
  sheet.paragraph(answer, { font: FONTS.bold, size: 11 });
  for (const words of paragraphs) sheet.paragraph(words);
  if (figures.length > 0) {
    sheet.heading('H3', 'Figures, each with its source');
    drawTable(sheet, {
      title: `Figures: ${title}`,
      columns: ['Figure', 'Reads', 'Unit', 'Of', 'From', 'As of'].map(label => ({ label, digits: null })),
      rows: figures.map(({ label, words, unit, on, evidence, vintage, asOf }) => [
        ...[label, words, unit, on ? dayInWords(on) : 'no day'],
        fromInWords(evidence, vintage),
        asOf === null ? 'as published' : instantInWords(asOf),
      ]),
    });
  }
  for (const chart of charts) drawChart(sheet, chart, draw);
  for (const table of tables) {
    sheet.heading('H3', table.title);
    sheet.paragraph(`${table.source} ${table.dated}`, { size: 8.5, colour: QUIET });
    drawTable(sheet, table);
  }
}

function fromInWords(evidence: string, vintage: string | null): string {
  if (evidence === 'reported') return `published, vintage ${vintage ?? 'not known'}`;
  return evidence === 'forecast' ? 'forecast' : evidence === 'protected' ? 'events, protected' : 'events';
}

function drawChart(sheet: Sheet, chart: ReportChart, draw: Draw | undefined): void {
  const { doc } = sheet;
  const svg = draw && parseSvg(draw(chart, Math.round(sheet.width / SCALE)));
  const height = svg ? sizeOf(svg).height * SCALE : 0;
  sheet.heading('H3', chart.title, height + 40);
  sheet.paragraph(`${chart.source} ${chart.dated}`, { size: 8.5, colour: QUIET });
  if (!svg) return drawTable(sheet, chart.table);
  const top = doc.y;
  const bbox = [sheet.left, top, sheet.left + sheet.width, top + height];
  const options = { alt: `${chart.title}. ${chart.description}`, bbox } as { alt: string };
  sheet.tell('Figure', () => drawSvg(doc, svg, { x: sheet.left, y: top, scale: SCALE }), options);
  doc.y = top + height + 8;
}

function restated(sheet: Sheet, found: NonNullable<BoardReport['restated']>): void {
  sheet.section('Restated');
  sheet.heading('H2', `Restated since report ${found.since.number}`);
  bookmark(sheet, `Restated since report ${found.since.number}`);
  for (const words of found.words.slice(0, 1)) sheet.paragraph(words);
  if (found.changes.length > 0) drawTable(sheet, restatedTable(found));
}

function about(sheet: Sheet, { sources, definitions }: BoardReport): void {
  sheet.section('Sources and definitions');
  sheet.heading('H2', 'Sources and definitions');
  bookmark(sheet, 'Sources and definitions');
  for (const { name, detail } of sources) sheet.paragraph(`${name}. ${detail}`, { size: 9, after: 3 });
  sheet.doc.y += 6;
  drawTable(sheet, {
    title: 'Definitions',
    columns: ['What', 'Means', 'Counted in'].map(label => ({ label, digits: null })),
    rows: definitions.map(({ label, definition, unit }) => [label, definition, unit]),
  });
}

function bookmark({ doc }: Sheet, title: string): void {
  doc.outline.addItem(title);
}

/** What it is, and the page, on every page: for the eye alone. */
function numberPages(doc: PDFKit.PDFDocument, { title, asked, published, simulated }: BoardReport): void {
  const { start, count } = doc.bufferedPageRange();
  const name = `${title}, ${dayInWords(asked.on)} – ${published ? `report ${published.number}` : 'draft'}`;
  for (let page = 0; page < count; page++) {
    doc.switchToPage(start + page);
    const { margins, height, width } = doc.page;
    const kept = { ...margins };
    // Text below the margin would begin a new page.
    Object.assign(margins, { bottom: 0, top: 0 });
    unheard(doc, () => {
      doc.font(FONTS.regular).fontSize(8).fillColor(QUIET);
      const room = { width: width - MARGINS.left - MARGINS.right, lineBreak: false } as const;
      doc.text(name, MARGINS.left, height - 40, room);
      doc.text(`Page ${page + 1} of ${count}`, MARGINS.left, height - 40, { ...room, align: 'right' });
      if (simulated) doc.text('Simulated people: no evidence of anything', MARGINS.left, 34, room);
    });
    Object.assign(margins, kept);
  }
}
