import { type Lever, lastDayOf } from '@muster/domain';
import { driversSentence, summarise, uncertaintySentence } from '@muster/forecast';
import { type NoAnswer } from '@muster/jobs';
import { type ForecastGround } from '@muster/store';
import { type Future, type Futures } from '../models/futures.js';
import { missingForPipeline } from '../models/missing.js';
import { type Drawn, type Draws, drawSeries, hitIn, ownArea, underLevers } from './drawn.js';
import { barsOf } from './sensitivity.js';

/** The series model: drawn once, and levers pulled on what was drawn. */
export function seriesFutures(ground: ForecastGround, draws: Draws): Futures | NoAnswer {
  const drawn = drawSeries(ground, draws);
  if ('code' in drawn) return drawn;
  return {
    model: 'series',
    missing: missingForPipeline(ground),
    under: levers => Promise.resolve(futureUnder(drawn, levers)),
    bars: levers => Promise.resolve(barsOf(underLevers(drawn, levers).drawn)),
  };
}

function futureUnder(drawn: Drawn, levers: readonly Lever[]): Future {
  const { drawn: levered, told } = underLevers(drawn, levers);
  return futureOf(levered, told);
}

export function futureOf(drawn: Drawn, told: Future['told']): Future {
  const summary = () => summarise(drawn.forecast);
  return {
    told,
    days: drawn.forecast.targets.map(lastDayOf),
    stock: ownArea(drawn).stock,
    hit: hitIn(drawn),
    summary,
    explained: on => {
      const own = summary().areas.find(({ area }) => area === drawn.area);
      const bridge = own?.bridge?.find(part => part.on === on);
      return bridge ? [driversSentence(bridge), uncertaintySentence(bridge)] : [];
    },
  };
}
