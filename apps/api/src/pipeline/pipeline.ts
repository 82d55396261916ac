import {
  type AcademicYear,
  academicYearOf,
  type Area,
  areaName,
  type Day,
  entryYearOf,
  fillRate,
  type Level,
  type Month,
  type Profession,
  startersYearOnYear,
} from '@muster/domain';
import { cellSums } from '@muster/store';
import { type Figure, known, valueOf } from '../figures/figure.js';
import { onOnePage, type Place } from '../figures/place.js';
import { type Snapshot } from '../freshness/snapshots.js';
import { intakesOf, type PlacedIntake } from '../intakes/intakes.js';
import { cohortFigures, type KindSum } from './cohort-figures.js';
import {
  PIPELINE_MEASURES,
  type PipelineMeasure,
  type PipelineReply,
  type PipelineRow,
} from './pipeline-reply.js';

export interface PipelineAsked extends Place {
  readonly profession: Profession;
  readonly year: AcademicYear | undefined;
  readonly on: Day;
}

/** What is known of the cohorts that begin in one academic year, of one area. */
interface YearOfArea {
  readonly area: Area;
  readonly year: AcademicYear;
  readonly sums: KindSum[];
  /** Applications by kind. */
  readonly applications: Map<string, number>;
  /** Places by kind, only where any were told. */
  readonly places: Map<string, number>;
}

/** @throws {ApiProblem} `too-many-rows` */
export async function pipelineReply(snapshot: Snapshot, asked: PipelineAsked): Promise<PipelineReply> {
  const { profession, level, area, on } = asked;
  const intakes = await intakesOf(snapshot, { professions: [profession], level, on });
  const years = await yearsOf(snapshot, asked, new Set(intakes.map(({ programme }) => programme)));
  const isAsked = (of: { readonly area: Area | undefined }) => area === undefined || of.area === area;
  const rows = years
    .filter(({ year }) => asked.year === undefined || year === asked.year)
    .flatMap((of): PipelineRow[] => {
      const own = intakes.filter(intake => isAsked(intake) && intake.area === of.area);
      const where = { level, area: of.area, areaName: areaName(of.area), profession, year: of.year };
      return [...figuresOf(level, of, own)]
        .sort((a, b) => orderOf(a) - orderOf(b))
        .map(figure => ({ ...where, ...figure }));
    });
  return {
    on,
    simulated: snapshot.asOf.simulated,
    status: rows.length > 0 ? 'answered' : 'no-derived-evidence',
    rows: onOnePage(rows, 'one year or area, or write all of it as CSV: muster export pipeline'),
    asOf: snapshot.asOf,
  };
}

const orderOf = ({ measure }: Figure<PipelineMeasure>) => PIPELINE_MEASURES.indexOf(measure);

function figuresOf(
  level: Level,
  { year, sums, applications, places }: YearOfArea,
  intakes: readonly PlacedIntake[],
): Figure<PipelineMeasure>[] {
  const own = intakes.filter(({ cohort }) => academicYearOf(cohort) === year);
  const compared = startersYearOnYear(intakes).find(each => each.year === year);
  const rate = fillRate(own);
  const made = applications.get('made') ?? 0;
  const planned = places.get('planned');
  return [
    valueOf('applications', made),
    valueOf('offers', applications.get('offered') ?? 0),
    valueOf('accepted', applications.get('accepted') ?? 0),
    known(
      'applications-per-place',
      planned === undefined || planned === 0 ? undefined : made / planned,
      'no-denominator',
    ),
    known('planned', planned),
    known('confirmed', places.get('confirmed')),
    known('fill-rate', rate === undefined ? undefined : 100 * rate, 'no-denominator'),
    known('starters-change', compared?.change, 'not-comparable'),
    known('starters-change-percent', compared?.changePercent, 'not-comparable'),
    known('starters-against-plan', compared?.againstPlan, 'not-comparable'),
    ...cohortFigures(level, sums),
  ];
}

/** @param programmes those that lead to the profession: applications name no other thing that they are for */
async function yearsOf(
  snapshot: Snapshot,
  { profession, level, area, on }: PipelineAsked,
  programmes: ReadonlySet<string>,
): Promise<YearOfArea[]> {
  const { generation } = snapshot;
  const found = new Map<string, YearOfArea>();
  const at = (of: string, year: AcademicYear): YearOfArea => {
    const key = `${of} ${year}`;
    let known = found.get(key);
    if (known === undefined) {
      known = { area: of as Area, year, sums: [], applications: new Map(), places: new Map() };
      found.set(key, known);
    }
    return known;
  };
  const cohorts = await cellSums(snapshot, generation, 'cohort', {
    by: ['area', 'cohort', 'kind', 'detail'],
    where: { profession, level, area },
    until: on,
  });
  for (const { area: of, cohort, ...sum } of cohorts) at(of, academicYearOf(cohort as Month)).sums.push(sum);
  const places = await cellSums(snapshot, generation, 'intake', {
    by: ['area', 'cohort', 'kind'],
    where: { profession, level, area },
  });
  for (const { area: of, cohort, kind, places: count, reports } of places)
    if (reports > 0) add(at(of, academicYearOf(cohort as Month)).places, kind, count);
  const applications = await cellSums(snapshot, generation, 'application', {
    by: ['area', 'kind', 'day'],
    where: { level, area, programme: [...programmes] },
    until: on,
  });
  for (const { area: of, kind, day, count } of applications)
    add(at(of, entryYearOf(day as Day)).applications, kind, count);
  return [...found.values()].sort((a, b) => (`${a.area} ${a.year}` < `${b.area} ${b.year}` ? -1 : 1));
}

function add(sums: Map<string, number>, kind: string, count: number): void {
  sums.set(kind, (sums.get(kind) ?? 0) + count);
}
