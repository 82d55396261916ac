import { type ParkedPlace } from './parked-acts.sql.js';

/** More than these are meant in several goes: one transaction keeps others waiting. */
export const MOST_MEANT = 2_000;

/** As people write it: `TOPIC:PARTITION:OFFSET`. */
export function nameOfPlace({ topic, partition, offset }: ParkedPlace): string {
  return `${topic}:${partition}:${offset}`;
}

/** Undefined where the text names none. */
export function placeNamed(text: string): ParkedPlace | undefined {
  const [, topic, partition, offset] = /^([\w.-]+):(\d+):(\d+)$/.exec(text) ?? [];
  return topic === undefined ? undefined : { topic, partition: Number(partition), offset: Number(offset) };
}
