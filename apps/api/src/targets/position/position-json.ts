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
  type TargetPosition,
  type Staffing,
  fteNumber,
  isIntakeMeasure,
  type TargetDefinition,
  targetInWords,
} from '@muster/domain';
import { type AsOf, coverageJson, withCoverage } from '../../freshness/as-of.js';
import { figureIn, rounded, UNITS } from '../../units.js';
import { targetAddress } from '../target-reply.js';
import { type Context, type Position, type PositionReply } from './position-reply.js';

type Figure = ReturnType<typeof figureIn>;

export function positionReply(
  { card, definition, position, beside, context }: TargetAnswer,
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
    beside: beside ? positionJson(beside, definition, figure) : null,
    context: context ? contextJson(context.position, context.definition, figure) : null,
    definitions: '/docs/json#/components/schemas/Position',
    asOf: isIntakeMeasure(definition.measure)
      ? asOf
      : asOfWith(asOf, position.status === 'answered' ? [position, beside] : [beside]),
  };
}

/** Where something is derived, the coverage of the day. */
function asOfWith(asOf: AsOf, positions: readonly (TargetPosition | undefined)[]): AsOf {
  const derived = positions.find(position => position?.evidence === 'derived');
  return derived ? withCoverage(asOf, derived.coverage.on) : asOf;
}

function askedOtherwise(set: TargetDefinition, asked: TargetDefinition): string | null {
  if (set.basis === asked.basis && set.measure === asked.measure) return null;
  return `The target itself is set in ${UNITS[set.measure]}, ${BASIS_NAMES[set.basis]}`;
}

function positionJson(position: TargetPosition, definition: TargetDefinition, figure: Figure): Position {
  const { remaining, percent, counted, runRate, basisByBaseline } = position;
  return {
    ...figuresJson(position, figure),
    counted: figure(counted),
    countedDetail: counted === undefined ? whyNotCounted(position, definition) : null,
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
    ...(position.evidence === 'derived'
      ? {
          comparable: position.comparable,
          coverage: isIntakeMeasure(definition.measure)
            ? null
            : {
                atBaseline: coverageJson(position.coverage.atBaseline),
                on: coverageJson(position.coverage.on),
              },
          simulated: position.simulated,
          provisional: position.provisional,
        }
      : { comparable: true, coverage: null, simulated: false, provisional: false }),
    staffing: staffingJson(position.staffing),
    sentence: positionSentence(definition, position),
  };
}

function whyNotCounted({ basisByBaseline, baseline }: TargetPosition, { basis }: TargetDefinition): string {
  const cell = basisByBaseline.find(({ baselineOn }) => baselineOn === baseline.on)?.cells[basis];
  if (cell !== undefined && cell.status !== 'answered') return cell.detail;
  return basis === 'establishment'
    ? 'not like for like: on the day more or fewer organisations report funded posts than at the baseline'
    : 'not known: a figure on the way from the baseline to the day is missing';
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
  { evidence, series, vintage, on, baseline, inPost, change, course }: TargetPosition,
  figure: Figure,
) {
  return {
    evidence,
    series: series ?? null,
    vintage: vintage ?? null,
    on,
    baseline: { on: baseline.on, stock: figure(baseline.stock)! },
    inPost: figure(inPost)!,
    change: changeJson(change, figure),
    course: course.map(step => ({ on: step.on, ...changeJson(step, figure) })),
  };
}

function changeJson(
  { change, likeForLike, breaks, onboarding, restructuring, comparable }: Change,
  figure: Figure,
) {
  return {
    whole: figure(change)!,
    likeForLike: figure(likeForLike),
    breaks: figure(breaks),
    onboarding: figure(onboarding)!,
    restructuring: figure(restructuring)!,
    comparable,
  };
}

function cellJson(cell: Cell, figure: Figure) {
  if (cell.status !== 'answered')
    return { status: cell.status, detail: cell.detail, whole: null, likeForLike: null };
  return {
    status: cell.status,
    detail: null,
    whole: figure(cell.change),
    likeForLike: figure(cell.likeForLike),
  };
}

function staffingJson({
  on,
  funded,
  filled,
  vacant,
  vacancyRate,
  required,
  people,
}: Staffing): Position['staffing'] {
  const fte = figureIn('fte');
  const inFte = (group: { readonly people: number; readonly fte: number }) => ({
    people: group.people,
    fte: fteNumber(group.fte),
  });
  return {
    on,
    funded: funded ? { ...funded, fte: fteNumber(funded.fte) } : null,
    filled: fte(filled),
    vacant: fte(vacant),
    vacancyRate: vacancyRate === undefined ? null : rounded(vacancyRate),
    required: required.map(({ method, source, fte: of, toldBy, reports, lessFunded, lessInPost }) => ({
      method,
      source,
      fte: fteNumber(of),
      toldBy,
      reports,
      lessFunded: fte(lessFunded),
      lessInPost: fte(lessInPost),
    })),
    unknownFte: people?.unknownFte ?? null,
    onLeave: people ? inFte(people.onLeave) : null,
    working: people ? inFte(people.working) : null,
  };
}
