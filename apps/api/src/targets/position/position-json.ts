import {
  type Basis,
  BASIS_NAMES,
  type Cell,
  type Change,
  type Day,
  noAnswerInWords,
  positionSentence,
  PROFESSIONS,
  type ReportedPosition,
  type TargetAnswer,
  type TargetDefinition,
  targetInWords,
} from '@muster/domain';
import { type AsOf } from '../../freshness/as-of.js';
import { figureIn, rounded, UNITS } from '../../units.js';
import { targetAddress } from '../target-reply.js';
import { type Context, type Position, type PositionReply } from './position-reply.js';

type Figure = ReturnType<typeof figureIn>;

export function positionReply(
  { card, definition, position, context }: TargetAnswer,
  on: Day,
  asOf: AsOf,
): PositionReply {
  const { current } = card;
  const figure = figureIn(definition.measure);
  const otherwise = askedOtherwise(current, definition);
  const sentence =
    position.status === 'answered'
      ? positionSentence(definition, position)
      : noAnswerInWords(definition, position);
  return {
    target: {
      id: card.id,
      title: current.title ?? null,
      inWords: targetInWords(current),
      amount: current.amount,
      dueOn: current.dueOn ?? null,
      revision: current.revision,
      setBy: current.setBy ?? null,
      note: current.note ?? null,
      self: targetAddress(card.id),
    },
    asked: { on, basis: definition.basis, measure: definition.measure },
    setAs: { basis: current.basis, measure: current.measure },
    askedOtherwise: otherwise,
    status: position.status,
    detail: position.status === 'answered' ? null : position.detail,
    sentence: otherwise === null ? sentence : `${sentence} (${otherwise}.)`,
    unit: UNITS[definition.measure],
    position: position.status === 'answered' ? positionJson(position, definition, figure) : null,
    context: context ? contextJson(context.position, context.definition, figure) : null,
    definitions: '/docs/json#/components/schemas/Position',
    asOf,
  };
}

function askedOtherwise(set: TargetDefinition, asked: TargetDefinition): string | null {
  if (set.basis === asked.basis && set.measure === asked.measure) return null;
  return `The target itself is set in ${UNITS[set.measure]}, ${BASIS_NAMES[set.basis]}`;
}

function positionJson(position: ReportedPosition, definition: TargetDefinition, figure: Figure): Position {
  const { remaining, percent, counted, runRate, basisByBaseline } = position;
  return {
    ...figuresJson(position, figure),
    counted: figure(counted),
    percent: percent === undefined ? null : rounded(percent),
    remaining: figure(remaining),
    surplus: remaining === undefined ? null : figure(Math.max(0, -remaining)),
    runRate: { required: figure(runRate.required), lastTwelveMonths: figure(runRate.lastTwelveMonths) },
    basisByBaseline: basisByBaseline.map(({ baselineOn, stock, cells }) => ({
      baselineOn,
      stock: figure(stock)!,
      cells: {
        net: cellJson(cells.net, figure),
        gross: cellJson(cells.gross, figure),
        establishment: cellJson(cells.establishment, figure),
      } satisfies Record<Basis, unknown>,
    })),
  };
}

function contextJson(position: ReportedPosition, definition: TargetDefinition, figure: Figure): Context {
  const whom = PROFESSIONS[definition.profession].many;
  return {
    label: `${whom}: context only, never a percentage of this target`,
    profession: definition.profession,
    ...figuresJson(position, figure),
  };
}

function figuresJson(
  { series, vintage, on, baseline, inPost, change, course }: ReportedPosition,
  figure: Figure,
) {
  return {
    series,
    vintage,
    on,
    baseline: { on: baseline.on, stock: figure(baseline.stock)! },
    inPost: figure(inPost)!,
    change: changeJson(change, figure),
    course: course.map(step => ({ on: step.on, ...changeJson(step, figure) })),
  };
}

function changeJson({ change, likeForLike, breaks, restructuring }: Change, figure: Figure) {
  return {
    whole: figure(change)!,
    likeForLike: figure(likeForLike),
    breaks: figure(breaks),
    restructuring: figure(restructuring)!,
  };
}

function cellJson(cell: Cell, figure: Figure) {
  if (cell.status === 'not-published')
    return { status: cell.status, detail: cell.detail, whole: null, likeForLike: null };
  return {
    status: cell.status,
    detail: null,
    whole: figure(cell.change),
    likeForLike: figure(cell.likeForLike),
  };
}
