import { type Fault, lastDayOf, isMonth, shown } from '@muster/domain';
import { type Row } from '../files/rows.js';
import { type Mapping } from './mapping.js';

/** The data of one event, and the rows it came from. */
export interface MappedEvent {
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly rows: readonly Row[];
}

/** A row that goes back to its sender. */
export interface RejectedRow {
  readonly row: Row;
  readonly faults: readonly Fault[];
}

export interface Mapped {
  readonly events: readonly MappedEvent[];
  readonly rejected: readonly RejectedRow[];
}

interface Group {
  readonly fields: Readonly<Record<string, string>>;
  readonly figures: Map<string, { readonly row: Row; readonly figure: Record<string, number> }>;
  readonly rejected: RejectedRow[];
}

/**
 * Rows → events. A row that cannot be read goes back with every fault in it; a group that lacks a required figure goes
 * back whole, its good rows with the reason.
 * @param parameters what the file does not say itself, e.g. the vintage
 */
export function applyMapping(
  mapping: Mapping,
  rows: Iterable<Row>,
  parameters: Readonly<Record<string, string>>,
): Mapped {
  const rejected: RejectedRow[] = [];
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const faults: Fault[] = [];
    const fields = groupFields(mapping, row, faults);
    const figure = figureOf(mapping, row, faults);
    const key = JSON.stringify(fields);
    const group: Group = groups.get(key) ?? { fields, figures: new Map(), rejected: [] };
    const complete = Object.keys(fields).length === fieldCount(mapping);
    if (complete) groups.set(key, group);
    const twin = figure && group.figures.get(figure.name);
    if (twin)
      faults.push({
        pointer: `/${mapping.pivot.column}`,
        expected: 'each figure once',
        got: `${shown(row.cells[mapping.pivot.column])} again (first in line ${twin.row.line})`,
        remedy: 'leave one of them',
      });
    if (faults.length > 0 || !figure) (complete ? group.rejected : rejected).push({ row, faults });
    else group.figures.set(figure.name, { row, figure: figure.measures });
  }

  const events: MappedEvent[] = [];
  for (const group of groups.values()) {
    rejected.push(...group.rejected);
    const missing = mapping.pivot.required.filter(name => !group.figures.has(name));
    if (missing.length === 0) events.push(eventOf(mapping, group, parameters));
    else
      for (const { row } of group.figures.values())
        rejected.push({ row, faults: [incomplete(mapping, missing)] });
  }
  rejected.sort((a, b) => a.row.line - b.row.line);
  return { events, rejected };
}

function eventOf(mapping: Mapping, group: Group, parameters: Readonly<Record<string, string>>): MappedEvent {
  const { [mapping.subject.field]: key, ...fields } = group.fields;
  const figures = Object.fromEntries([...group.figures].map(([name, { figure }]) => [name, figure]));
  return {
    subject: `${mapping.subject.kind}/${key}`,
    data: { ...fields, ...mapping.constants, ...parameters, ...figures },
    rows: [...group.figures.values()].map(({ row }) => row),
  };
}

function groupFields(mapping: Mapping, row: Row, faults: Fault[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [column, rule] of Object.entries(mapping.group)) {
    const value = row.cells[column] ?? '';
    const fault: Fault = {
      pointer: `/${column}`,
      expected: rule.expected,
      got: shown(value),
      remedy: AS_KNOWN,
    };
    if (rule.codes && rule.field !== undefined) {
      const meant = Object.hasOwn(rule.codes, value) ? rule.codes[value] : undefined;
      if (meant === undefined) faults.push(fault);
      else fields[rule.field] = meant;
    } else {
      const parts = new RegExp(rule.pattern ?? '^$').exec(value);
      const days =
        parts &&
        Object.entries(rule.fields ?? {}).map(
          ([field, { lastDayOf: form }]) => [field, monthEnd(form, parts)] as const,
        );
      if (!days || days.some(([, day]) => day === undefined)) faults.push(fault);
      else for (const [field, day] of days) fields[field] = day!;
    }
  }
  return fields;
}

function monthEnd(form: string, parts: RegExpExecArray): string | undefined {
  const month = form.replace(/\$(\d)/g, (_, index: string) => parts[Number(index)] ?? '');
  return isMonth(month) ? lastDayOf(month) : undefined;
}

function fieldCount(mapping: Mapping): number {
  return Object.values(mapping.group).reduce(
    (count, rule) => count + (rule.codes ? 1 : Object.keys(rule.fields ?? {}).length),
    0,
  );
}

function figureOf(
  mapping: Mapping,
  row: Row,
  faults: Fault[],
): { name: string; measures: Record<string, number> } | undefined {
  const { column, values, measures, expected } = mapping.pivot;
  const given = row.cells[column] ?? '';
  const name = Object.hasOwn(values, given) ? values[given] : undefined;
  if (name === undefined)
    faults.push({ pointer: `/${column}`, expected, got: shown(given), remedy: AS_KNOWN });

  const read: Record<string, number> = {};
  let blanks = 0;
  for (const [measure, { field, as }] of Object.entries(measures)) {
    const text = row.cells[measure] ?? '';
    const value = numberOf(text, as);
    if (text === '') blanks += 1;
    else if (value === undefined)
      faults.push({
        pointer: `/${measure}`,
        expected:
          as === 'integer' ? 'a whole number, 0 or more' : 'a number, 0 or more, with at most five decimals',
        got: shown(text),
        remedy: `write digits ${as === 'integer' ? '' : 'with a point before the decimals, '}and nothing else`,
      });
    else read[field] = value;
  }
  if (blanks === Object.keys(measures).length)
    faults.push({
      pointer: '',
      expected: `a figure in ${Object.keys(measures).join(' or ')}`,
      got: 'blanks',
      remedy: 'a blank is not zero: write 0 where nobody is meant, or leave the row out',
    });
  return name === undefined ? undefined : { name, measures: read };
}

const AS_KNOWN = 'write it as the publication does, or have the mapping learn it';

/** Digits and a decimal point only: no thousands separators, no exponents, no signs. */
function numberOf(text: string, as: 'integer' | 'decimal'): number | undefined {
  const form = as === 'integer' ? /^\d{1,9}$/ : /^\d{1,9}(\.\d{1,5})?$/;
  return form.test(text) ? Number(text) : undefined;
}

function incomplete(mapping: Mapping, missing: readonly string[]): Fault {
  const names = Object.entries(mapping.pivot.values).flatMap(([given, name]) =>
    missing.includes(name) ? [given] : [],
  );
  return {
    pointer: '',
    expected: `a block with ${names.join(' and ')}`,
    got: 'a block without',
    remedy: 'mend or add the missing rows and send the whole block again',
  };
}
