import {
  ANOMALY_CODES,
  cellOf,
  definitionOf,
  type EventType,
  type Explanation,
  exampleOf,
  fieldsOf,
  FOLD_OUTCOMES,
  grantOf,
  ITEM_OUTCOMES,
  OPERATOR_OUTCOMES,
  PARKED_REASONS,
  REJECTION_CODES,
  ruleOf,
  STRANDS,
  SUBJECT_FORMS,
  type Topic,
  topics,
  typesOn,
  wireType,
} from '@muster/domain';
import { anchorOf, code, jsonBlock, markdownTable } from './markdown.js';

/** What docs/events.md says that follows from the definitions, by region. */
export function eventsPageRegions(): Readonly<Record<string, string>> {
  return {
    topics: topicsTable(),
    subjects: subjectsTable(),
    events: topics().map(topicSection).join('\n\n'),
    corrections: eventSection('fact.retracted', 3),
    'item-outcomes': explained('outcome', ITEM_OUTCOMES),
    rejections: explained('code', REJECTION_CODES),
    'fold-outcomes': explained('outcome', FOLD_OUTCOMES),
    'operator-outcomes': explained('outcome', OPERATOR_OUTCOMES),
    parked: explained('reason', PARKED_REASONS),
    anomalies: explained('anomaly', ANOMALY_CODES),
  };
}

function topicsTable(): string {
  const linked = (type: EventType) => `[${type}](#${anchorOf(type)})`;
  return markdownTable(
    ['topic', 'holds', 'events'],
    topics().map(({ name, about }) => [code(name), about, typesOn(name).map(linked).join(', ')]),
  );
}

function subjectsTable(): string {
  return markdownTable(
    ['subject', 'as suppliers write it', 'in the log', 'topic'],
    topics().flatMap(({ name, kinds }) =>
      kinds.map(kind => {
        const { written, inClear } = SUBJECT_FORMS[kind];
        return [kind, code((inClear ?? { written }).written), code(written), code(name)];
      }),
    ),
  );
}

function topicSection({ name, about }: Topic): string {
  const onTopic: readonly EventType[] = typesOn(name).filter(type => type !== 'fact.retracted');
  const strands = STRANDS.map(strand => ({
    ...strand,
    types: strand.types.filter(type => onTopic.includes(type)),
  })).filter(({ types }) => types.length > 0);
  return [
    `## ${name}`,
    `${about}.`,
    ...strands.flatMap(strand => [
      `### ${strand.name}`,
      `${strand.about}.`,
      ...strand.types.map(type => eventSection(type, 4)),
    ]),
  ].join('\n\n');
}

function eventSection(type: EventType, level: number): string {
  const { summary, subjects, businessKey } = definitionOf(type);
  const key = ['source', 'subject', 'type', ...businessKey].map(code).join(', ');
  return [
    `${'#'.repeat(level)} ${type}`,
    summary,
    `Type ${code(wireType(type))}, about ${listed(subjects)}. Where no id is given, ${key} stand for it.`,
    fieldsTable(type),
    ...[ruleOf(type), grantOf(type)].filter(text => text !== undefined),
    jsonBlock(exampleOf(type)),
  ].join('\n\n');
}

const NEED = { needed: 'yes', 'one-of': 'one of its group', optional: '' } as const;

function fieldsTable(type: EventType): string {
  const { data } = exampleOf(type);
  const rows = fieldsOf(type).flatMap(field => {
    const { name, need, means, expected, form } = field;
    if (form.kind === 'list-of-groups')
      return [
        [code(name), NEED[need], means, expected, ''],
        ...form.fields.map(part => [
          code(part.name.replace(`${name}.`, `${name}[].`)),
          'in each',
          part.means,
          part.expected,
          '',
        ]),
      ];
    return [[code(name), NEED[need], means, expected, code(cellOf(data, field))]];
  });
  return markdownTable(['field', 'needed', 'what it means', 'expected', 'example'], rows);
}

function explained(heading: string, words: Readonly<Record<string, Explanation>>): string {
  return markdownTable(
    [heading, 'what it means', 'what to do'],
    Object.entries(words).map(([name, { means, remedy }]) => [code(name), means, remedy]),
  );
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
