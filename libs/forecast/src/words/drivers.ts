import { type BridgeSummary, type Spread } from '../summaries/summary.js';
import { dateOf, whole } from './figures.js';

const NAMES = { joiners: 'joiners', leavers: 'leavers', residual: 'the residual' } as const;
type Part = keyof typeof NAMES;

/** What leads from the origin to a day, the largest flow first. */
export function driversSentence(bridge: BridgeSummary): string {
  const { opening, closing, on } = bridge;
  const change = Math.round(closing) - Math.round(opening);
  const parts = partsOf(bridge).sort((a, b) => Math.abs(b.spread.mean) - Math.abs(a.spread.mean));
  const [most, ...others] = parts.map(({ part, spread }) => `${NAMES[part]} (${signed(part, spread.mean)})`);
  const rest = others.join(' and ');
  return `By ${dateOf(on)} the stock changes by ${whole(change)} on average: most is moved by ${most}, against ${rest}.`;
}

/** Which flow is known least, by the width of its 80 % interval. */
export function uncertaintySentence(bridge: BridgeSummary): string {
  const width = ({ quantiles }: Spread) => quantiles['0.9'] - quantiles['0.1'];
  const [widest] = partsOf(bridge).sort((a, b) => width(b.spread) - width(a.spread));
  const { part, spread } = widest!;
  if (width(spread) < 0.5)
    return `Of what leads to ${dateOf(bridge.on)} nothing is uncertain by as much as one.`;
  const name = NAMES[part];
  return `Most uncertain is ${part === 'residual' ? 'the residual' : `the number of ${name}`}: between ${whole(spread.quantiles['0.1'])} and ${whole(spread.quantiles['0.9'])} until ${dateOf(bridge.on)}, with a chance of 80 in 100.`;
}

function partsOf(bridge: BridgeSummary): { readonly part: Part; readonly spread: Spread }[] {
  return (['joiners', 'leavers', 'residual'] as const).map(part => ({ part, spread: bridge[part] }));
}

/** Leavers lower the stock. */
function signed(part: Part, mean: number): string {
  const value = part === 'leavers' ? -mean : mean;
  const rounded = Math.round(value);
  return rounded > 0 ? `+${whole(value)}` : whole(value);
}
