import { type CloudEvent } from '../events.js';
import { type Dice } from './dice.js';
import { type Recorder, SOURCES } from './recorder.js';

/** Links among one person's pseudonyms: from either side, said more than once, and sometimes undone. */
export function linksOf(dice: Dice, recorder: Recorder, subjects: readonly string[]): CloudEvent[] {
  const links: CloudEvent[] = [];
  for (const [i, alias] of subjects.entries()) {
    const other = subjects[i + 1];
    if (other === undefined) continue;
    const times = 1 + dice.below(3);
    for (let said = 0; said < times; said += 1)
      links.push(link(dice, recorder, dice.shuffled([alias, other])));
  }
  return links;
}

/** Two people taken for one, and mostly found not to be. */
export function mistakenLinksOf(dice: Dice, recorder: Recorder, one: string, other: string): CloudEvent[] {
  const wrong = recorder.write('person.linked', one, { alias: other, basis: 'manual' }, dice.pick(SOURCES));
  return dice.chance(0.3) ? [wrong] : [wrong, link(dice, recorder, [other, one], 0.9)];
}

function link(dice: Dice, recorder: Recorder, [subject, alias]: readonly string[], undone = 0.2): CloudEvent {
  const name = dice.chance(undone) ? 'person.unlinked' : 'person.linked';
  return recorder.write(name, subject as string, { alias, basis: 'nhs-number' }, dice.pick(SOURCES));
}
