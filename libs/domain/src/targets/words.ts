import { type Day, dayInWords } from '../calendar/day.js';
import { areaName } from '../organisations/area.js';
import { PROFESSIONS } from '../professions.js';
import { type Basis, type TargetCard, type TargetDefinition } from '../subjects/target/target.js';
import { type DerivedPosition, notComparable, shareInWords } from './derived-position.js';
import { isIntakeMeasure } from './intake-position.js';
import { type BaselineColumn, type Change, type NoAnswer } from './position.js';
import { type ReportedPosition } from './reported-position.js';

const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const EXACT = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 5 });
const TENTH = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** The measure's name as it is printed behind a figure. */
export const MEASURES: Record<TargetDefinition['measure'], string> = {
  fte: 'FTE',
  headcount: 'headcount',
  starters: 'starters',
  places: 'places',
};

export const BASIS_NAMES: Record<Basis, string> = {
  net: 'net',
  gross: 'gross (joiners)',
  establishment: 'establishment (funded posts)',
};

/** What counts towards a target, by its basis. */
const COUNTED: Record<Basis, string> = {
  net: 'like for like',
  gross: 'joiners',
  establishment: 'funded posts',
};

/** A figure in the measure's own units as people count: FTE are kept in hundred-thousandths. */
export function counted(value: number, target: Pick<TargetDefinition, 'measure'>): number {
  return target.measure === 'fte' ? value / 100_000 : value;
}

/** +369, −438, 0: rounded to whole, with the sign that typesetters use. */
export function signed(value: number): string {
  const rounded = Math.round(value);
  return rounded === 0 ? '0' : `${rounded > 0 ? '+' : '−'}${WHOLE.format(Math.abs(rounded))}`;
}

/** `1,200 more midwives (FTE, net, England), from 30 September 2021 to 30 September 2024`. */
export function targetInWords(target: TargetDefinition): string {
  const due = target.dueOn === undefined ? ', no due day' : ` to ${dayInWords(target.dueOn)}`;
  const what = `${WHOLE.format(target.amount)} more ${PROFESSIONS[target.profession].many}`;
  const how = `${MEASURES[target.measure]}, ${BASIS_NAMES[target.basis]}, ${areaName(target.area)}`;
  return `${what} (${how}), from ${dayInWords(target.baselineOn)}${due}`;
}

/** The answer in one sentence. */
export function positionSentence(target: TargetDefinition, position: Position): string {
  const way = COUNTED[target.basis];
  const what = `${WHOLE.format(target.amount)} more ${PROFESSIONS[target.profession].many} (${MEASURES[target.measure]}, ${way})`;
  if (isNotComparable(target, position))
    return `how many of ${what} by ${dayInWords(position.on)} is ${notComparable(position.coverage.atBaseline, position.coverage.on)}.`;
  if (position.counted === undefined || position.remaining === undefined)
    return `how many of ${what} by ${dayInWords(position.on)} is not known: a figure on the way is missing.`;
  const remaining = counted(position.remaining, target);
  const rest =
    remaining >= 0 ? `${WHOLE.format(remaining)} remain` : `a surplus of ${WHOLE.format(-remaining)}`;
  const percent =
    position.percent === undefined ? '' : `${TENTH.format(position.percent).replace('-', '−')} %, `;
  return `${unsigned(counted(position.counted, target))} of ${what} by ${dayInWords(position.on)}: ${percent}${rest}.`;
}

type Position = ReportedPosition | DerivedPosition;

/** Whether the feeds are too few to say anything of a change: funded posts do not depend on them. */
export function isNotComparable(
  target: Pick<TargetDefinition, 'basis'>,
  position: Position,
): position is DerivedPosition {
  return position.evidence === 'derived' && !position.comparable && target.basis !== 'establishment';
}

function unsigned(value: number): string {
  const rounded = Math.round(value);
  return rounded < 0 ? `−${WHOLE.format(-rounded)}` : WHOLE.format(rounded);
}

/**
 * The whole answer as lines of text, for a terminal or a plain page.
 * @param asked the day asked for, where it differs from the one that answers
 */
export function positionInWords(target: TargetDefinition, position: Position, asked: Day): string[] {
  const unit = MEASURES[target.measure];
  const figure = (value: number) => `${EXACT.format(counted(value, target))} ${unit}`;
  const between = asked === position.on ? '' : ` (the last published day on or before ${dayInWords(asked)})`;
  return [
    positionSentence(target, position),
    '',
    ...columns([
      ['Baseline', position.baseline.on, figure(position.baseline.stock)],
      [stockName(target), position.on, `${figure(position.inPost)}${between}`],
      ...position.course.map(step => ['Change', step.on, changeInWords(step, target, position)]),
    ]),
    '',
    ...rateLines(target, position),
    ...sourceLines(target, position),
    '',
    ...basisTable(target, position),
  ];
}

