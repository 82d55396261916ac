import { type Window } from './days.js';
import { type CloudEvent } from './events.js';
import { Career } from './generator/careers.js';
import { correctionsOf } from './generator/corrections.js';
import { type Dice, diceOf } from './generator/dice.js';
import { entrantsOf } from './generator/entrants.js';
import { learnersOf } from './generator/learners.js';
import { linksOf, mistakenLinksOf } from './generator/links.js';
import { organisationsOf } from './generator/organisations.js';
import { Recorder } from './generator/recorder.js';

/** Where a history's flows are worth comparing: some facts lie before it, and some after. */
export const HISTORY_WINDOW: Window = { from: '2019-10-01', to: '2022-09-30' };

const MOST_EVENTS_OF_A_PERSON = 40;
/** Dice of their own, so that whoever comes in changes nothing about careers. */
const ENTRANTS = 1_000_000;
/** And so for learners. */
const LEARNERS = 2_000_000;

/** A whole random history in log order: 3–8 people of 1–40 events, and what organisations, feeds and sources say. */
export function historyOf(seed: number): CloudEvent[] {
  const dice = diceOf(seed);
  const recorder = new Recorder(dice);
  const people = Array.from({ length: 3 + dice.below(6) }, () =>
    Array.from({ length: dice.pick([1, 1, 2, 3]) }, () => `person/${dice.hex(32)}`),
  );
  const events = [
    ...organisationsOf(dice, recorder),
    ...people.flatMap(subjects => personOf(dice, recorder, subjects)),
    ...entrantsOf(diceOf(seed + ENTRANTS), people),
    ...learnersOf(diceOf(seed + LEARNERS), people),
    ...(dice.chance(0.3) ? mistakenLinksOf(dice, recorder, ...twoOf(dice, people)) : []),
  ];
  return inLogOrder(dice, events);
}

function personOf(dice: Dice, recorder: Recorder, subjects: readonly string[]): CloudEvent[] {
  const size = 1 + dice.below(MOST_EVENTS_OF_A_PERSON);
  const career = new Career(dice, recorder, subjects);
  career.begin();
  while (career.facts.length < size * 0.7) career.live();
  const events = [...career.facts, ...linksOf(dice, recorder, subjects)];
  while (events.length < size && dice.chance(0.9)) {
    const { subject } = dice.pick(events);
    const ofSubject = events.filter(event => event.subject === subject);
    events.push(...correctionsOf(dice, recorder, ofSubject));
  }
  return events.slice(0, MOST_EVENTS_OF_A_PERSON);
}

function twoOf(dice: Dice, people: readonly string[][]): [string, string] {
  const [one = [], other = []] = dice.shuffled(people);
  return [dice.pick(one), dice.pick(other)];
}

/** As they were recorded, out of order here and there, or in no order at all. */
function inLogOrder(dice: Dice, events: readonly CloudEvent[]): CloudEvent[] {
  if (dice.chance(0.3)) return dice.shuffled(events);
  return events
    .map(event => ({
      event,
      at: Date.parse(event.time) + (dice.chance(0.2) ? dice.below(400) * 86_400_000 : 0),
    }))
    .sort((a, b) => a.at - b.at)
    .map(({ event }) => event);
}
