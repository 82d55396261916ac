import { type Day, hoursNumber, type Month, monthOf } from '@muster/domain';
import { exposureRequirements } from '@muster/platform';
import { shareOf, valueOf } from '../figures/figure.js';
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
      return figuresOf(sums, programmeMonth(begun as Month, on)).map(figure => ({ ...at, ...figure }));
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

/** Changes by month of the programme, added up month by month to the last in which anybody is in it, or to that of the day asked for. */
function figuresOf(
  sums: readonly DetailSum[],
  reached: number,
): Omit<ExposureRow, 'level' | 'area' | 'programme' | 'cohort'>[] {
  const changes = new Map(sums.map(({ kind, detail, count }) => [`${kind} ${Number(detail)}`, count]));
  const change = (kind: string, month: number) => changes.get(`${kind} ${month}`) ?? 0;
  const figures: ReturnType<typeof figuresOf> = [];
  let [inProgramme, onTrack] = [0, 0];
  for (let month = 1; month <= reached; month += 1) {
    inProgramme += change('in-programme', month);
    onTrack += change('on-track', month);
    if (inProgramme === 0) continue;
    figures.push({ monthOfProgramme: month, ...valueOf('in-programme', inProgramme) });
    figures.push({ monthOfProgramme: month, ...shareOf('on-track-share', onTrack, inProgramme) });
  }
  for (const { kind, detail, count } of sums) {
    if (kind === 'hours')
      figures.push({ monthOfProgramme: null, ...valueOf('practice-hours', hoursNumber(count), detail) });
    if (kind === 'count')
      figures.push({ monthOfProgramme: null, ...valueOf('practice-count', count, detail) });
  }
  return figures;
}

/** The month of the programme that a day lies in; the cohort's own is 1. */
function programmeMonth(cohort: Month, on: Day): number {
  const [year, month] = cohort.split('-').map(Number) as [number, number];
  return 12 * (Number(on.slice(0, 4)) - year) + Number(on.slice(5, 7)) - month + 1;
}
