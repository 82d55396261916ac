import {
  type AcademicYear,
  academicYearOf,
  type ApplicationsCell,
  applicationsPerPlace,
  type Area,
  areaName,
  areasOfTeller,
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
import { countedUntil, type Place, readPlace, requireOnePage, yearAsked } from '../figures/place.js';
import { MadeOf } from '../freshness/made-of.js';
import { type Figures, type Snapshot } from '../freshness/snapshots.js';
import { Written } from '../freshness/written.js';
import { intakesByInstitution, type PlacedIntake } from '../intakes/intakes.js';
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
  /** Undefined: all. */
  readonly institution: Area | undefined;
  readonly year: AcademicYear | undefined;
  readonly on: Day;
}

/** @throws {ApiProblem} `bad-query` for what does not go together */
export function pipelineAsked(question: PipelineQuestion, today: Day): PipelineAsked {
  const where = readPlace(question);
  const institution = question.institution as Area | undefined;
  const on = countedUntil(
    protectedAs({ level: where.level, institution }),
    (question.on as Day | undefined) ?? today,
  );
  return { ...where, profession: question.profession, institution, on, year: yearAsked(question) };
}

/** Of one institution as few people are meant as of a place. */
function protectedAs({ level, institution }: Pick<PipelineAsked, 'level' | 'institution'>): Level {
  return institution === undefined ? level : 'organisation';
}

/** However many rows it has. */
export async function pipelineReply(snapshot: Snapshot, asked: PipelineAsked): Promise<PipelineReply> {
  const { asOf } = snapshot;
  const parts = await pipelineParts(snapshot, asked);
  return { ...headOf(asked, parts, asOf.simulated), rows: parts.flat(), asOf };
}

/** @throws {ApiProblem} `too-many-rows` */
export async function pipelineFigures(
  figures: Figures,
  asked: PipelineAsked,
  simulated: boolean,
): Promise<Written<Omit<PipelineReply, 'asOf'>>> {
  const parts = await pipelineParts(figures, asked);
  requireOnePage(parts, 'one year or area, or write all of it as CSV: muster export pipeline');
  return Written.inParts(headOf(asked, parts, simulated), parts);
}

function headOf(
  { on, institution }: PipelineAsked,
  parts: readonly unknown[],
  simulated: boolean,
): Pick<PipelineReply, 'on' | 'institution' | 'simulated' | 'status'> {
  return {
    on,
    institution: institution ?? null,
    simulated,
    status: parts.length > 0 ? 'answered' : 'no-derived-evidence',
  };
}

/** The rows of each academic year of an area, in order: the same lists as before where nothing in them changed. */
async function pipelineParts(figures: Figures, asked: PipelineAsked): Promise<PipelineRow[][]> {
  const { profession, level } = asked;
  const protectedLevel = protectedAs(asked);
  const intakes = await intakesByInstitution(figures, { ...asked, professions: [profession] });
  const programmes = programmesOf(intakes);
  const places = await placesByArea(figures, asked, programmes, intakes);
  const applications = await applicationsByArea(figures, asked, programmes);
  const cohorts = await cohortsByArea(figures, asked);
  const parts: PipelineRow[][] = [];
  const areas = new Set([...cohorts.keys(), ...places.keys(), ...applications.keys()]);
  for (const area of [...areas].sort()) {
    const of = { cohorts: cohorts.get(area), places: places.get(area), applied: applications.get(area) };
    const years = new Set(Object.values(of).flatMap(each => [...(each?.keys() ?? [])]));
    for (const year of [...years].sort()) {
      if (asked.year !== undefined && year !== asked.year) continue;
      const [own, applied] = [of.places?.get(year) ?? NO_PLACES, of.applied?.get(year) ?? NO_APPLICATIONS];
      const sums = of.cohorts?.get(year) ?? [];
      const make = () => {
        const where = { level, area, areaName: areaName(area), profession, year };
        return [...placesFigures(applied, own), ...cohortFigures(protectedLevel, sums.flat())]
          .sort((a, b) => orderOf(a) - orderOf(b))
          .map(figure => rowOf(where, figure));
      };
      const [first, ...others] = sums;
      const values = Object.values({ ...applied, ...own });
      parts.push(
        first ? ROWS.made([first, ...others, profession, level, protectedLevel, ...values], make) : make(),
      );
    }
  }
  return parts;
}

