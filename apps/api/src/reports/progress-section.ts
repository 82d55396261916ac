import { chanceInWords } from '@muster/forecast';
import { type ForecastAnswers } from '@muster/jobs';
import { type KeptForecast } from '@muster/store';
import { answerIn } from '../forecasts/answer-json.js';
import { type Position, type PositionReply } from '../targets/position/position-reply.js';
import { type ReportedReply } from '../workforce/reported-reply.js';
import { type ReportChart, type ReportFigure, type ReportSection, type ReportTable } from './board-report.js';
import { dayInWords, derivedName, inDigits, NOT_KNOWN, sentence, signed } from './words.js';

export interface ProgressOf {
  readonly reply: PositionReply;
  /** The published series of its profession and area; undefined where its measure is no stock. */
  readonly published: ReportedReply | undefined;
  readonly forecast: KeptForecast | undefined;
  /** Up to which events were folded in. */
  readonly knownAt: string | null;
}

type Forecast = Extract<ForecastAnswers['forecast'], { status: 'answered' }>;

/** One target: where it stands, whether the rest will arrive, and what another baseline would make of it. */
export function progressSection(of: ProgressOf): ReportSection {
  const { reply, forecast } = of;
  const { position, target } = reply;
  const kept = forecast && answerIn('forecast', forecast);
  const answered = kept?.status === 'answered' ? kept : undefined;
  return {
    id: `progress-${target.id}`,
    title: `Progress: ${target.title ?? target.inWords}`,
    answer: sentence(reply.sentence),
    paragraphs: [
      ...forecastWords(kept),
      `${sentence(target.inWords)} ${target.setBy === null ? 'Nobody is named who' : target.setBy} chose basis, baseline and due day.`,
      ...(position?.countedDetail ? [sentence(position.countedDetail)] : []),
    ],
    simulated: Boolean(position?.simulated || answered?.from.simulated),
    figures: position ? figuresOf(of, position, answered) : [],
    charts: position ? chartsOf(of, position, answered) : [],
    tables: position ? [basisTable(reply, position)] : [],
  };
}

function forecastWords(kept: ForecastAnswers['forecast'] | undefined): string[] {
  if (!kept) return ['No forecast has been made of it yet.'];
  return kept.status === 'answered' ? [...kept.words] : [`Nothing can be forecast: ${kept.detail}.`];
}

function figuresOf(
  { reply, forecast, knownAt }: ProgressOf,
  position: Position,
  answered: Forecast | undefined,
): ReportFigure[] {
  const { unit, target } = reply;
  const { evidence, vintage, staffing } = position;
  const asOf = evidence === 'derived' ? knownAt : null;
  const told = { evidence, vintage, asOf, target: target.revision } as const;
  const figure = (
    name: string,
    label: string,
    value: number | null,
    more: Partial<ReportFigure> = {},
    digits = 1,
  ): ReportFigure => ({
    ...{ id: `${target.id}/${name}`, label, value, unit, on: position.on, ...told },
    words: value === null ? NOT_KNOWN : inDigits(value, digits),
    ...more,
  });
  const inFte = { unit: 'FTE', on: staffing.on, asOf: knownAt };
  const due = answered?.hit?.due ?? answered?.hit?.byDay.at(-1);
  const made = { evidence: 'forecast' as const, asOf: forecast?.madeAt.toISOString() ?? null };
  const { change } = position;
  return [
    figure('baseline', 'In post at the baseline', position.baseline.stock, { on: position.baseline.on }),
    figure('in-post', 'In post', position.inPost),
    figure('change', 'Change since the baseline, all of it', change.whole, {
      words: position.comparable ? signed(change.whole, 1) : 'not comparable',
    }),
    figure('counted', 'Counts towards the target', position.counted),
    figure('percent', 'Of the target', position.percent, {
      unit: 'per cent',
      words: position.percent === null ? NOT_KNOWN : `${inDigits(position.percent, 1)} %`,
    }),
    figure('remaining', 'Remains', position.remaining),
    figure('funded', 'Funded posts', staffing.funded?.fte ?? null, {
      ...inFte,
      ...(staffing.funded ? { evidence: 'derived' } : { words: 'none reported' }),
    }),
    figure('vacant', 'Vacant', staffing.vacant, inFte),
    ...(due
      ? [
          figure('chance', `Chance by ${dayInWords(due.on)}`, due.chance, {
            ...made,
            ...{ unit: 'probability', on: due.on, words: chanceInWords(due.chance) },
          }),
          figure('shortfall', `Expected shortfall on ${dayInWords(due.on)}`, due.expectedShortfall, {
            ...made,
            on: due.on,
          }),
        ]
      : []),
  ];
}

/** So many years before the baseline show what is usual. */
const YEARS_BEFORE = 4;

