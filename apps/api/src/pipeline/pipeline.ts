import {
  type AcademicYear,
  academicYearOf,
  type ApplicationsCell,
  applicationsPerPlace,
  type Area,
  areaName,
  type Day,
  type Demand,
  entryYearOf,
  fillRate,
  type Level,
  type Month,
  type Profession,
  startersYearOnYear,
} from '@muster/domain';
import { type Figure, known, valueOf } from '../figures/figure.js';
import { countedUntil, type Place, readPlace, yearAsked } from '../figures/place.js';
import { type Figures, type Snapshot } from '../freshness/snapshots.js';
import { intakesOf, type PlacedIntake } from '../intakes/intakes.js';
import { cohortFigures, type KindSum } from './cohort-figures.js';
import {
  PIPELINE_MEASURES,
  type PipelineMeasure,
  type PipelineQuestion,
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
}

/** @throws {ApiProblem} `bad-query` for what does not go together */
export function pipelineAsked(question: PipelineQuestion, today: Day): PipelineAsked {
  const where = readPlace(question);
  const on = countedUntil(where.level, (question.on as Day | undefined) ?? today);
  return { ...where, profession: question.profession, on, year: yearAsked(question) };
}

/** However many rows it has. */
export async function pipelineReply(snapshot: Snapshot, asked: PipelineAsked): Promise<PipelineReply> {
  const { asOf } = snapshot;
  return { ...(await pipelineFigures(snapshot, asked, asOf.simulated)), asOf };
}

export async function pipelineFigures(
  figures: Figures,
  asked: PipelineAsked,
  simulated: boolean,
): Promise<Omit<PipelineReply, 'asOf'>> {
  const { profession, level, area, on } = asked;
  const intakes = await intakesOf(figures, { professions: [profession], level, on });
  const isAsked = (of: PlacedIntake) => of.area !== undefined && (area === undefined || of.area === area);
  const programmes = [...new Set(intakes.map(({ programme }) => programme))];
  const years = await yearsOf(figures, asked, programmes, intakes.filter(isAsked));
  const demands = await demandsOf(figures, asked, programmes, intakes);
  const rows = years
    .filter(({ year }) => asked.year === undefined || year === asked.year)
    .flatMap((of): PipelineRow[] => {
      const own = intakes.filter(intake => intake.area === of.area);
      const institutions = new Set(own.map(({ institution }) => institution));
      const wanted = demands.filter(each => each.year === of.year && institutions.has(each.institution));
      const where = { level, area: of.area, areaName: areaName(of.area), profession, year: of.year };
      return [...figuresOf(level, of, own, wanted)]
        .sort((a, b) => orderOf(a) - orderOf(b))
        .map(figure => ({ ...where, ...figure }));
    });
  return {
    on,
    simulated,
    status: rows.length > 0 ? 'answered' : 'no-derived-evidence',
    rows,
  };
}

const orderOf = ({ measure }: Figure<PipelineMeasure>) => PIPELINE_MEASURES.indexOf(measure);

function figuresOf(
  level: Level,
  { year, sums, applications }: YearOfArea,
  intakes: readonly PlacedIntake[],
  demands: readonly Demand[],
): Figure<PipelineMeasure>[] {
  const own = intakes.filter(({ cohort }) => academicYearOf(cohort) === year);
  const compared = startersYearOnYear(intakes).find(each => each.year === year);
  const rate = fillRate(own);
  return [
    valueOf('applications', applications.get('made') ?? 0),
    valueOf('offers', applications.get('offered') ?? 0),
    valueOf('accepted', applications.get('accepted') ?? 0),
    known('applications-per-place', perPlace(demands), 'no-denominator'),
    known('planned', placesOf(own.map(({ planned }) => planned))),
    known('confirmed', placesOf(own.map(({ confirmed }) => confirmed))),
    known('fill-rate', rate === undefined ? undefined : 100 * rate, 'no-denominator'),
    known('starters-change', compared?.change, 'not-comparable'),
    known('starters-change-percent', compared?.changePercent, 'not-comparable'),
    known('starters-against-plan', compared?.againstPlan, 'not-comparable'),
    ...cohortFigures(level, sums),
  ];
}

/** Undefined where nobody told any. */
function placesOf(places: readonly (number | undefined)[]): number | undefined {
  const told = places.filter(each => each !== undefined);
  return told.length === 0 ? undefined : told.reduce((sum, each) => sum + each, 0);
}

/** Of programmes and institutions that told of places. */
function perPlace(demands: readonly Demand[]): number | undefined {
  const told = demands.filter(({ planned }) => planned !== undefined && planned > 0);
  const places = told.reduce((sum, { planned }) => sum + planned!, 0);
  return places === 0 ? undefined : told.reduce((sum, { applications }) => sum + applications, 0) / places;
}

async function demandsOf(
  figures: Figures,
  { on }: PipelineAsked,
  programmes: readonly string[],
  intakes: readonly PlacedIntake[],
): Promise<Demand[]> {
  const made = await figures.sums('application', {
    by: ['area', 'programme', 'day'],
    where: { level: 'organisation', kind: 'made', programme: programmes },
    until: on,
  });
  const cells = made.map(cell => ({ ...cell, institution: cell.area }) as unknown as ApplicationsCell);
  return applicationsPerPlace(cells, intakes);
}

/** @param programmes those that lead to the profession: applications name no other thing that they are for */
async function yearsOf(
  figures: Figures,
  { profession, level, area, on }: PipelineAsked,
  programmes: readonly string[],
  intakes: readonly PlacedIntake[],
): Promise<YearOfArea[]> {
  const found = new Map<string, YearOfArea>();
  const at = (of: string, year: AcademicYear): YearOfArea => {
    const key = `${of} ${year}`;
    let known = found.get(key);
    if (known === undefined) {
      known = { area: of as Area, year, sums: [], applications: new Map() };
      found.set(key, known);
    }
    return known;
  };
  const cohorts = await figures.sums('cohort', {
    by: ['area', 'cohort', 'kind', 'detail'],
    where: { profession, level, area },
    until: on,
  });
  for (const { area: of, cohort, ...sum } of cohorts) at(of, academicYearOf(cohort as Month)).sums.push(sum);
  for (const intake of intakes) at(intake.area!, academicYearOf(intake.cohort));
  const applications = await figures.sums('application', {
    by: ['area', 'kind', 'day'],
    where: { level, area, programme: programmes },
    until: on,
  });
  for (const { area: of, kind, day, count } of applications)
    add(at(of, entryYearOf(day as Day)).applications, kind, count);
  return [...found.values()].sort((a, b) => (`${a.area} ${a.year}` < `${b.area} ${b.year}` ? -1 : 1));
}

function add(sums: Map<string, number>, kind: string, count: number): void {
  sums.set(kind, (sums.get(kind) ?? 0) + count);
}
