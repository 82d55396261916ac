import { isToldAsNumber } from '@muster/forecast';
import { type BoardReport, type CAUSES, type ReportTable } from '../board-report.js';
import { dayInWords, instantInWords } from '../words.js';

/** A table of its own in a workbook or a pack. */
export interface NamedTable extends ReportTable {
  /** Short, and once in a report. */
  readonly name: string;
}

/** All that a report says in figures: first every figure with its vintage and freshness, then tables, and what pictures show. */
export function tablesOf(report: BoardReport): NamedTable[] {
  return [
    figuresTable(report),
    ...report.sections.flatMap(({ id, tables, charts }) => [
      ...tables.map((table, nth) => ({ ...table, name: `${id} table ${nth + 1}` })),
      ...charts.map(({ table }, nth) => ({ ...table, name: `${id} chart ${nth + 1}` })),
    ]),
    ...(report.restated ? [restatedTable(report.restated)] : []),
    aboutTable(report),
  ];
}

const text = (...labels: string[]) => labels.map(label => ({ label, digits: null }));

function figuresTable({ sections, asked, madeAt }: BoardReport): NamedTable {
  return {
    ...{ name: 'Figures', title: 'Every figure of the report', source: 'As the columns say.' },
    dated: `Of ${dayInWords(asked.on)}; made on ${instantInWords(madeAt)}.`,
    columns: [
      ...text('Section', 'Figure'),
      { label: 'Value', digits: 5 },
      ...text('Unit', 'In words', 'Evidence', 'Vintage', 'Of', 'As of', 'Id'),
    ],
    rows: sections.flatMap(({ title, simulated, figures }) =>
      figures.map(({ id, label, value, unit, words, evidence, vintage, on, asOf }) => [
        ...[title, label, isTold(value, unit) ? value : null, unit, words],
        ...[`${evidence}${simulated && evidence !== 'reported' ? ', simulated' : ''}`, vintage, on, asOf, id],
      ]),
    ),
  };
}

/** A chance at either end is told in words alone: 0 and 1 are what no forecast can say. */
const isTold = (value: number | null, unit: string | null) =>
  value === null || unit !== 'probability' || isToldAsNumber(value);

const CAUSES_IN_WORDS: { readonly [K in (typeof CAUSES)[number]]: string } = {
  'target-revised': 'Target revised',
  'newer-publication': 'Newer publication',
  definition: 'Counted in another way',
  reorganisation: 'Reorganisation',
  late: 'Came late',
  corrected: 'Corrected',
  'late-or-corrected': 'Came late, and corrected',
  'forecast-anew': 'Forecast made anew',
  'not-known': 'Not known',
};

export function restatedTable({ since, changes }: NonNullable<BoardReport['restated']>): NamedTable {
  return {
    ...{ name: 'Restated', title: `Restated since report ${since.number}` },
    source: `Report ${since.number}, published by ${since.by}.`,
    dated: `Of ${dayInWords(since.on)}; published on ${instantInWords(since.publishedAt)}.`,
    columns: [
      ...text('Figure', 'Then', 'Now'),
      { label: 'Difference', digits: 1 },
      ...text('Cause', 'In words'),
    ],
    rows: changes.map(({ label, then, now, difference, cause, why }) => [
      ...[label, then, now, difference, CAUSES_IN_WORDS[cause], why],
    ]),
  };
}

function aboutTable({ sources, definitions, published, madeAt, asOf }: BoardReport): NamedTable {
  return {
    ...{ name: 'Sources and definitions', title: 'Sources and definitions', source: 'Muster.' },
    dated: published
      ? `Report ${published.number}, published by ${published.by} on ${instantInWords(published.at)}.`
      : `Draft, made on ${instantInWords(madeAt)}.`,
    columns: text('What', 'Says', 'Counted in', 'From'),
    rows: [
      ...sources.map(({ name, detail }) => [name, detail, null, null]),
      ['Read models', asOf.generation, null, null],
      ['Reference (organisations and places)', `epoch ${asOf.epoch}`, null, null],
      ...definitions.map(({ label, definition, unit, source }) => [label, definition, unit, source]),
    ],
  };
}
