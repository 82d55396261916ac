import { useQuery } from '@tanstack/react-query';
import { useFilters } from '../../address/use-filters.js';
import { DayField } from '../../controls/day-field.js';
import { SelectField } from '../../controls/select-field.js';
import { ENGLAND, REGIONS } from '../../geography/areas.js';
import { PageTitle } from '../../shell/page-title.js';
import { Answered } from '../../states/answered.js';
import { academicYear, yearsUpTo } from '../../words/academic-years.js';
import { Files } from './files.js';
import { Publish } from './publish.js';
import { PublishedList } from './published-list.js';
import { reportAsked } from './query.js';
import { ReportSheet } from './report-sheet.js';

const YEARS = 9;
const AREAS = [[ENGLAND, 'England'], ...Object.entries(REGIONS)] as readonly (readonly [string, string])[];

/** The board's pages in a minute: on screen, on paper, and as files; published, they stay as they are. */
export function ReportPage() {
  const { filters, change } = useFilters();
  const { report: number, on, year } = filters;
  const area = filters.area === ENGLAND ? undefined : filters.area;
  const question = { on, area, year };
  const query = useQuery(reportAsked(number, question));
  return (
    <>
      <PageTitle
        title="Board report"
        lead="Progress, pipeline and participation, each figure with its source: for paper."
      />
      {number === undefined && (
        <form
          className="muster-filters"
          aria-label="What is asked"
          onSubmit={event => event.preventDefault()}
        >
          <DayField label="As at" value={on} onChange={day => change({ on: day })} />
          <SelectField
            label="Pipeline and participation of"
            value={area ?? ENGLAND}
            options={
              area === undefined || AREAS.some(([code]) => code === area) ? AREAS : [...AREAS, [area, area]]
            }
            onChange={chosen => change({ area: chosen === ENGLAND ? undefined : chosen, level: undefined })}
          />
          <SelectField
            label="Cohorts that began in"
            value={year ?? ''}
            options={[
              ['', 'The year that tells most'],
              ...yearsUpTo(on ?? new Date().toISOString().slice(0, 10), YEARS).map(
                each => [each, academicYear(each)] as const,
              ),
            ]}
            onChange={chosen => change({ year: chosen === '' ? undefined : chosen })}
          />
        </form>
      )}
      <Answered query={query} what="the report" room="chart">
        {report => (
          <>
            <Files number={number} question={question} />
            <ReportSheet report={report} />
          </>
        )}
      </Answered>
      {number === undefined && <Publish question={question} />}
      <PublishedList shown={number} />
    </>
  );
}