/** What stands for the stock: of starters and places, the intake of a year. */
function stockName({ measure }: TargetDefinition): string {
  return isIntakeMeasure(measure) ? 'In the year to' : 'In post';
}

function sourceLines({ measure }: TargetDefinition, position: Position): string[] {
  if (position.evidence === 'reported')
    return [`Published figures: series ${position.series}, vintage ${position.vintage}.`];
  if (isIntakeMeasure(measure)) {
    const simulated = position.simulated ? ' of simulated people' : '';
    return measure === 'starters'
      ? [`Read from enrolments${simulated}: who began in the twelve months up to each day.`]
      : [
          'Read from what institutions told of cohorts that began in the twelve months up to each day: confirmed, else planned.',
        ];
  }
  const { atBaseline, on } = position.coverage;
  const whose = position.simulated ? 'Events about simulated people' : 'Events about people';
  return [
    `${whose}: feeds cover ${shareInWords(atBaseline)} at the baseline and ${shareInWords(on)} on the day.`,
    ...(position.provisional
      ? ['Exits of the last 28 days are provisional: who comes back soon did not leave.']
      : []),
  ];
}

function changeInWords(change: Change, target: TargetDefinition, { evidence }: Position): string {
  if (!change.comparable) return 'not comparable';
  const part = (value: number | undefined) =>
    value === undefined ? 'unknown' : signed(counted(value, target));
  const plus = (value: number | undefined) =>
    part(value)
      .replace(/^([+−])/, '$1 ')
      .replace(/^(?=\w)/, '+ ');
  const entered =
    evidence === 'reported' ? `${plus(change.breaks)} break` : `${plus(change.onboarding)} onboarding`;
  return `${part(change.change)} = ${part(change.likeForLike)} like for like ${entered} ${plus(change.restructuring)} restructuring`;
}

function rateLines(target: TargetDefinition, position: Position): string[] {
  const { required, lastTwelveMonths } = position.runRate;
  const past =
    lastTwelveMonths === undefined
      ? undefined
      : TENTH.format(counted(lastTwelveMonths, target)).replace('-', '−');
  const last =
    past === undefined
      ? position.evidence === 'reported'
        ? 'the last twelve months are not published'
        : 'the last twelve months are not comparable'
      : `the last twelve months brought ${past} a month`;
  if (required === undefined || target.dueOn === undefined) return [`Run rate: ${last}.`];
  const need = TENTH.format(counted(required, target));
  return [`Run rate: ${need} a month are needed until ${dayInWords(target.dueOn)}; ${last}.`];
}

/** Basis × baseline, each cell as whole change (like for like). */
export function basisTable(target: TargetDefinition, position: Position): string[] {
  const bases = Object.keys(BASIS_NAMES) as Basis[];
  return [
    `Change to ${position.on}, whole (like for like), by basis and baseline:`,
    ...columns([
      ['since', ...position.basisByBaseline.map(column => column.baselineOn)],
      ...bases.map(basis => [
        BASIS_NAMES[basis],
        ...position.basisByBaseline.map(column => cellInWords(column, basis, target)),
      ]),
    ]),
  ];
}

function cellInWords(column: BaselineColumn, basis: Basis, target: TargetDefinition): string {
  const cell = column.cells[basis];
  if (cell.status !== 'answered') return cell.detail.split(':')[0]!;
  const likeForLike = cell.likeForLike === undefined ? 'unknown' : signed(counted(cell.likeForLike, target));
  return `${signed(counted(cell.change, target))} (${likeForLike})`;
}

/** A target that its evidence cannot answer, and why. */
export function noAnswerInWords(target: TargetDefinition, none: NoAnswer): string {
  return `${PROFESSIONS[target.profession].many}: ${none.detail}.`;
}

/** What is published for a wider group, beside a target that has no series of its own: figures, never a share of the target. */
export function contextInWords(target: TargetDefinition, position: ReportedPosition): string[] {
  const unit = MEASURES[target.measure];
  const figure = (value: number) => `${EXACT.format(counted(value, target))} ${unit}`;
  return [
    `For context only: ${PROFESSIONS[target.profession].many}. No part of the target can be read from them.`,
    ...columns([
      ['Baseline', position.baseline.on, figure(position.baseline.stock)],
      ['In post', position.on, figure(position.inPost)],
      ...position.course.map(step => ['Change', step.on, changeInWords(step, target, position)]),
    ]),
    `Published figures: series ${position.series}, vintage ${position.vintage}.`,
  ];
}

export function headingOf(card: TargetCard): string {
  return `${card.current.title ?? card.id}: ${targetInWords(card.current)}`;
}

/** Rows padded into columns, two blanks apart; nothing trails. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, cell.length)));
  return rows.map(row =>
    `  ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd(),
  );
}
