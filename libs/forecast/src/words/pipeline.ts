import { type Day } from '@muster/domain';
import { type PipelineFlow } from '../pipeline/engine/measures.js';
import { type Bridge } from '../pipeline/results/forecast.js';
import { type Spread } from '../summaries/summary.js';
import { dateOf, whole } from './figures.js';

const NAMES: Readonly<Record<PipelineFlow, string>> = {
  firstPosts: 'first posts of those in training',
  returned: 'people who return to the profession',
  recruitedAbroad: 'recruitment from abroad',
  joinedOtherwise: 'other joiners',
  reactivated: 'those back from inactive spells',
  movedIn: 'moves in from other regions',
  left: 'leavers',
  retired: 'retirements',
  inactivated: 'posts that become inactive',
  movedOut: 'moves out to other regions',
  hours: 'hours',
};

/** What leads from the origin to a day: what brings most and what takes most, by the means of all trajectories. */
export function pipelineDriversSentence(bridge: Bridge, on: Day): string {
  const parts = (Object.entries(bridge) as [PipelineFlow, number][]).filter(
    ([, mean]) => Math.round(mean) !== 0,
  );
  const change = parts.reduce((sum, [, mean]) => sum + mean, 0);
  const of = (brings: boolean) =>
    parts
      .filter(([, mean]) => mean > 0 === brings)
      .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
      .slice(0, 2)
      .map(([flow, mean]) => `${NAMES[flow]} (${mean > 0 ? '+' : ''}${whole(mean)})`)
      .join(' and ');
  const [brings, takes] = [of(true), of(false)];
  const both = [brings && `most is brought by ${brings}`, takes && `most is taken by ${takes}`].filter(
    Boolean,
  );
  const begins = `By ${dateOf(on)} the stock changes by ${whole(change)} on average`;
  return both.length === 0 ? `${begins}.` : `${begins}: ${both.join(', ')}.`;
}

/** Of what is drawn, in people and by its name, which is known least: by the width of its 80 % interval. */
export function pipelineUncertaintySentence(spreads: Readonly<Record<string, Spread>>, on: Day): string {
  const width = ({ quantiles }: Spread) => quantiles['0.9'] - quantiles['0.1'];
  const [widest] = Object.entries(spreads).sort(([, a], [, b]) => width(b) - width(a));
  if (!widest || width(widest[1]) < 0.5)
    return `Of what leads to ${dateOf(on)} nothing is uncertain by as much as one.`;
  const [name, { quantiles }] = widest;
  return `Most uncertain is the number of ${name}: between ${whole(quantiles['0.1'])} and ${whole(quantiles['0.9'])} people until ${dateOf(on)}, with a chance of 80 in 100.`;
}
