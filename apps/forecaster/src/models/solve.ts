import { type Lever, LEVERS } from '@muster/domain';
import { type SolveInput } from '@muster/jobs';
import { chanceOf, type Futures } from './futures.js';
import { type Part, within } from './part.js';

/** The least change of a lever by which the chance is as wanted. */
export type Solved =
  | { readonly outcome: 'found' | 'not-by-this-lever'; readonly lever: Lever; readonly chance: number }
  /** The model cannot pull it. */
  | { readonly outcome: 'not-pulled'; readonly why: string };

/** A search that halves, to a tenth of a per cent or a whole person: no planner could tell the difference. */
const MOST_HALVINGS = 24;

/**
 * Searches along one lever on the same luck: more of it never lowers the chance, so the search halves the way until it is found. The change
 * is rounded to what people would say, and never to less than is needed.
 * @param levers that are pulled beside it
 */
export async function solve(
  futures: Futures,
  wanted: number,
  asked: SolveInput['lever'],
  levers: readonly Lever[],
  part: Part,
): Promise<Solved> {
  const { unit, most } = WAYS[asked.kind] ?? usual(asked.kind);
  const lever = (amount: number) => ({ ...asked, change: { [unit]: amount } }) as unknown as Lever;
  const fine = unit === 'percent' ? 10 : 1;
  const halvings = Math.min(MOST_HALVINGS, Math.ceil(Math.log2(Math.abs(most) * fine)) + 1);
  const under = (amount: number, nth: number) =>
    futures.under(
      [...levers, lever(amount)],
      within(part, nth / (halvings + 2), (nth + 1) / (halvings + 2)),
      'answer',
    );
  const whole = await under(most, 0);
  const untold = whole.told.at(-1)!;
  if (!untold.applied) return { outcome: 'not-pulled', why: untold.why! };
  const chance = chanceOf(whole);
  if (chance < wanted) return { outcome: 'not-by-this-lever', lever: lever(most), chance };
  let [short, enough] = [0, most];
  for (let halving = 0; halving < halvings; halving += 1) {
    await part.pause();
    const middle = (short + enough) / 2;
    if (chanceOf(await under(middle, halving + 1)) >= wanted) enough = middle;
    else short = middle;
  }
  const told = roundedUp(enough, fine);
  const amount = Math.abs(told) > Math.abs(most) ? most : told;
  return { outcome: 'found', lever: lever(amount), chance: chanceOf(await under(amount, halvings + 1)) };
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
function roundedUp(amount: number, fine: number): number {
  return (Math.sign(amount) * Math.ceil(Math.abs(amount) * fine)) / fine;
}
