import { type Lever, LEVERS } from '@muster/domain';
import { type SolveInput } from '@muster/jobs';
import { chanceIn } from './compared.js';
import { type Drawn, underLevers } from './drawn.js';

/** The least change of a lever by which the chance is as wanted. */
export type Solved =
  | { readonly outcome: 'found' | 'not-by-this-lever'; readonly lever: Lever; readonly chance: number }
  /** The model cannot pull it. */
  | { readonly outcome: 'not-pulled'; readonly why: string };

/** A search that halves: so fine that no planner could tell the difference. */
const HALVINGS = 24;

/**
 * Searches along one lever on the same draws: more of it never lowers the chance, so the search halves the way until it is found. The change
 * is rounded to what people would say, and never to less than is needed.
 * @param levers that are pulled beside it
 * @param pause between two looks, told which share of them is done
 */
export async function solve(
  drawn: Drawn,
  wanted: number,
  asked: SolveInput['lever'],
  levers: readonly Lever[],
  pause: (done: number) => Promise<void>,
): Promise<Solved> {
  const { unit, most } = WAYS[asked.kind] ?? usual(asked.kind);
  const lever = (amount: number) => ({ ...asked, change: { [unit]: amount } }) as unknown as Lever;
  const under = (amount: number) => underLevers(drawn, [...levers, lever(amount)]);
  const whole = under(most);
  const untold = whole.told.at(-1)!;
  if (!untold.applied) return { outcome: 'not-pulled', why: untold.why! };
  const chance = chanceIn(whole.drawn);
  if (chance < wanted) return { outcome: 'not-by-this-lever', lever: lever(most), chance };
  let [short, enough] = [0, most];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    await pause(halving / HALVINGS);
    const middle = (short + enough) / 2;
    if (chanceIn(under(middle).drawn) >= wanted) enough = middle;
    else short = middle;
  }
  const told = roundedUp(enough, unit);
  const amount = Math.abs(told) > Math.abs(most) ? most : told;
  return { outcome: 'found', lever: lever(amount), chance: chanceIn(under(amount).drawn) };
}

interface Way {
  readonly unit: 'percent' | 'by';
  /** As far as it is searched, in the direction that brings people. */
  readonly most: number;
}

const WAYS: Partial<Record<Lever['kind'], Way>> = {
  withdrawal: { unit: 'percent', most: -100 },
  'time-to-first-post': { unit: 'percent', most: -100 },
  'leaving-rate': { unit: 'percent', most: -100 },
  'inactive-spells': { unit: 'percent', most: -100 },
  hours: { unit: 'percent', most: 50 },
  'fill-rate': { unit: 'percent', most: 50 },
  'join-rate': { unit: 'percent', most: 50 },
};

const usual = (kind: Lever['kind']): Way => ({ unit: 'by', most: LEVERS[kind].most });

/** Tenths of a per cent, or whole people, away from none. */
function roundedUp(amount: number, unit: Way['unit']): number {
  const fine = unit === 'percent' ? 10 : 1;
  return (Math.sign(amount) * Math.ceil(Math.abs(amount) * fine)) / fine;
}
