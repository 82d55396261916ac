import { isMonth, type Month } from '@muster/domain';
import { InvalidArgumentError, Option } from 'commander';

export function monthOption(flags: string, what: string): Option {
  return new Option(flags, what).argParser(monthArgument);
}

export function seedOption(): Option {
  return new Option('--seed <number>', 'the luck: the same seed gives the same draws')
    .argParser(wholeFrom(0, 2 ** 53 - 1))
    .default(1);
}

/** Reads a whole number within bounds. */
export function wholeFrom(least: number, most: number, unit?: string): (text: string) => number {
  return text => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      `Expected a whole number${unit === undefined ? '' : ` of ${unit}`} from ${least} to ${most}.`,
    );
  };
}

function monthArgument(text: string): Month {
  if (!isMonth(text)) throw new InvalidArgumentError('Expected a month, as YYYY-MM, e.g. 2023-09.');
  return text;
}
