import { type LogRecord } from '@muster/event-log';
import { readBatch, readJson } from '../bodies/index.js';
import { type ReceivedItem } from '../delivery/check.js';
import { discreet } from '../delivery/discreet.js';

/** Of one record. */
const MOST_ITEMS = 10_000;

/** What a record of a supplier's topic says: one CloudEvent, or a list of them. Its offset is the place of each. */
export function itemsOf({ offset, value }: Pick<LogRecord, 'offset' | 'value'>): ReceivedItem[] {
  const at = placeOf(offset);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(value);
  } catch {
    return [unreadable(at, 'UTF-8 text', 'bytes that are none')];
  }
  if (text.trim() === '') return [unreadable(at, 'a CloudEvent, or a list of them', 'nothing')];
  if (!/^\s*\[/.test(text)) {
    const reading = readJson(text);
    return [
      reading.ok ? { at, json: reading.json } : { at, code: reading.code, faults: [discreet(reading.fault)] },
    ];
  }
  const reading = readBatch(text, { maxItems: MOST_ITEMS });
  if (!reading.ok) return [{ at, code: reading.code, faults: [discreet(reading.fault)] }];
  return reading.items.map((json, nth): ReceivedItem => {
    const faults = reading.doubled.get(nth);
    return faults ? { at, code: 'malformed-json', faults } : { at, json };
  });
}

function unreadable(at: number, expected: string, got: string): ReceivedItem {
  const remedy = 'send each event as one record, JSON in UTF-8';
  return { at, code: 'malformed-json', faults: [{ pointer: '', expected, got, remedy }] };
}

/** An offset as places are kept: as PostgreSQL's integers. */
export function placeOf(offset: number): number {
  return offset % 2 ** 31;
}
