import { columns, definitionOf, EVENT_TYPES, exampleOf, isEventType, topics, typesOn } from '@muster/domain';
import { dataFolder, MusterFault } from '@muster/platform';
import { Command, Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { join } from 'node:path';
import { EXIT } from '../exit.js';
import { eventTemplate, type Template } from '../templates/event-template.js';
import { mappingNames, mappingTemplate } from '../templates/mapping-template.js';
import { nearest } from '../templates/nearest.js';

interface Options {
  readonly format: 'csv' | 'ndjson';
  readonly withId?: boolean;
}

/** Opens no store: it tells of definitions alone. */
export function templateCommand(): Command {
  return new Command('template')
    .argument('[name]', 'an event type, e.g. post.started, or a mapping, e.g. staff-in-post')
    .addOption(
      new Option('--format <format>', 'a CSV file, or a CloudEvent as a line of NDJSON')
        .choices(['csv', 'ndjson'])
        .default('csv'),
    )
    .option('--with-id', 'with a column for ids, and one for the id that an event supersedes')
    .action(run);
}

function run(name: string | undefined, { format, withId = false }: Options): void {
  const folder = join(dataFolder(), 'mappings');
  const mappings = mappingNames(folder);
  if (name === undefined) process.stdout.write(`${overview(mappings)}\n`);
  else if (isEventType(name)) {
    if (format === 'ndjson') {
      process.stdout.write(`${JSON.stringify(exampleOf(name))}\n`);
      return;
    }
    printCsv(eventTemplate(name, { withId }));
    if (!withId) {
      const key = ['source', 'subject', 'type', ...definitionOf(name).businessKey].join(', ');
      process.stderr.write(
        `No id is needed: ${key} stand for it, and other content under the same key replaces the earlier. ` +
          'With ids of your own: --with-id.\n',
      );
    }
  } else if (mappings.includes(name)) {
    if (format === 'ndjson')
      throw new MusterFault(
        'csv-only',
        `the mapping ${name} reads CSV files, and has no NDJSON`,
        'leave --format out',
        EXIT.usage,
      );
    printCsv(mappingTemplate(folder, name));
  } else throw unknownName(name, mappings);
}

function printCsv({ header, rows }: Template): void {
  process.stdout.write(stringify([[...header], ...rows.map(row => [...row])]));
}

/** The event types by topic, then the mappings. */
function overview(mappings: readonly string[]): string {
  const byTopic = topics().map(({ name, about }) => {
    const types = typesOn(name).map(type => [type, definitionOf(type).summary]);
    return [`${name}: ${about}`, ...columns(types)].join('\n');
  });
  return [
    ...byTopic,
    `Mappings of files: ${mappings.length === 0 ? 'none' : mappings.join(', ')}`,
    '"muster template post.started" prints a header and a filled row; docs/events.md tells every field.',
  ].join('\n\n');
}

function unknownName(name: string, mappings: readonly string[]): MusterFault {
  const likely = nearest(name.replace(/^muster\./, '').replace(/\.v\d+$/, ''), [...EVENT_TYPES, ...mappings]);
  return new MusterFault(
    'unknown-template',
    `there is no event type or mapping ${name}`,
    likely.length > 0 ? `did you mean ${likely.join(', ')}?` : '"muster template" lists what there is',
    EXIT.usage,
  );
}
