import {
  areaName,
  type Area,
  countedAttribute,
  groupOf,
  type ProtectedAnswer,
  type ProtectedFigures,
  protectedLikelihood,
  type ProtectedTable,
} from '@muster/domain';
import { type Denominators } from '@muster/platform';
import { type Figure, nothing, valueOf } from '../figures/figure.js';
import { rounded } from '../units.js';
import { stageBefore } from './asked.js';
import { type ParticipationAsked, type ParticipationRow } from './participation-reply.js';

export type Stage = ParticipationRow['stage'];
type ParticipationFigure = Figure<ParticipationRow['measure']>;

function rowOf(table: ProtectedTable, month: string | null) {
  const { level, area, profession, year, attribute, stage } = table;
  return {
    level,
    area,
    areaName: areaName(area),
    profession: profession === '' ? null : profession,
    year,
    stage: stage as Stage,
    attribute,
    group: null,
    comparedWith: null,
    fromStage: null,
    month,
  };
}

/** A protected table, value by value. */
export function tableRows(answer: ProtectedAnswer, denominators: Denominators): ParticipationRow[] {
  const { table } = answer;
  if (answer.status === 'not-released')
    return [{ ...rowOf(table, null), ...nothing('participants', 'not-released') }];
  const head = rowOf(table, answer.month);
  const untold = isUntold(answer);
  return [
    { ...head, ...countFigure(answer.total) },
    ...answer.rows.flatMap(({ value, count, percent }) => {
      if (untold && value !== ABSENT)
        return untoldFigures(table, value, denominators).map(figure => ({
          ...head,
          group: value,
          ...figure,
        }));
      const share: ParticipationFigure =
        percent.kind === 'percent' ? valueOf('share', percent.value) : nothing('share', percent.reason);
      return [countFigure(count), share, ...againstPopulation(table, value, share, denominators)].map(
        figure => ({ ...head, group: value, ...figure }),
      );
    }),
  ];
}

/** Nobody told anything of these people. */
const ABSENT = 'absent';

/** Whether everybody is absent, as far as it is published: then 0 of a group is no figure of the group. */
function isUntold({ rows }: ProtectedFigures): boolean {
  return (
    rows.some(({ value, count }) => value === ABSENT && count.kind === 'count' && count.value > 0) &&
    rows.every(({ value, count }) => value === ABSENT || (count.kind === 'count' && count.value === 0))
  );
}

function untoldFigures(
  table: ProtectedTable,
  value: string,
  denominators: Denominators,
): ParticipationFigure[] {
  const share: ParticipationFigure = nothing('share', 'not-told');
  return [
    nothing('participants', 'not-told'),
    share,
    ...againstPopulation(table, value, share, denominators),
  ];
}

function countFigure(count: ProtectedFigures['total']): ParticipationFigure {
  return count.kind === 'count'
    ? valueOf('participants', count.value)
    : nothing('participants', count.reason === 'small-count' ? 'suppressed' : 'too-few-people');
}

function againstPopulation(
  { attribute, area }: ProtectedTable,
  value: string,
  share: ParticipationFigure,
  denominators: Denominators,
): ParticipationFigure[] {
  if (attribute === 'all') return [];
  const people = populationOf(attribute, area, value, denominators);
  if (people === undefined)
    return [nothing('population-share', 'no-denominator'), nothing('share-to-population', 'no-denominator')];
  return [
    valueOf('population-share', people),
    share.value === null
      ? nothing('share-to-population', share.status)
      : valueOf('share-to-population', share.value / people),
  ];
}

/** In per cent. Groups of values are those of the finer attribute together. */
function populationOf(
  attribute: string,
  area: Area,
  value: string,
  denominators: Denominators,
): number | undefined {
  const counted = denominators.byValue(countedAttribute(attribute), area);
  if (counted === undefined) return undefined;
  const all = [...counted.people.values()].reduce((sum, people) => sum + people, 0);
  const of = [...counted.people]
    .filter(([each]) => groupOf(attribute, each) === value)
    .reduce((sum, [, people]) => sum + people, 0);
  return of === 0 ? undefined : (100 * of) / all;
}

/** How likely one group is to have reached a stage against another, of those at the stage before. */
export function likelihoodRows(
  { compared }: ParticipationAsked,
  stage: Stage,
  area: Area,
  answers: ReadonlyMap<Stage, ProtectedAnswer>,
): ParticipationRow[] {
  const before = stageBefore(stage);
  if (compared === undefined || before === undefined) return [];
  const [reached, from] = [answers.get(stage)!, answers.get(before)!];
  const month = reached.status === 'answered' ? reached.month : null;
  const { first, second } = compared;
  const figure =
    reached.status === 'answered' && from.status === 'answered'
      ? likelihoodFigure(reached, from, first, second)
      : nothing('relative-likelihood', 'not-released');
  return [
    {
      ...rowOf({ ...reached.table, area }, month),
      group: first,
      comparedWith: second,
      fromStage: before,
      ...figure,
    },
  ];
}

function likelihoodFigure(
  reached: ProtectedFigures,
  from: ProtectedFigures,
  first: string,
  second: string,
): ParticipationFigure {
  if (isUntold(from)) return nothing('relative-likelihood', 'not-told');
  const found = protectedLikelihood(reached, from, first, second);
  switch (found.status) {
    case 'estimated':
      return {
        ...valueOf('relative-likelihood', found.ratio),
        low: rounded(found.low),
        high: rounded(found.high),
      };
    case 'none-of-first':
      return { ...nothing('relative-likelihood', found.status), value: 0, low: 0, high: rounded(found.high) };
    case 'none-of-second':
      return { ...nothing('relative-likelihood', found.status), low: rounded(found.low) };
    case 'none-of-either':
      return nothing('relative-likelihood', found.status);
    case 'no-first-group':
    case 'no-second-group':
      return nothing('relative-likelihood', 'nobody');
    case 'not-given':
      return nothing('relative-likelihood', found.reason);
  }
}
