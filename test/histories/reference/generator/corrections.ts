import { dayNumber, dayText } from '../days.js';
import { type CloudEvent, nameOf } from '../events.js';
import { type Dice } from './dice.js';
import { type Fields, type Recorder, SOURCES } from './recorder.js';

/** Corrections of a subject's events, good and bad; `events` are all of the subject's so far. */
export function correctionsOf(dice: Dice, recorder: Recorder, events: readonly CloudEvent[]): CloudEvent[] {
  const target = dice.pick(events);
  const { subject } = target;
  const source = dice.chance(0.8) ? target.source : dice.pick(SOURCES);
  const retract = (id: string) => recorder.write('fact.retracted', subject, { retracts: id }, source);
  const instead = (of: CloudEvent, supersedes: string, id?: string) => {
    const { name, data } = reworded(dice, of);
    return recorder.write(name, subject, { ...data, supersedes }, source, id);
  };
  const ofPosts = events.filter(event => nameOf(event).startsWith('post.'));
  const model = dice.pick(ofPosts.length > 0 ? ofPosts : events);
  if (nameOf(model) === 'fact.retracted') return [retract(target.id)];

  const ways: (() => CloudEvent[])[] = [
    () => [instead(model, target.id)],
    () => [instead(model, target.id)],
    // a chain
    () => {
      const first = instead(model, target.id);
      const second = instead(model, first.id);
      return dice.chance(0.5) ? [first, second] : [first, second, retract(dice.pick([first, second]).id)];
    },
    // a fork
    () => [instead(model, target.id), instead(model, target.id)],
    // a circle of one, two or three
    () => {
      const ids = Array.from({ length: 1 + dice.below(3) }, () => recorder.nextId(source));
      return ids.map((id, i) => instead(model, ids[(i + 1) % ids.length] as string, id));
    },
    () => [retract(target.id)],
    () => [retract(target.id)],
    // of a retraction, and in place of one
    () => {
      const taken = retract(target.id);
      return [taken, dice.chance(0.5) ? retract(taken.id) : instead(model, taken.id)];
    },
    () => [retract('never-seen')],
    // the same again; and something else under the same identity
    () => [target],
    () => [target, { ...target, time: '2021-06-01T00:00:00Z' }],
    () => {
      const { name, data } = reworded(dice, model);
      return [{ ...model, type: `muster.${name}.v1`, data }];
    },
  ];
  return dice.pick(ways)();
}

/** The same fact on another day or with other hours, or its opposite. */
function reworded(dice: Dice, event: CloudEvent): { name: string; data: Fields } {
  const name = nameOf(event);
  const { effectiveOn, ...rest } = event.data as Fields;
  if (effectiveOn === undefined) return { name, data: rest };
  const day = dayText(dayNumber(effectiveOn) + dice.pick([-29, -28, -1, 0, 0, 1, 28, 29]));
  const post = rest['post'];
  if (name === 'post.ended' && dice.chance(0.3)) {
    return { name: 'post.changed', data: { effectiveOn: day, post, fte: 0.5 } };
  }
  if (name === 'post.changed' && dice.chance(0.2)) {
    return { name: 'post.ended', data: { effectiveOn: day, post } };
  }
  const hours = name !== 'post.ended' && dice.chance(0.5) ? { fte: dice.pick([0.4, 0.9, 0]) } : {};
  return { name, data: { ...rest, effectiveOn: day, ...hours } };
}
