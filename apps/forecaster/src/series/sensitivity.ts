import { type LeverKind, monthAfter } from '@muster/domain';
import { type SensitivityBar } from '@muster/jobs';
import { chanceIn } from './chance.js';
import { type Drawn, underLevers } from './drawn.js';

/** What a bar would be, before the chances are looked at. */
interface Tried {
  readonly what: string;
  readonly by: SensitivityBar['by'];
  readonly less: { readonly inWords: string; readonly drawn: Drawn };
  readonly more: { readonly inWords: string; readonly drawn: Drawn };
}

/** How the chance moves with what is not known well, and with what could be done; on the same draws, the widest first. */
export function barsOf(drawn: Drawn): SensitivityBar[] {
  return [...learned(drawn), ...levered(drawn)]
    .map(({ what, by, less, more }) => ({
      ...{ what, by },
      less: { inWords: less.inWords, chance: chanceIn(less.drawn) },
      more: { inWords: more.inWords, chance: chanceIn(more.drawn) },
    }))
    .sort((a, b) => width(b) - width(a));
}

const width = ({ less, more }: SensitivityBar) => Math.abs(more.chance - less.chance);

/** Growth: its mean is known to one standard deviation of it ÷ √years. */
function learned(drawn: Drawn): Tried[] {
  const { mean, sd, years } = drawn.forecast.learned.growth;
  const off = sd / Math.sqrt(years);
  const shown = (growth: number) => `${(100 * growth).toFixed(2)} % a year`;
  return [
    {
      what: 'mean growth of the profession',
      by: 'posterior-sd',
      less: { inWords: shown(mean - off), drawn: growing(drawn, -off) },
      more: { inWords: shown(mean + off), drawn: growing(drawn, off) },
    },
  ];
}

/** All stocks as they would be with so much more growth a year. */
function growing(drawn: Drawn, more: number): Drawn {
  const { forecast } = drawn;
  const years = (step: number) => (step + 1) / forecast.learned.stepsAYear;
  const areas = forecast.areas.map(area => ({
    ...area,
    stock: area.stock.map((draws, step) => draws.map(value => value * Math.exp(more * years(step)))),
  }));
  return { ...drawn, forecast: { ...forecast, areas } };
}

const PULLED: readonly LeverKind[] = ['leaving-rate', 'hours'];

function levered(drawn: Drawn): Tried[] {
  const from = monthAfter(drawn.forecast.origin, 1);
  const pulled = (kind: LeverKind, percent: number) =>
    underLevers(drawn, [{ kind, from, change: { percent } }]);
  return PULLED.flatMap((kind): Tried[] => {
    const [less, more] = [pulled(kind, -10), pulled(kind, 10)];
    if (!less.told[0]!.applied) return [];
    return [
      {
        ...{ what: kind, by: 'ten-per-cent' },
        less: { inWords: '−10 %', drawn: less.drawn },
        more: { inWords: '+10 %', drawn: more.drawn },
      },
    ];
  });
}
