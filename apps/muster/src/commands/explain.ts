import {
  isDay,
  isMonth,
  LEVELS,
  type Level,
  PROFESSION_NAMES,
  TENURE_BANDS,
  type TenureBand,
} from '@muster/domain';
import { type CellAsked, explain, type Explanation } from '@muster/projector';
import { MusterFault } from '@muster/platform';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../exit.js';
import { type Format, formatOption, print, printRecords } from '../output/format.js';
import { withMuster } from '../with-muster.js';

interface Options {
  readonly level: Level;
  readonly area: string;
  readonly profession: string;
  readonly when: string;
  readonly kind?: string;
  readonly band?: TenureBand;
  readonly limit: number;
  readonly demo?: boolean;
  readonly format: Format;
}

export function explainCommand(): Command {
  return new Command('explain')
    .addArgument(
      new Argument('<what>', 'changes of stock, flows, or how long people have been in post').choices([
        'stock',
        'flow',
        'tenure',
      ]),
    )
    .addOption(new Option('--level <level>', 'the level').choices(LEVELS).default('england'))
    .option('--area <area>', 'the area, e.g. ENG, Y56, QWE, R0A', 'ENG')
    .addOption(
      new Option('--profession <profession>', 'the profession').choices(PROFESSION_NAMES).default('midwife'),
    )
    .requiredOption('--when <when>', 'a day (YYYY-MM-DD) or a month (YYYY-MM)', whenArgument)
    .option('--kind <kind>', 'one kind of flow, e.g. left; of tenure also in-post')
    .addOption(new Option('--band <years>', 'of tenure: years since joining').choices(TENURE_BANDS))
    .option('--limit <people>', 'at most so many people', limitArgument, 100)
    .option('--demo', 'of the demo store')
    .addOption(formatOption())
    .action(run);
}

async function run(what: CellAsked['cube'], options: Options): Promise<void> {
  if (what === 'tenure') requireTenure(options);
  await withMuster(options, 'muster explain', async muster => {
    const found: Explanation[] = [];
    const aside = new Set<string>();
    let more = false;
    await muster.database.snapshot(async snapshot => {
      for await (const explanation of explain(muster.folding, snapshot, { ...options, cube: what }, who =>
        aside.add(who.subjects.join(' ')),
      )) {
        more = found.length === options.limit;
        if (more) break;
        found.push(explanation);
      }
    });
    if (aside.size > 0)
      process.stderr.write(
        `  without ${aside.size} who cannot be folded, and count as they did before: "muster doctor" says why\n`,
      );
    if (found.length === 0)
      throw new MusterFault(
        'nothing-there',
        'nobody contributes to this cell',
        'look at its level, area, profession, time and kind',
        EXIT.failed,
      );
    printRecords(found.flatMap(recordsOf), options.format);
    if (more && options.format === 'table') print(`  … and more: raise --limit`);
  });
}

/** @throws {MusterFault} where there are no such cells */
function requireTenure({ level, when }: Options): void {
  if (level === 'organisation' && isMonth(when)) return;
  throw new MusterFault(
    'no-such-cell',
    `tenure is told of organisations, by month, not of ${level} ${when}`,
    'ask with --level organisation --area R0A --when 2023-03',
    EXIT.usage,
  );
}

/** A record an event, with what the person contributes beside the first. */
function recordsOf({ subjects, contributions, events }: Explanation) {
  const contributed = contributions
    .map(({ at, add }: { at: Readonly<Record<string, string>>; add: Readonly<Record<string, number>> }) =>
      [at['day'] ?? at['month'], at['kind'], at['band'], amounts(add)]
        .filter(part => part !== undefined)
        .join(' '),
    )
    .join('; ');
  return events.map(({ fact, knownAt }, index) => ({
    person: subjects.map(subject => subject.slice('person/'.length)).join(' '),
    contributes: index === 0 ? contributed : '',
    event: fact.type,
    effectiveOn: fact.effectiveOn ?? null,
    source: fact.source,
    id: fact.id,
    knownAt: knownAt.toISOString(),
  }));
}

function amounts(add: Readonly<Record<string, number>>): string {
  return Object.entries(add)
    .filter(([, value]) => value !== 0)
    .map(
      ([measure, value]) =>
        `${measure} ${measure.includes('fte') && measure !== 'unknown_fte' ? value / 100_000 : value}`,
    )
    .join(', ');
}

function whenArgument(text: string): string {
  if (isDay(text) || isMonth(text)) return text;
  throw new InvalidArgumentError('Expected a day as YYYY-MM-DD or a month as YYYY-MM.');
}

function limitArgument(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new InvalidArgumentError('Expected a whole number above 0.');
}
