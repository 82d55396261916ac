import { type CourseSeries, type Dated } from '../../charts/course-chart.js';
import { addYears, dayInWords } from '../../words/days.js';
import { derivedName } from '../../words/figures.js';
import { type Position, type PositionReply, type Published, type Stock } from './query.js';

/** So many years before the baseline show what is usual. */
const YEARS_BEFORE = 4;

export interface Course {
  readonly series: readonly CourseSeries[];
  readonly breaks: readonly { readonly on: string; readonly size: number }[];
  readonly needed: readonly Dated[];
}

/** A target's stock over time, by each evidence that can be compared with it, and what is needed of it. */
export function courseOf(
  reply: PositionReply,
  published: Published | undefined,
  derived: Stock | undefined,
): Course {
  const { position } = reply;
  if (!position) return { series: [], breaks: [], needed: [] };
  const from = addYears(position.baseline.on, -YEARS_BEFORE);
  const periods =
    published?.status === 'answered' ? published.periods.filter(period => period.to >= from) : [];
  const reported = periods.flatMap(({ to, end }) =>
    end === null || to > reply.asked.on ? [] : [{ on: to, value: end }],
  );
  const comparable = (derived?.status === 'answered' ? derived.rows : []).filter(
    row => row.coverage?.comparable,
  );
  const breaks = periods.flatMap(({ from: on, break: size }) =>
    size !== null && Math.abs(size) >= 0.5 && on > from && on <= position.on ? [{ on, size }] : [],
  );
  return {
    series: [
      ...(reported.length > 0
        ? [
            {
              name: `Published (${published?.vintage ?? 'vintage not known'})`,
              evidence: 'reported' as const,
              points: reported,
            },
          ]
        : []),
      ...(comparable.length > 0
        ? [
            {
              name: derivedName(derived?.simulated ?? false),
              evidence: 'derived' as const,
              points: comparable.map(({ on, value }) => ({ on, value })),
            },
          ]
        : []),
    ],
    breaks,
    needed: neededOf(reply, position, breaks),
  };
}

/**
 * The stock that is needed: from the baseline straight to baseline and amount on the due day, lifted by what came in by breaks, onboarding and restructuring, which is no
 * progress. Only net targets ask for a stock.
 */
function neededOf(
  { target: { amount, dueOn }, asked }: PositionReply,
  position: Position,
  breaks: Course['breaks'],
): Dated[] {
  if (dueOn === null || asked.basis !== 'net' || position.change.likeForLike === null) return [];
  const { on, stock } = position.baseline;
  const lift = position.change.whole - position.change.likeForLike;
  const atBaseline = breaks.filter(({ on: day }) => day === on).reduce((sum, { size }) => sum + size, 0);
  return [
    { on, value: stock + atBaseline },
    { on: dueOn, value: stock + amount + lift },
  ];
}

/** The picture in words. */
export function courseInWords({ series, breaks, needed }: Course, unit: string): string {
  const told = series.map(({ name, points }) => {
    const [first, last] = [points[0]!, points.at(-1)!];
    return `${name}: ${whole(first.value)} ${unit} on ${dayInWords(first.on)}, ${whole(last.value)} on ${dayInWords(last.on)}.`;
  });
  const due = needed.at(-1);
  return [
    ...told,
    ...breaks.map(
      ({ on, size }) =>
        `Break of ${whole(size)} on ${dayInWords(on)}: organisations entered or left the data.`,
    ),
    ...(due ? [`Needed by ${dayInWords(due.on)}: ${whole(due.value)}, breaks included.`] : []),
    'The axis does not begin at 0.',
  ].join(' ');
}

const whole = (value: number) => Math.round(value).toLocaleString('en-GB');
