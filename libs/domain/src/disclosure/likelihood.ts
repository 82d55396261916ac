import { NotA } from '../brand.js';
import { relativeLikelihood, type RelativeLikelihood } from '../statistics/relative-likelihood.js';
import { type NotGivenReason, type Protected, rateOf } from './figure.js';
import { type ProtectedFigures } from './protect.js';
import { stricter } from './regime.js';

export type ProtectedLikelihood =
  | RelativeLikelihood
  | {
      readonly status: 'not-given';
      readonly group: 'first' | 'second';
      readonly reason: NotGivenReason;
    };

/**
 * How many times as likely people of the first value are to have reached a later stage as those of the second, of those at an earlier
 * one: from counts as published, and only where both denominators allow a percentage. The interval is that of these counts; noise
 * and rounding come on top of it. The stages' cuts may be of different months.
 * @param reached the later stage
 * @param from the earlier stage, in the same table otherwise
 * @throws {NotA} where the tables differ in more than the stage, or do not have the values
 */
export function protectedLikelihood(
  reached: ProtectedFigures,
  from: ProtectedFigures,
  first: string,
  second: string,
): ProtectedLikelihood {
  for (const dimension of ['profession', 'attribute', 'level', 'area', 'year'] as const)
    if (reached.table[dimension] !== from.table[dimension])
      throw new NotA(`two stages of one ${dimension}`, [reached.table[dimension], from.table[dimension]]);
  const regime = stricter(reached.regime, from.regime);
  const one = rateOf(countOf(reached, first), countOf(from, first), regime);
  if (one.kind === 'not-given') return { status: 'not-given', group: 'first', reason: one.reason };
  const other = rateOf(countOf(reached, second), countOf(from, second), regime);
  if (other.kind === 'not-given') return { status: 'not-given', group: 'second', reason: other.reason };
  return relativeLikelihood(one, other);
}

function countOf({ table, rows }: ProtectedFigures, value: string): Protected {
  const row = rows.find(each => each.value === value);
  if (row !== undefined) return row.count;
  if (table.values === 'as-reported') return { kind: 'count', value: 0 };
  throw new NotA(`a value of ${table.attribute}`, value);
}
