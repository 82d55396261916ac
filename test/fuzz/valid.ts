import { EVENT_TYPES, type EventType } from '@muster/domain';
import { csvColumnsOf, eventOfRow, identifierColumnsOf } from '../../apps/gateway/src/csv-events/index.js';
import { type Dice } from '../histories/reference/generator/dice.js';

/** A row that is good, or nearly: mutations are made of such. */
export function validRow(dice: Dice, type: EventType): Record<string, string> {
  return Object.fromEntries(
    csvColumnsOf(type)
      .filter(({ required }) => required || dice.chance(0.4))
      .map(({ name, example }) => [name, name === 'id' ? dice.hex(8) : example]),
  );
}

export function validEvent(dice: Dice, type = dice.pick(EVENT_TYPES)): Record<string, unknown> {
  const row = {
    ...Object.fromEntries(csvColumnsOf(type).map(({ name, example }) => [name, example])),
    supersedes: '',
  };
  const { json } = eventOfRow(type, { ...row, ...validRow(dice, type) });
  return {
    ...json,
    id: dice.hex(8),
    data: { ...(json['data'] as object), ...inPseudonyms(json['data'] as object, dice) },
  };
}

/** Header and rows of a file of one event type; people may be named by identifiers. */
export function validTable(dice: Dice, type: EventType): string[][] {
  const first = validRow(dice, type);
  const schemes = identifierColumnsOf(type).filter(() => dice.chance(0.2));
  const header = [...Object.keys(first), ...schemes];
  const rows = Array.from({ length: dice.below(6) }, () => {
    const row = {
      ...first,
      ...validRow(dice, type),
      ...Object.fromEntries(schemes.map(name => [name, dice.hex(9)])),
    };
    return header.map(name => row[name as keyof typeof row] ?? '');
  });
  return [header, ...rows];
}

/** Staff in post on a day. */
export function snapshotTable(dice: Dice): string[][] {
  const header = [
    'esr',
    'nhs-number',
    'post',
    'organisation',
    'occupation',
    'grade',
    'fte',
    'contract',
    'startedOn',
  ];
  const row = () => [
    dice.hex(8),
    '9434765919',
    `R0A-${dice.below(1e6)}`,
    'R0A',
    'N2J',
    'Band 6',
    '0.8',
    'permanent',
    '2020-01-01',
  ];
  return [header, ...Array.from({ length: 1 + dice.below(8) }, row)];
}

function inPseudonyms(data: object, dice: Dice): Record<string, string> {
  return Object.fromEntries(
    ['post', 'learner'].filter(name => name in data).map(name => [name, dice.hex(32)]),
  );
}
