import { type Day, hoursNumber, type Month, monthOf } from '@muster/domain';
import { exposureRequirements } from '@muster/platform';
import { type Figure, shareOf, valueOf } from '../figures/figure.js';
import { type Place, requireOnePage } from '../figures/place.js';
import { MadeOf } from '../freshness/made-of.js';
import { type Figures } from '../freshness/snapshots.js';
import { Written } from '../freshness/written.js';
import { type ExposureReply, type ExposureRow } from './exposure-reply.js';

export interface ExposureAsked extends Place {
  readonly programme: string | undefined;
  readonly institution: string | undefined;
  readonly cohort: string | undefined;
  /** The end of a month. */
  readonly on: Day;
}

interface DetailSum {
  readonly kind: string;
  readonly detail: string;
  readonly count: number;
}

const COHORT = ['area', 'programme', 'cohort'] as const;

/** @throws {ApiProblem} `too-many-rows` */
export async function exposureFigures(
  figures: Figures,
  asked: ExposureAsked,
  simulated: boolean,
): Promise<Written<Omit<ExposureReply, 'asOf'>>> {
  const { level, area, programme, institution, cohort, on } = asked;
  const cohorts = await figures.sumsIn(
    'exposure',
    {
      by: [...COHORT, 'kind', 'detail'],
      where: { level, area, programme, institution, cohort },
      until: monthOf(on),
    },
    COHORT,
  );
  const parts = [...cohorts.values()].map(sums =>
    ROWS.made([sums, level, on], () => {
      const { area: of, programme: code, cohort: begun } = sums[0]!;
      const at = { level, area: of, programme: code, cohort: begun };
      return rowsOf(at, sums, programmeMonth(begun as Month, on));
    }),
  );
  requireOnePage(parts, 'one cohort, programme or area');
  const requirements = exposureRequirements().map(row => ({
    ...row,
    kind: row.kind as ExposureReply['requirements'][number]['kind'],
    minimum: Number(row.minimum),
  }));
  return Written.inParts({ on, simulated }, parts, { requirements });
}

const ROWS = new MadeOf<ExposureRow[]>();

type At = Pick<ExposureRow, 'level' | 'area' | 'programme' | 'cohort'>;

/** Changes by month of the programme, added up month by month to the last in which anybody is in it, or to that of the day asked for. */
function rowsOf(at: At, sums: readonly DetailSum[], reached: number): ExposureRow[] {
  const changes = new Map(sums.map(({ kind, detail, count }) => [`${kind} ${Number(detail)}`, count]));
  const change = (kind: string, month: number) => changes.get(`${kind} ${month}`) ?? 0;
  const rows: ExposureRow[] = [];
  let [inProgramme, onTrack] = [0, 0];
  for (let month = 1; month <= reached; month += 1) {
    inProgramme += change('in-programme', month);
    onTrack += change('on-track', month);
    if (inProgramme === 0) continue;
    rows.push(rowOf(at, month, valueOf('in-programme', inProgramme)));
    rows.push(rowOf(at, month, shareOf('on-track-share', onTrack, inProgramme)));
  }
  for (const { kind, detail, count } of sums) {
    if (kind === 'hours') rows.push(rowOf(at, null, valueOf('practice-hours', hoursNumber(count), detail)));
    if (kind === 'count') rows.push(rowOf(at, null, valueOf('practice-count', count, detail)));
  }
  return rows;
}

/** There are thousands, and one that is spelt out is made much quicker than one that is spread. */
function rowOf(
  { level, area, programme, cohort }: At,
  monthOfProgramme: number | null,
  { measure, detail, value, unit, of, low, high, status }: Figure<ExposureRow['measure']>,
): ExposureRow {
  // prettier-ignore
  return { level, area, programme, cohort, monthOfProgramme, measure, detail, value, unit, of, low, high, status };
}

/** The month of the programme that a day lies in; the cohort's own is 1. */
function programmeMonth(cohort: Month, on: Day): number {
  const [year, month] = cohort.split('-').map(Number) as [number, number];
  return 12 * (Number(on.slice(0, 4)) - year) + Number(on.slice(5, 7)) - month + 1;
}
