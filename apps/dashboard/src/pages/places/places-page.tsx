import { useQuery } from '@tanstack/react-query';
import { EVIDENCES, MEASURES, PROFESSIONS } from '../../address/filters.js';
import { useFilters } from '../../address/use-filters.js';
import { targetsAsked } from '../../client/queries.js';
import { CohortYearField } from '../../controls/cohort-year-field.js';
import { DayField } from '../../controls/day-field.js';
import { SelectField } from '../../controls/select-field.js';
import { newestToldOf } from '../../freshness/counted-on.js';
import { placeOptions } from '../../geography/areas.js';
import { PageTitle } from '../../shell/page-title.js';
import { dayInWords } from '../../words/days.js';
import {
  isPlaceMeasure,
  type OfTraining,
  type OfWorkforce,
  PLACE_MEASURES,
  type PlaceMeasure,
  settledBy,
} from './measures.js';
import { type MapLevel } from './query.js';
import { Redistribution } from './redistribution.js';
import { TrainingPlaces } from './training-places.js';
import { WorkforcePlaces } from './workforce-places.js';
import { yearsUpTo } from '../../words/academic-years.js';

const LEVELS = { icb: 'Integrated care boards', region: 'Regions' } as const;
const YEARS = 9;

/** Where it is better and where it is worse, and whether training goes where it is short. */
export function PlacesPage() {
  const { filters } = useFilters();
  const { data } = useQuery(targetsAsked);
  const today = new Date().toISOString().slice(0, 10);
  const newest = data && newestToldOf(data.asOf, today);
  const settled = filters.on ?? (newest && settledBy(newest));
  return (
    <>
      <PageTitle
        title="Places"
        lead="Where it is better, where it is worse, and whether training goes where people are."
      />
      {settled === undefined ? (
        <p className="muster-awaited muster-awaited--chart">Asking for the newest day …</p>
      ) : (
        <Places settled={settled} today={today} />
      )}
    </>
  );
}

function Places({ settled, today }: { readonly settled: string; readonly today: string }) {
  const { filters, change } = useFilters();
  const show: PlaceMeasure = filters.show && isPlaceMeasure(filters.show) ? filters.show : 'in-post';
  const measure: OfWorkforce | OfTraining = PLACE_MEASURES[show];
  const evidence = measure.from === 'workforce' ? (filters.evidence ?? 'derived') : 'derived';
  // What is published is settled up to its last day.
  const on = filters.on ?? (evidence === 'reported' ? today : settled);
  const profession = filters.profession ?? 'midwife';
  // Nothing is published of boards at this detail.
  const level: MapLevel = evidence === 'reported' || filters.level === 'region' ? 'region' : 'icb';
  const counted = filters.measure ?? 'headcount';
  const years = yearsUpTo(on, YEARS);
  const year = filters.year ?? years[measure.from === 'training' ? measure.yearsAgo : 0]!;
  return (
    <>
      <form className="muster-filters" aria-label="What is asked" onSubmit={event => event.preventDefault()}>
        <SelectField
          label="Show"
          value={show}
          options={(Object.keys(PLACE_MEASURES) as PlaceMeasure[]).map(
            name => [name, PLACE_MEASURES[name].name] as const,
          )}
          onChange={chosen => change({ show: chosen === 'in-post' ? undefined : chosen, year: undefined })}
        />
        <SelectField
          label={measure.from === 'workforce' ? 'Profession' : 'Training for'}
          value={profession}
          options={Object.entries(PROFESSIONS) as [typeof profession, string][]}
          onChange={chosen => change({ profession: chosen })}
        />
        <SelectField
          label="Places"
          value={level}
          options={(Object.entries(LEVELS) as [MapLevel, string][]).filter(
            ([each]) => evidence === 'derived' || each === 'region',
          )}
          onChange={chosen => change({ level: chosen === 'icb' ? undefined : chosen })}
        />
        {measure.from === 'workforce' ? (
          <>
            <SelectField
              label="Evidence"
              value={evidence}
              options={Object.entries(EVIDENCES) as [typeof evidence, string][]}
              onChange={chosen => change({ evidence: chosen })}
            />
            <SelectField
              label="Counted in"
              value={counted}
              options={Object.entries(MEASURES) as [typeof counted, string][]}
              onChange={chosen => change({ measure: chosen })}
            />
          </>
        ) : (
          <CohortYearField year={year} years={years} onChange={chosen => change({ year: chosen })} />
        )}
        <SelectField
          label="To stand out"
          value={filters.area ?? ''}
          options={[['', 'No place'], ...placeOptions(filters.area).slice(1)]}
          onChange={area => change({ area: area === '' ? undefined : area })}
        />
        <DayField
          label="On the day"
          {...(filters.on === undefined && {
            hint:
              evidence === 'reported'
                ? 'The last twelve months published'
                : `${dayInWords(on)}, the end of the last month in which leaving is settled`,
          })}
          value={filters.on}
          onChange={day => change({ on: day })}
        />
      </form>
      {measure.from === 'workforce' ? (
        <WorkforcePlaces {...{ measure, evidence, profession, level, counted, on }} />
      ) : (
        <TrainingPlaces {...{ measure, profession, level, year, on }} />
      )}
      <p className="muster-note">
        Vacancy does not stand here by place: funded posts are told for each target, on Progress. Tiles are
        the 42 boards up to 31 March 2026; places are dated, and boards that merged after that stand in the
        ranking alone.
      </p>
      <Redistribution profession={profession} on={settled} />
    </>
  );
}
