import { type EventType } from '@muster/domain';
import { BodyFault } from '../bodies/body-fault.js';
import { listed, MOST_COLUMNS, separatorHint, tooManyColumns } from '../files/header.js';
import { csvColumnsOf, csvNeedsOf, identifierColumnsOf } from './columns.js';
import { type RowDefaults } from './event-of-row.js';

/**
 * The columns of a file of one event type. A column without a name is let be: spreadsheets leave some.
 * @throws {BodyFault} `bad-header` with everything that is wrong with it, what is there and what is needed
 */
export function checkHeader(
  type: EventType,
  cells: readonly string[],
  defaults: RowDefaults,
): readonly string[] {
  if (cells.length > MOST_COLUMNS) throw tooManyColumns(cells.length);
  const header = cells.map(cell => cell.trim());
  const names = header.filter(name => name !== '');
  const columns = csvColumnsOf(type).map(({ name }) => name);
  const identifiers = identifierColumnsOf(type);
  const known = new Set([...columns, ...identifiers]);
  const needs = needsOf(type, identifiers, defaults);
  const needed = needs.map(alternatives => alternatives.join(' or '));
  const optional = [...known].filter(name => !needs.some(alternatives => alternatives.includes(name)));
  const remedy =
    `needed are ${needed.join(', ')}` + (optional.length > 0 ? `; there may be ${optional.join(', ')}` : '');

  // What is no header may be a row about somebody: nothing of it is repeated.
  if (!names.some(name => known.has(name)))
    throw new BodyFault(
      'bad-header',
      `the first line is no header of ${type}: none of its ${header.length} cells is a column of it${separatorHint(cells)}`,
      remedy,
    );
  const missing = needs.filter(alternatives => !alternatives.some(name => names.includes(name)));
  const doubled = [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
  const unknown = names.filter(name => !known.has(name));
  const faults = [
    ...(missing.length > 0 ? [`it lacks ${missing.map(one => one.join(' or ')).join(', ')}`] : []),
    ...(doubled.length > 0 ? [`it has ${named(doubled)} more than once`] : []),
    ...(unknown.length > 0 ? [`${type} has no column ${named(unknown)}`] : []),
  ];
  if (faults.length === 0) return header;
  const there = listed(names.filter(name => known.has(name)));
  throw new BodyFault('bad-header', `${faults.join('; ')} (there is ${there})`, remedy);
}

function needsOf(
  type: EventType,
  identifiers: readonly string[],
  defaults: RowDefaults,
): readonly (readonly string[])[] {
  return csvNeedsOf(type).flatMap(alternatives => {
    const [name] = alternatives;
    if (name === 'source' && defaults.source !== undefined) return [];
    if (name === 'time' && defaults.time !== undefined) return [];
    return name === 'subject' ? [['subject', ...identifiers]] : [alternatives];
  });
}

const LIKE_A_NAME = /^[A-Za-z_][A-Za-z _.-]{0,39}\d{0,2}$/;

/** Names, and of what does not look like one only how many there are. */
function named(names: readonly string[]): string {
  const like = names.filter(name => LIKE_A_NAME.test(name));
  const others = names.length - like.length;
  return [
    ...(like.length > 0 ? [listed(like)] : []),
    ...(others > 0 ? [`${others} without a proper name`] : []),
  ].join(' and ');
}
