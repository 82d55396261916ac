import { type Lever, SHIFTED, type ShiftedParameter, type Shifts } from '@muster/forecast';
import { type SensitivityBar } from '@muster/jobs';
import { type Part, within } from '../models/part.js';
import { type Prepared } from './prepared.js';
import { run } from './run.js';

/** For a chance to a point or two: fifty of them are asked for, on the same luck. */
const TRAJECTORIES = 1_000;

interface Trial {
  readonly what: ShiftedParameter;
  readonly by: SensitivityBar['by'];
  readonly less: { readonly inWords: string; readonly shift: Shift };
  readonly more: { readonly inWords: string; readonly shift: Shift };
}
type Shift = NonNullable<Shifts[ShiftedParameter]>;

/** How the chance moves with what is not known of each parameter of England, and with a tenth of it; the widest first. */
export async function barsOf(
  prepared: Prepared,
  levers: readonly Lever[],
  part: Part,
): Promise<SensitivityBar[]> {
  const trials = SHIFTED.filter(what => isSeen(prepared, what)).flatMap(trialsOf);
  const bars: SensitivityBar[] = [];
  for (const [nth, { what, by, less, more }] of trials.entries()) {
    const own = within(part, nth / trials.length, (nth + 1) / trials.length);
    const chance = (shift: Shift, half: Part) => chanceUnder(prepared, levers, { [what]: shift }, half);
    bars.push({
      ...{ what: NAMES[what], by },
      less: { inWords: less.inWords, chance: await chance(less.shift, within(own, 0, 0.5)) },
      more: { inWords: more.inWords, chance: await chance(more.shift, within(own, 0.5, 1)) },
    });
  }
  const width = ({ less, more }: SensitivityBar) => Math.abs(more.chance - less.chance);
  return bars.sort((a, b) => width(b) - width(a));
}

function trialsOf(what: ShiftedParameter): Trial[] {
  const bySd: Trial = {
    ...{ what, by: 'posterior-sd' },
    less: { inWords: '1 sd less', shift: { sd: -1 } },
    more: { inWords: '1 sd more', shift: { sd: 1 } },
  };
  const byTenth: Trial = {
    ...{ what, by: 'ten-per-cent' },
    less: { inWords: '−10 %', shift: { factor: 0.9 } },
    more: { inWords: '+10 %', shift: { factor: 1.1 } },
  };
  // Of hours a change is believed, and no level.
  return what === 'hours' ? [bySd] : [bySd, byTenth];
}

const TRAINING: ReadonlySet<ShiftedParameter> = new Set(['withdrawing', 'registering', 'joining', 'filling']);

/** What nothing was seen of moves nothing. */
function isSeen({ parameters, believed }: Prepared, what: ShiftedParameter): boolean {
  if (TRAINING.has(what)) return believed.hasLearners;
  if (what === 'hours') return believed.measure === 'fte';
  const rate = parameters.rates[what as keyof typeof parameters.rates];
  return rate.organisations.some(({ events }) => events > 0);
}

async function chanceUnder(
  prepared: Prepared,
  levers: readonly Lever[],
  shifts: Shifts,
  part: Part,
): Promise<number> {
  const { steps, answering, draws, area, measure, scale, promised, from } = prepared;
  const step = steps[answering]!;
  const trajectories = Math.min(TRAJECTORIES, draws.trajectories);
  const forecast = await run(prepared.model({ levers, horizon: step + 1, shifts }), trajectories, part);
  const needed = promised.amount - promised.counted + from.inPost;
  const stock = forecast.draws(area, measure, step);
  return stock.filter(value => scale * value >= needed).length / stock.length;
}

const NAMES: Readonly<Record<ShiftedParameter, string>> = {
  leaving: 'leaving-rate',
  retiring: 'retiring',
  inactivating: 'inactive-spells',
  reactivating: 'coming back from inactive spells',
  moving: 'moves between organisations',
  returning: 'returners',
  recruitedAbroad: 'recruitment-abroad',
  joiningOtherwise: 'other joiners',
  withdrawing: 'withdrawal',
  registering: 'registering after completing',
  joining: 'join-rate',
  filling: 'fill-rate',
  hours: 'hours',
};
