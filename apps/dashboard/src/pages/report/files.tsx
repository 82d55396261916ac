import { fileAddress, type FileForm, type ReportQuestion } from './query.js';

const FORMS: readonly (readonly [form: FileForm, name: string])[] = [
  ['pdf', 'PDF'],
  ['xlsx', 'Excel workbook'],
  ['csv', 'CSV files (ZIP)'],
];

export function Files({
  number,
  question,
}: {
  readonly number: string | undefined;
  readonly question: ReportQuestion;
}) {
  return (
    <p className="muster-downloads muster-report__files">
      {FORMS.map(([form, name]) => (
        <a
          key={form}
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          href={fileAddress(number, question, form)}
          download
        >
          {name}
          <span className="nhsuk-u-visually-hidden"> of this report</span>
        </a>
      ))}
    </p>
  );
}
