import { randomBytes } from 'node:crypto';
import { partitionOf } from '../partitioner.js';
import type { EventLog, NewRecord, TopicDefinition } from '../port.js';

/** What an adapter brings to be tested. */
export interface LogUnderTest {
  readonly log: EventLog;
  /** Another process's door to the same log. Whoever asks for it closes it. */
  readonly second: () => Promise<EventLog>;
  /** Deletes the topic with all it holds, and makes it anew. */
  readonly recreate: (topic: TopicDefinition) => Promise<void>;
  /** Forgets what a partition holds before `offset`, as retention would. */
  readonly trim: (topic: string, partition: number, offset: number) => Promise<void>;
  /** Ends everything, also the log. */
  readonly close: () => Promise<void>;
}

/** What the parts of the suite share. */
export interface Contract {
  readonly opened: () => LogUnderTest;
  /** A new topic, and its name. */
  readonly topic: (partitions: number) => Promise<string>;
  /** Tries until the assertions hold or the adapter's patience ends. */
  readonly eventually: (assertions: () => void | Promise<void>) => Promise<void>;
}

/** Another for each process that runs tests, so that topics and groups of several have room in one log. */
export const PROCESS = randomBytes(3).toString('hex');

/** Records `<key> 0`, `<key> 1`… of one key. */
export function recordsOf(topic: string, key: string, count: number): NewRecord[] {
  return Array.from({ length: count }, (_, index) => ({ topic, key, value: bytes(`${key} ${index}`) }));
}

/** A key that `partitionOf` puts into a partition. */
export function keyIn(partition: number, partitions: number): string {
  for (let attempt = 0; ; attempt++) {
    const key = `person/${attempt}`;
    if (partitionOf(key, partitions) === partition) return key;
  }
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function text(value: Uint8Array): string {
  return new TextDecoder().decode(value);
}

export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