const ROWS = new MadeOf<PipelineRow[]>();

/** There are thousands, and one that is spelt out is made much quicker than one that is spread. */
function rowOf(
  { level, area, areaName: name, profession, year }: Omit<PipelineRow, keyof Figure>,
  { measure, detail, value, unit, of, low, high, status }: Figure<PipelineMeasure>,
): PipelineRow {
  // prettier-ignore
  return { level, area, areaName: name, profession, year, measure, detail, value, unit, of, low, high, status };
}

const ORDER = new Map(PIPELINE_MEASURES.map((measure, nth) => [measure, nth]));
const orderOf = ({ measure }: Figure<PipelineMeasure>) => ORDER.get(measure)!;

/** What is known of the applications for one academic year, of one area. */
interface Applications {
  readonly made: number;
  readonly offered: number;
  readonly accepted: number;
}

/** What is known of the places for the cohorts that begin in one academic year, of one area, and of who took them. */
interface Places {
  readonly perPlace: number | undefined;
  readonly planned: number | undefined;
  readonly confirmed: number | undefined;
  readonly fillRate: number | undefined;
  readonly change: number | undefined;
  readonly changePercent: number | undefined;
  readonly againstPlan: number | undefined;
}

type ByArea<Known> = ReadonlyMap<Area, ReadonlyMap<AcademicYear, Known>>;
type Intakes = ReadonlyMap<Area, readonly PlacedIntake[]>;

const NO_APPLICATIONS: Applications = { made: 0, offered: 0, accepted: 0 };
const NO_PLACES: Places = {
  ...{ perPlace: undefined, planned: undefined, confirmed: undefined, fillRate: undefined },
  ...{ change: undefined, changePercent: undefined, againstPlan: undefined },
};

function placesFigures(applications: Applications, of: Places): Figure<PipelineMeasure>[] {
  return [
    valueOf('applications', applications.made),
    valueOf('offers', applications.offered),
    valueOf('accepted', applications.accepted),
    known('applications-per-place', of.perPlace, 'no-denominator'),
    known('planned', of.planned),
    known('confirmed', of.confirmed),
    known('fill-rate', of.fillRate, 'no-denominator'),
    known('starters-change', of.change, 'not-comparable'),
    known('starters-change-percent', of.changePercent, 'not-comparable'),
    known('starters-against-plan', of.againstPlan, 'not-comparable'),
  ];
}

/** Those that lead to the profession: applications name no other thing that they are for. */
function programmesOf(intakes: Intakes): string[] {
  const programmes = new Set<string>();
  for (const own of intakes.values()) for (const { programme } of own) programmes.add(programme);
  return [...programmes].sort();
}

async function placesByArea(
  figures: Figures,
  asked: PipelineAsked,
  programmes: readonly string[],
  intakes: Intakes,
): Promise<ByArea<Places>> {
  const made = await figures.sumsIn(
    'application',
    {
      by: ['area', 'programme', 'day'],
      where: { level: 'organisation', kind: 'made', programme: programmes },
      until: asked.on,
    },
    ['area'],
  );
  const areas = new Map<Area, { intakes: (readonly PlacedIntake[])[]; demands: (readonly Demand[])[] }>();
  for (const [institution, own] of intakes) {
    const area = own[0]?.area;
    if (asked.institution !== undefined && institution !== asked.institution) continue;
    if (area === undefined || (asked.area !== undefined && area !== asked.area)) continue;
    const cells = made.get(institution);
    const demands = DEMANDS.made([own, cells], () =>
      applicationsPerPlace(
        (cells ?? []).map(cell => ({ institution, ...cell }) as unknown as ApplicationsCell),
        own,
      ),
    );
    const of = areas.get(area);
    if (!of) areas.set(area, { intakes: [own], demands: [demands] });
    else {
      of.intakes.push(own);
      of.demands.push(demands);
    }
  }
  return new Map(
    [...areas].map(([area, { intakes: own, demands }]) => {
      const [first, ...others] = own;
      return [area, PLACES.made([first!, ...others, ...demands], () => placesOf(own.flat(), demands.flat()))];
    }),
  );
}

