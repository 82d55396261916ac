import { type ChartTable } from '../../charts/chart-table.js';
import { DataTable, Figure } from '../../charts/figure.js';
import { ReportDrawing } from '../../report-drawing/report-drawing.js';
import { dayInWords, instantInWords } from '../../words/days.js';
import { MONTH_PATTERN, monthInWords } from '../../words/months.js';
import { unbroken } from '../../words/numbers.js';
import { type BoardReport, type ReportSection } from './query.js';
import { Restated } from './restated.js';

/** The report itself, as it is printed. */
export function ReportSheet({ report }: { readonly report: BoardReport }) {
  const { asked, published, madeAt, sections, restated, sources, definitions } = report;
  return (
    <article className="muster-report" aria-label={report.title}>
      <header>
        <p className="muster-tags">
          <strong className={`nhsuk-tag nhsuk-tag--${published ? 'green' : 'grey'}`}>
            {published ? `Report ${published.number}` : 'Draft'}
          </strong>
          {report.simulated && <strong className="nhsuk-tag nhsuk-tag--yellow">Simulated people</strong>}
        </p>
        <p>
          As at {dayInWords(asked.on)}.{' '}
          {published
            ? `Published by ${published.by} on ${instantInWords(published.at)}${published.note === null ? '.' : `: ${published.note}`}`
            : `Made on ${instantInWords(madeAt)}; its figures may change until it is published.`}
        </p>
        <dl className="muster-report__answers">
          {sections.map(({ id, title, answer }) => (
            <div key={id}>
              <dt>{title}</dt>
              <dd>{unbroken(answer)}</dd>
            </div>
          ))}
        </dl>
      </header>
      {restated && <Restated restated={restated} />}
      {sections.map(section => (
        <Section key={section.id} section={section} />
      ))}
      <section>
        <h2 className="nhsuk-heading-m">Sources and definitions</h2>
        {sources.map(({ name, detail }) => (
          <p key={name}>
            <strong>{name}.</strong> {detail}
          </p>
        ))}
        <DataTable
          caption="Definitions"
          table={{
            columns: [{ label: 'What' }, { label: 'Means' }, { label: 'Counted in' }],
            rows: definitions.map(({ label, definition, unit }) => [label, definition, unit]),
          }}
        />
      </section>
    </article>
  );
}

function Section({ section }: { readonly section: ReportSection }) {
  const { title, answer, paragraphs, simulated, figures, charts, tables } = section;
  return (
    <section className="muster-report__section">
      <h2 className="nhsuk-heading-m">{title}</h2>
      {simulated && (
        <p className="muster-tags">
          <strong className="nhsuk-tag nhsuk-tag--yellow">Simulated people are among these figures</strong>
        </p>
      )}
      <p className="muster-answer">{unbroken(answer)}</p>
      {paragraphs.map(words => (
        <p key={words}>{unbroken(words)}</p>
      ))}
      {charts.map(chart => (
        <Figure
          key={chart.title}
          title={chart.title}
          description={chart.description}
          source={chart.source}
          dated={chart.dated}
          table={tableOf(chart.table)}
        >
          {width => <ReportDrawing chart={chart} width={width} />}
        </Figure>
      ))}
      {figures.length > 0 && (
        <>
          <h3 className="nhsuk-heading-s">Figures, each with its source</h3>
          <DataTable caption={`Figures: ${title}`} table={figuresTable(figures)} />
        </>
      )}
      {tables.map(table => (
        <section key={table.title}>
          <h3 className="nhsuk-heading-s">{table.title}</h3>
          <DataTable caption={`${table.title}: ${title}`} table={tableOf(table)} />
          <p className="muster-source">
            {table.source} {table.dated}
          </p>
        </section>
      ))}
    </section>
  );
}

function tableOf({ columns, rows }: ReportSection['tables'][number]): ChartTable {
  return {
    columns: columns.map(({ label, digits }) => ({ label, ...(digits !== null && { digits }) })),
    rows,
  };
}

function figuresTable(figures: ReportSection['figures']): ChartTable {
  return {
    columns: ['Figure', 'Reads', 'Unit', 'Of', 'From', 'As of'].map(label => ({ label })),
    rows: figures.map(({ label, words, unit, on, evidence, vintage, asOf }) => [
      ...[label, unbroken(words), unit, on ? whenInWords(on) : 'no day', EVIDENCE[evidence](vintage)],
      asOf === null ? 'as published' : instantInWords(asOf),
    ]),
  };
}

/** Protected figures are of a month. */
function whenInWords(on: string): string {
  return MONTH_PATTERN.test(on) ? monthInWords(on) : dayInWords(on);
}

const EVIDENCE: Record<ReportSection['figures'][number]['evidence'], (vintage: string | null) => string> = {
  reported: vintage => `published, vintage ${vintage ?? 'not known'}`,
  derived: () => 'events about people',
  protected: () => 'events, protected',
  forecast: () => 'forecast',
};
