import { type ParkedPlace } from './parked-acts.sql.js';

/** More than these are meant in several goes: one transaction keeps others waiting. */
export const MOST_MEANT = 2_000;

/** Said where more are meant than are taken at once; else undefined. */
export function restOf(meant: number): string | undefined {
  const number = (value: number) => value.toLocaleString('en-GB');
  return meant > MOST_MEANT
    ? `the first ${number(MOST_MEANT)} of ${number(meant)} that are meant; again for the rest`
    : undefined;
}

/** As people write it: `TOPIC:PARTITION:OFFSET`. */
export function nameOfPlace({ topic, partition, offset }: ParkedPlace): string {
  return `${topic}:${partition}:${offset}`;
}

/** Undefined where the text names none. */
export function placeNamed(text: string): ParkedPlace | undefined {
  const [, topic, partition, offset] = /^([\w.-]+):(\d+):(\d+)$/.exec(text) ?? [];
  return topic === undefined ? undefined : { topic, partition: Number(partition), offset: Number(offset) };
}
