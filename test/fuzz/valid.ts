import { cellOf, columnsOf, EVENT_TYPES, type EventType, exampleOf, inPseudonyms } from '@muster/domain';
import { csvColumnsOf, eventOfRow, identifierColumnsOf } from '../../apps/gateway/src/csv-events/index.js';
import { type Dice } from '../histories/reference/generator/dice.js';

/** How people and posts are named: parsers are given what gateway has made of them, doors what suppliers write. */
export type Naming = 'pseudonyms' | 'clear';

/** A row that is good, or nearly: mutations are made of such. */
export function validRow(dice: Dice, type: EventType, naming: Naming): Record<string, string> {
  const example = exampleRow(dice, type, naming);
  const row = Object.fromEntries(
    csvColumnsOf(type)
      .filter(({ name, required }) => required || (name in example && dice.chance(0.4)))
      .map(({ name }) => [name, example[name] ?? '']),
  );
  return naming === 'clear' ? { ...row, ...inClear(row, dice) } : row;
}

export function validEvent(
  dice: Dice,
  naming: Naming,
  type = dice.pick(EVENT_TYPES),
): Record<string, unknown> {
  const row = { ...exampleRow(dice, type, naming), supersedes: '' };
  const { json } = eventOfRow(type, { ...row, ...validRow(dice, type, naming) });
  return { ...json, id: dice.hex(8) };
}

/** The example of the type that the documents show, cell by cell, as of a trust that may say it; what it leaves out is left out. */
function exampleRow(dice: Dice, type: EventType, naming: Naming): Record<string, string> {
  const clear = exampleOf(type);
  const { subject, data } = naming === 'clear' ? clear : inPseudonyms(type, clear, () => dice.hex(32));
  const cells = columnsOf(type)
    .map(({ name, field }) => [name, cellOf(data, field)] as const)
    .filter(([, cell]) => cell !== '');
  return {
    subject: ofTrust(subject),
    ...Object.fromEntries(cells.map(([name, cell]) => [name, ofTrust(cell)] as const)),
    ...{ source: 'urn:ods:R0A:esr', id: dice.hex(8), time: '2023-09-30T12:00:00Z' },
  };
}

/** Examples are of several organisations. */
function ofTrust(cell: string): string {
  return cell.replaceAll(/\b(?:M20|R9[A-Z])\b/g, 'R0A');
}

/** Header and rows of a file of one event type; people may be named by identifiers. */
export function validTable(dice: Dice, type: EventType, naming: Naming): string[][] {
  const first = validRow(dice, type, naming);
  const schemes = identifierColumnsOf(type).filter(() => dice.chance(0.2));
  const header = [...Object.keys(first), ...schemes];
  const rows = Array.from({ length: dice.below(6) }, () => {
    const row = {
      ...first,
      ...validRow(dice, type, naming),
      ...Object.fromEntries(
        schemes.map(name => [name, (naming === 'clear' ? IDENTIFIERS[name] : undefined) ?? dice.hex(9)]),
      ),
    };
    return header.map(name => row[name as keyof typeof row] ?? '');
  });
  return [header, ...rows];
}

/** Staff in post on a day, as the mapping staff-in-post reads it. */
export function snapshotTable(dice: Dice): string[][] {
  const header = [
    'Employee Number',
    'NHS Number',
    'Assignment Number',
    'Organisation Code',
    'Occupation Code',
    'Grade',
    'FTE',
    'Contract Type',
    'Start Date',
  ];
  const row = () => [
    String(10_000_000 + dice.below(1000)),
    dice.chance(0.7) ? '' : dice.pick(NHS_NUMBERS),
    String(dice.below(1000)),
    'R0A',
    'N2J',
    'Band 6',
    '0.8',
    'Permanent',
    '2020-01-01',
  ];
  return [header, ...Array.from({ length: 1 + dice.below(8) }, row)];
}

/** Made up. */
const IDENTIFIERS: Readonly<Record<string, string>> = {
  'nhs-number': '9434765919',
  ni: 'JG 12 34 56 D',
  'nmc-pin': '98I1393E',
  gmc: '6123459',
  student: 'R0A-s7654321',
  esr: '10949595-4',
};
const NHS_NUMBERS = ['9434765919', '943 476 5870', '4010232137'] as const;

function inClear({ subject, alias }: Record<string, string>, dice: Dice): Record<string, string> {
  return {
    ...(subject?.startsWith('person/') ? { subject: `person/nhs-number:${dice.pick(NHS_NUMBERS)}` } : {}),
    ...(alias === undefined ? {} : { alias: `person/esr:${10_000_000 + dice.below(1000)}` }),
  };
}
