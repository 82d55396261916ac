import { dayNumber, dayText } from '../days.js';
import { type CloudEvent } from '../events.js';
import { type Dice } from './dice.js';

/** `data` of an event to be. */
export interface Fields {
  readonly [name: string]: unknown;
  readonly effectiveOn?: string;
  readonly from?: string;
}

/** Systems that send; RXH's may be succeeded by RYR's, and that by one more. */
export const SOURCES = ['urn:ods:R0A:esr', 'urn:ods:RXH:esr', 'urn:ods:RYR:esr', 'urn:ods:RYR:new'] as const;

/** Writes events with ids that count within a source, so that sources share ids, and now and then an instant. */
export class Recorder {
  readonly #dice: Dice;
  readonly #counts = new Map<string, number>();

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  nextId(source: string): string {
    const count = (this.#counts.get(source) ?? 0) + 1;
    this.#counts.set(source, count);
    return `e${count}`;
  }

  write(name: string, subject: string, data: Fields, source: string, id = this.nextId(source)): CloudEvent {
    const day = data.effectiveOn ?? data.from ?? '2021-06-01';
    return {
      specversion: '1.0',
      id,
      source,
      type: `muster.${name}.v1`,
      subject,
      time: this.#time(day),
      data,
    };
  }

  /** Some days after the day concerned; few different hours, and offsets that hide equal instants. */
  #time(day: string): string {
    const recorded = dayText(dayNumber(day) + this.#dice.pick([0, 0, 0, 1, 30]));
    const clock = [
      '09:00:00Z',
      '10:00:00+01:00',
      '09:00:00.5Z',
      '08:30:00-01:00',
      '11:00:00Z',
      '23:30:00+01:00',
    ];
    return `${recorded}T${this.#dice.pick(clock)}`;
  }
}