const DEMANDS = new MadeOf<readonly Demand[]>();
const PLACES = new MadeOf<ReadonlyMap<AcademicYear, Places>>();

function placesOf(
  intakes: readonly PlacedIntake[],
  demands: readonly Demand[],
): ReadonlyMap<AcademicYear, Places> {
  return new Map(
    startersYearOnYear(intakes).map(({ year, change, changePercent, againstPlan }) => {
      const own = intakes.filter(({ cohort }) => academicYearOf(cohort) === year);
      const rate = fillRate(own);
      const of: Places = {
        perPlace: perPlace(demands.filter(demand => demand.year === year)),
        planned: sumOf(own.map(({ planned }) => planned)),
        confirmed: sumOf(own.map(({ confirmed }) => confirmed)),
        fillRate: rate === undefined ? undefined : 100 * rate,
        change,
        changePercent,
        againstPlan,
      };
      return [year, of];
    }),
  );
}

/** Undefined where nobody told any. */
function sumOf(places: readonly (number | undefined)[]): number | undefined {
  const told = places.filter(each => each !== undefined);
  return told.length === 0 ? undefined : told.reduce((sum, each) => sum + each, 0);
}

/** Of programmes and institutions that told of places. */
function perPlace(demands: readonly Demand[]): number | undefined {
  const told = demands.filter(({ planned }) => planned !== undefined && planned > 0);
  const places = told.reduce((sum, { planned }) => sum + planned!, 0);
  return places === 0 ? undefined : told.reduce((sum, { applications }) => sum + applications, 0) / places;
}

async function applicationsByArea(
  figures: Figures,
  { level, area, institution, on }: PipelineAsked,
  programmes: readonly string[],
): Promise<ByArea<Applications>> {
  const where = institution === undefined ? { level, area } : { level: 'organisation', area: institution };
  const areas = await figures.sumsIn(
    'application',
    { by: ['area', 'kind', 'day'], where: { ...where, programme: programmes }, until: on },
    ['area'],
  );
  const placed = institution === undefined ? undefined : await figures.reference();
  return new Map(
    [...areas].flatMap(([teller, cells]) => {
      const of = placed ? areasOfTeller(placed, teller as Area, on)[level] : (teller as Area);
      if (of === undefined || (area !== undefined && of !== area)) return [];
      return [[of, APPLICATIONS.made([cells], () => byYear(cells))] as const];
    }),
  );
}

const APPLICATIONS = new MadeOf<ReadonlyMap<AcademicYear, Applications>>();

function byYear(
  cells: readonly { readonly kind: string; readonly day: string; readonly count: number }[],
): Map<AcademicYear, Applications> {
  const years = new Map<AcademicYear, Record<string, number>>();
  for (const { kind, day, count } of cells) {
    const year = entryYearOf(day as Day);
    const known = years.get(year) ?? {};
    known[kind] = (known[kind] ?? 0) + count;
    years.set(year, known);
  }
  return new Map(
    [...years].map(([year, { made = 0, offered = 0, accepted = 0 }]) => [year, { made, offered, accepted }]),
  );
}

/** Sums of cohorts, a list each. */
async function cohortsByArea(
  figures: Figures,
  { profession, level, area, institution, on }: PipelineAsked,
): Promise<ByArea<(readonly KindSum[])[]>> {
  const cohorts = await figures.sumsIn(
    'cohort',
    { by: ['area', 'cohort', 'kind', 'detail'], where: { profession, level, area, institution }, until: on },
    ['area', 'cohort'],
  );
  const areas = new Map<Area, Map<AcademicYear, (readonly KindSum[])[]>>();
  for (const sums of cohorts.values()) {
    const { area: of, cohort } = sums[0]!;
    const years = areas.get(of as Area) ?? new Map<AcademicYear, (readonly KindSum[])[]>();
    const year = academicYearOf(cohort as Month);
    years.set(year, [...(years.get(year) ?? []), sums]);
    areas.set(of as Area, years);
  }
  return areas;
}
