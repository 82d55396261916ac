import { type FanPoint } from '../../charts/fan.js';
import { type Dated } from '../../charts/course-chart.js';
import { inHundred } from '../../words/chances.js';
import { dayInWords } from '../../words/days.js';
import { type ForecastReply } from '../../client/queries.js';
import { type Target } from './query.js';

export interface Fan {
  readonly fan: readonly FanPoint[];
  /** The day that is known, from which it opens. */
  readonly fanFrom: Dated | undefined;
}

const NO_FAN: Fan = { fan: [], fanFrom: undefined };

/** Where a target's stock may go, as it is forecast for the target's own area. */
export function fanOf(
  reply: ForecastReply | null | undefined,
  { area, measure }: Pick<Target, 'area' | 'measure'>,
): Fan {
  if (reply?.forecast.status !== 'answered') return NO_FAN;
  const { areas, from } = reply.forecast;
  const found = areas.find(one => one.area === area && one.measure === measure);
  return found ? { fan: found.points, fanFrom: { on: from.origin, value: from.inPost } } : NO_FAN;
}

/** How likely it is that a target is met, in one sentence; never 0 or 100, which no forecast can say. */
export function chanceInWords(reply: ForecastReply | null | undefined): string {
  if (!reply) return 'No forecast yet.';
  if (reply.forecast.status !== 'answered') return 'Nothing can be forecast.';
  const due = reply.forecast.hit?.due;
  if (!due) return 'The forecast tells no chance.';
  const words = inHundred(due.chance);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} likely by ${dayInWords(due.on)}.`;
}
