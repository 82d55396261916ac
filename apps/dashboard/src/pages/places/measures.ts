import { dayNumber, dayOfNumber } from '../../words/days.js';
import { inDigits, PER_CENT, percentInWords, signed } from '../../words/numbers.js';
import { figureInWords, withInterval } from '../../words/figures.js';
import { type Bridge, type PipelineRow } from './query.js';

/** A measure of one place. */
export interface PlaceFigure {
  readonly area: string;
  /** null: none, and `words` says why. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly words: string;
}

interface Named {
  readonly name: string;
  /** In GET /v1/definitions. */
  readonly definition: string;
  readonly unit: string;
  /** As short as a tile is wide. */
  readonly short: (value: number) => string;
  /** Whether places are compared with the whole of England, with no change, or with nothing (counts). */
  readonly comparedWith: 'england' | 'nothing' | 'zero';
}

export interface OfWorkforce extends Named {
  readonly from: 'workforce';
  /** Whether published figures tell it, too. */
  readonly published: boolean;
  readonly read: (bridge: Bridge) => PlaceFigure;
}

export interface OfTraining extends Named {
  readonly from: 'training';
  readonly measure: PipelineRow['measure'];
  readonly detail: string | null;
  /** So many academic years before the newest, cohorts have something to tell of it. */
  readonly yearsAgo: number;
}

const whole = (value: number) => inDigits(value);
const perCent = (value: number) => `${inDigits(value, 0)}%`;
const plain = (area: string, value: number | null, words: string): PlaceFigure => ({
  area,
  value,
  low: null,
  high: null,
  words,
});

/** Nobody is counted where no feed tells of anybody: that is no 0. */
const unheard = ({ coverage }: Bridge) => coverage !== null && coverage.to.organisations === 0;

const training = (
  measure: PipelineRow['measure'],
  name: string,
  yearsAgo: number,
  more: Partial<OfTraining> = {},
): OfTraining => ({
  from: 'training',
  measure,
  detail: null,
  name,
  definition: measure,
  unit: 'per cent',
  short: perCent,
  comparedWith: 'england',
  yearsAgo,
  ...more,
});

export const PLACE_MEASURES = {
  'in-post': {
    from: 'workforce',
    name: 'In post',
    definition: 'in-post',
    unit: '',
    short: whole,
    comparedWith: 'nothing',
    published: true,
    read: bridge =>
      unheard(bridge) || bridge.closing === null
        ? plain(bridge.area, null, 'no feed tells of it')
        : plain(bridge.area, bridge.closing, inDigits(bridge.closing)),
  },
  change: {
    from: 'workforce',
    name: 'Change in twelve months, like for like',
    definition: 'like-for-like',
    unit: '',
    short: signed,
    comparedWith: 'zero',
    published: true,
    read: bridge =>
      bridge.comparable && bridge.likeForLike !== null
        ? plain(bridge.area, bridge.likeForLike, signed(bridge.likeForLike))
        : plain(bridge.area, null, 'not comparable'),
  },
  'change-percent': {
    from: 'workforce',
    name: 'Change in twelve months, per cent',
    definition: 'like-for-like',
    unit: 'per cent of the opening stock',
    short: value => `${signed(value)}%`,
    comparedWith: 'zero',
    published: true,
    read: ({ area, percent }) =>
      percent === null
        ? plain(area, null, 'not comparable')
        : plain(area, percent, `${signed(percent, 1)}${PER_CENT}`),
  },
  'leaver-rate': {
    from: 'workforce',
    name: 'Leaver rate',
    definition: 'leaver-rate',
    unit: 'per cent a year, with 95 % interval',
    short: perCent,
    comparedWith: 'england',
    published: false,
    read: ({ area, rates, provisional, comparable }) => {
      const rate = rates?.leaverRate;
      if (rate == null)
        return plain(
          area,
          null,
          provisional ? 'provisional, no rate yet' : comparable ? 'nobody in post' : 'not comparable',
        );
      const words = `${percentInWords(rate.percent)} (${inDigits(rate.low, 1)} to ${inDigits(rate.high, 1)})`;
      return { area, value: rate.percent, low: rate.low, high: rate.high, words };
    },
  },
  stability: {
    from: 'workforce',
    name: 'Stability',
    definition: 'stability',
    unit: 'per cent',
    short: perCent,
    comparedWith: 'england',
    published: false,
    read: ({ area, rates, provisional }) => {
      const share = rates?.stability ?? null;
      return share === null
        ? plain(area, null, provisional ? 'provisional, no rate yet' : 'not comparable')
        : plain(area, share, percentInWords(share));
    },
  },
  starters: training('starters', 'Starters', 1, { unit: 'people', short: whole, comparedWith: 'nothing' }),
  'in-training': training('in-training', 'In training', 1, {
    unit: 'people',
    short: whole,
    comparedWith: 'nothing',
  }),
  'fill-rate': training('fill-rate', 'Fill rate of places', 1),
  'withdrawn-share': training('withdrawn-share', 'Withdrawn', 4),
  'repair-share': training('repair-share', 'RePAIR attrition', 4),
  'first-post-share': training('first-post-share', 'First post within 12 months', 5, { detail: '12' }),
  'in-post-share': training('in-post-share', 'In post 12 months after completing', 5, { detail: '12' }),
} as const satisfies Readonly<Record<string, OfWorkforce | OfTraining>>;

export type PlaceMeasure = keyof typeof PLACE_MEASURES;

export function isPlaceMeasure(text: string): text is PlaceMeasure {
  return Object.hasOwn(PLACE_MEASURES, text);
}

/** One figure a place: of the last twelve months that end by the day. */
export function workforceFigures(
  bridges: readonly Bridge[],
  { read }: OfWorkforce,
  on: string,
): PlaceFigure[] {
  const last = new Map<string, Bridge>();
  for (const bridge of bridges) {
    const known = last.get(bridge.area);
    if (bridge.to <= on && (known === undefined || known.to < bridge.to)) last.set(bridge.area, bridge);
  }
  return [...last.values()].map(read);
}

export function trainingFigures(
  rows: readonly PipelineRow[],
  { measure, detail }: OfTraining,
): PlaceFigure[] {
  return rows
    .filter(row => row.measure === measure && row.detail === detail)
    .map(row => ({
      area: row.area,
      value: row.value,
      low: row.low,
      high: row.high,
      words: row.unit === 'per cent' ? withInterval(row) : figureInWords(row),
    }));
}

/** The highest first; places without a figure last, by their code. */
export function ranked(figures: readonly PlaceFigure[]): PlaceFigure[] {
  return [...figures].sort((a, b) =>
    a.value === null || b.value === null
      ? Number(a.value === null) - Number(b.value === null) || (a.area < b.area ? -1 : 1)
      : b.value - a.value || (a.area < b.area ? -1 : 1),
  );
}

/** Exits of the last 28 days may still turn out to be moves. */
const PROVISIONAL_DAYS = 28;

/** The last day of the last month that is no longer provisional on the newest day told of: rates can be given up to there. */
export function settledBy(newest: string): string {
  const settled = dayOfNumber(dayNumber(newest) - PROVISIONAL_DAYS);
  const nextDay = dayOfNumber(dayNumber(settled) + 1);
  return nextDay.endsWith('-01') ? settled : dayOfNumber(dayNumber(`${settled.slice(0, 7)}-01`) - 1);
}
