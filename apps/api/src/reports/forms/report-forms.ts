import { Inject, Injectable } from '@nestjs/common';
import { Type } from 'typebox';
import { preferred } from '../../http/accept.js';
import { JSON_TYPE } from '../../http/describe.js';
import { PAGES } from '../../surroundings.js';
import { type BoardReport } from '../board-report.js';
import { csvPack } from './csv-pack.js';
import { loadDrawings } from './drawings.js';

const TYPES = {
  json: JSON_TYPE,
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'application/zip',
} as const;
export type ReportForm = keyof typeof TYPES;
const FORMS = Object.keys(TYPES) as [ReportForm, ...ReportForm[]];

export const FormField = {
  format: Type.Optional(Type.Enum(FORMS, { description: FORMS.join(', ') })),
};

/** By media type: what each file holds, for the description of the API. */
export const REPORT_FILES = {
  [TYPES.pdf]: 'The report as pages, tagged for those who listen to it.',
  [TYPES.xlsx]: 'A sheet for each table, and one of sources and definitions.',
  [TYPES.csv]: 'A ZIP of a CSV file for each table.',
} as const;

interface ReportFile {
  readonly type: string;
  readonly name: string;
  readonly content: Buffer;
}

/** A report as a file. */
@Injectable()
export class ReportForms {
  constructor(@Inject(PAGES) private readonly pages: string | null) {}

  /** Undefined: it is wanted as JSON. */
  async fileOf(
    report: BoardReport,
    format: ReportForm | undefined,
    accept: string | undefined,
  ): Promise<ReportFile | undefined> {
    const form = format ?? formOf(accept);
    const named = { type: TYPES[form], name: `${nameOf(report)}.${form === 'csv' ? 'zip' : form}` };
    switch (form) {
      case 'json':
        return undefined;
      // Loaded when they are first wanted: whoever starts the api waits for neither.
      case 'pdf': {
        const { pdfOf } = await import('./pdf/pdf.js');
        return { ...named, content: await pdfOf(report, await loadDrawings(this.pages)) };
      }
      case 'xlsx': {
        const { workbookOf } = await import('./workbook.js');
        return { ...named, content: await workbookOf(report) };
      }
      case 'csv':
        return { ...named, content: csvPack(report) };
      default:
        return form satisfies never;
    }
  }
}

function formOf(accept: string | undefined): ReportForm {
  const type = preferred(accept, Object.values(TYPES));
  return FORMS.find(form => TYPES[form] === type) ?? 'json';
}

function nameOf({ published, asked }: BoardReport): string {
  return published ? `muster-board-report-${published.number}` : `muster-board-report-draft-${asked.on}`;
}