function chartsOf(
  { reply, published }: ProgressOf,
  position: Position,
  answered: Forecast | undefined,
): ReportChart[] {
  const begin = `${Number(position.baseline.on.slice(0, 4)) - YEARS_BEFORE}${position.baseline.on.slice(4)}`;
  const periods =
    position.evidence === 'reported'
      ? (published?.periods ?? []).filter(({ to }) => to >= begin && to <= position.on)
      : [];
  const points =
    position.evidence === 'reported'
      ? periods.flatMap(({ to, end }) => (end === null ? [] : [{ on: to, value: end }]))
      : [
          { on: position.baseline.on, value: position.baseline.stock },
          ...position.course.map(({ on, whole }) => ({ on, value: position.baseline.stock + whole })),
        ];
  if (points.length < 2) return [];
  const breaks = periods.flatMap(({ from: on, break: size }) =>
    size !== null && Math.abs(size) >= 0.5 && on > begin ? [{ on, size }] : [],
  );
  const needed = neededOf(reply, position, breaks);
  const area = answered?.summary.areas.find(
    one => one.area === answered.from.area && one.measure === reply.asked.measure,
  );
  const name =
    position.evidence === 'reported'
      ? `Published (${position.vintage ?? 'vintage not known'})`
      : derivedName(position.simulated);
  const [first, last] = [points[0]!, points.at(-1)!];
  const title = `In post, and what is needed: ${reply.target.title ?? reply.target.inWords}`;
  const dated = `Up to ${dayInWords(position.on)}.`;
  const fan = area?.points.map(({ on, quantiles }) => ({ on, quantiles: { ...quantiles } })) ?? [];
  return [
    {
      title,
      description: [
        `${name}: ${inDigits(first.value)} ${reply.unit} on ${dayInWords(first.on)}, ${inDigits(last.value)} on ${dayInWords(last.on)}.`,
        ...(needed.at(-1)
          ? [
              `Needed by ${dayInWords(needed.at(-1)!.on)}: ${inDigits(needed.at(-1)!.value)}, breaks included.`,
            ]
          : []),
        ...(fan.length > 0 ? ['Bands hold 50, 80 and 95 in 100 outcomes of the forecast.'] : []),
        'The axis does not begin at 0.',
      ].join(' '),
      source: `${name}.`,
      dated,
      drawing: {
        kind: 'course',
        unit: reply.unit,
        series: [{ name, evidence: position.evidence, points }],
        breaks,
        needed,
        fan,
        fanFrom:
          fan.length > 0 && answered ? { on: answered.from.origin, value: answered.from.inPost } : null,
      },
      table: {
        ...{ title, source: `${name}.`, dated },
        columns: [
          { label: 'Day', digits: null },
          { label: 'What', digits: null },
          { label: reply.unit, digits: 1 },
        ],
        rows: [
          ...points.map(({ on, value }) => [dayInWords(on), name, value]),
          ...needed.map(({ on, value }) => [dayInWords(on), 'Needed', value]),
          ...fan.flatMap(({ on, quantiles }) =>
            (['0.1', '0.5', '0.9'] as const).map(level => [
              dayInWords(on),
              `Forecast: ${100 * Number(level)} % of outcomes are below`,
              quantiles[level],
            ]),
          ),
        ],
      },
    },
  ];
}

/** From the baseline straight to baseline and amount on the due day, lifted by what is no progress. Only net targets ask for a stock. */
function neededOf(
  { target: { amount, dueOn }, asked }: PositionReply,
  { baseline, change }: Position,
  breaks: readonly { readonly on: string; readonly size: number }[],
) {
  if (dueOn === null || asked.basis !== 'net' || change.likeForLike === null) return [];
  const lift = change.whole - change.likeForLike;
  const atBaseline = breaks.filter(({ on }) => on === baseline.on).reduce((sum, { size }) => sum + size, 0);
  return [
    { on: baseline.on, value: baseline.stock + atBaseline },
    { on: dueOn, value: baseline.stock + amount + lift },
  ];
}

function basisTable({ unit, asked }: PositionReply, position: Position): ReportTable {
  const { basisByBaseline, on, evidence, vintage } = position;
  return {
    title: 'Another baseline or basis, another answer',
    source:
      evidence === 'reported'
        ? `Published figures, vintage ${vintage ?? NOT_KNOWN}.`
        : 'Events about people.',
    dated: `Change up to ${dayInWords(on)}, like for like, in ${unit}. The target counts ${asked.basis} from ${dayInWords(position.baseline.on)}.`,
    columns: [
      { label: 'Baseline', digits: null },
      { label: 'Stock', digits: 1 },
      { label: 'Net', digits: 1 },
      { label: 'Gross (joiners)', digits: 1 },
      { label: 'Establishment', digits: 1 },
    ],
    rows: basisByBaseline.map(({ baselineOn, stock, cells }) => [
      dayInWords(baselineOn),
      stock,
      ...[cells.net, cells.gross, cells.establishment].map(cell => cell.likeForLike),
    ]),
  };
}
