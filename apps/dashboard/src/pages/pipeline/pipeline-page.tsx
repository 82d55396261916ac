import { useQuery } from '@tanstack/react-query';
import { PROFESSIONS } from '../../address/filters.js';
import { useFilters } from '../../address/use-filters.js';
import { type Provenanced } from '../../charts/chart-csv.js';
import { CohortYearField } from '../../controls/cohort-year-field.js';
import { DayField } from '../../controls/day-field.js';
import { SelectField } from '../../controls/select-field.js';
import { useCountedOn } from '../../freshness/counted-on.js';
import { ENGLAND, placeName, placeOptions } from '../../geography/areas.js';
import { PageTitle } from '../../shell/page-title.js';
import { Answered } from '../../states/answered.js';
import { Nothing } from '../../states/nothing.js';
import { dayInWords } from '../../words/days.js';
import { derivedSource } from '../../words/figures.js';
import { Attritions } from './attritions.js';
import { cohortYears, shownYear } from './cohort-years.js';
import { Exposure } from './exposure.js';
import { FillOfPlaces } from './fill-of-places.js';
import { FollowedCohort } from './followed-cohort.js';
import { NarrowingField } from './narrowing.js';
import {
  cohortsThere,
  intakesAsked,
  pipelineAsked,
  type PipelineQuestion,
  type PipelineReply,
  type PipelineRow,
} from './query.js';
import { StudentNumbers } from './student-numbers.js';
import { Training } from './training.js';
import { WayThrough } from './way-through.js';
import { YearTables } from './year-tables.js';
import { academicYear } from '../../words/academic-years.js';

/** Who is coming in, how far they get, and where they are lost. */
export function PipelinePage() {
  const { filters, change } = useFilters();
  const on = useCountedOn();
  const profession = filters.profession ?? 'midwife';
  const area = filters.area ?? ENGLAND;
  const query = useQuery(pipelineAsked({ profession, area, on }, filters.institution));
  return (
    <>
      <PageTitle title="Pipeline" lead="From applications to the first post, and who stays." />
      <form className="muster-filters" aria-label="What is asked" onSubmit={event => event.preventDefault()}>
        <SelectField
          label="Training for"
          value={profession}
          options={Object.entries(PROFESSIONS) as [typeof profession, string][]}
          onChange={chosen => change({ profession: chosen, cohort: undefined })}
        />
        <SelectField
          label="Area"
          value={area}
          options={placeOptions(filters.area)}
          onChange={chosen =>
            change({ area: chosen === ENGLAND ? undefined : chosen, level: undefined, cohort: undefined })
          }
        />
        <InstitutionField {...{ profession, area, on }} rows={query.data?.rows ?? []} />
        <DayField
          label="Counted up to"
          {...(filters.on === undefined && on && { hint: `${dayInWords(on)}, the newest day told of` })}
          value={filters.on}
          onChange={day => change({ on: day })}
        />
      </form>
      <Answered query={query} what="the cohorts" room="chart">
        {reply => <Cohorts reply={reply} area={area} />}
      </Answered>
    </>
  );
}

/** Of those that tell of the cohorts that are shown. */
function InstitutionField({
  rows,
  ...question
}: PipelineQuestion & { readonly rows: readonly PipelineRow[] }) {
  const { filters } = useFilters();
  const year = shownYear(cohortYears(rows), filters.year)?.year;
  const told = useQuery(intakesAsked(question, year)).data?.rows ?? [];
  const there = useQuery(cohortsThere(question, year)).data?.rows ?? [];
  return <NarrowingField by="institution" rows={[...told, ...there]} />;
}

function Cohorts({ reply, area }: { readonly reply: PipelineReply; readonly area: string }) {
  const { filters, change } = useFilters();
  const profession = filters.profession ?? 'midwife';
  const years = cohortYears(reply.rows);
  const shown = shownYear(years, filters.year);
  const where = whereInWords(area, reply.institution);
  if (reply.status !== 'answered' || shown === undefined)
    return (
      <Nothing>
        Nobody has told of training for {PROFESSIONS[profession].toLowerCase()} {where} up to{' '}
        {dayInWords(reply.on)}: no enrolments, no applications, no places. That is silence, not zero.
      </Nothing>
    );
  const provenance: Provenanced = {
    source: derivedSource(reply.simulated),
    dated: `${placeName(area)}${reply.institution ? `, ${reply.institution}` : ''}, counted up to ${dayInWords(reply.on)}.`,
  };
  return (
    <>
      {filters.year !== undefined && filters.year !== shown.year && (
        <p className="muster-problem" role="alert">
          Nothing is told of {academicYear(filters.year)}; {academicYear(shown.year)} is shown.
        </p>
      )}
      <form
        className="muster-filters muster-filters--within"
        aria-label="Which cohorts"
        onSubmit={event => event.preventDefault()}
      >
        <CohortYearField
          year={shown.year}
          years={years.map(({ year }) => year)}
          onChange={year => change({ year, cohort: undefined })}
        />
      </form>
      <WayThrough year={shown} provenance={provenance} />
      <Attritions years={years} provenance={provenance} />
      <StudentNumbers years={years} provenance={provenance} />
      <YearTables years={years} provenance={provenance} />
      <FillOfPlaces {...{ profession, area, on: reply.on }} year={shown.year} provenance={provenance} />
      <Exposure {...{ profession, area, on: reply.on }} year={shown.year} provenance={provenance} />
      <Training year={shown} profession={profession} provenance={provenance} />
      <FollowedCohort {...{ profession, area, on: reply.on }} year={shown.year} provenance={provenance} />
    </>
  );
}

/** "in South West, of HE58A" */
function whereInWords(area: string, institution: string | null): string {
  return `in ${placeName(area)}${institution === null ? '' : `, of ${institution},`}`;
}
