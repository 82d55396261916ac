import { isDay } from '../calendar/day.js';
import { type Fault, faultsOfItem, pointerStep, shown } from './faults.js';
import { unsafeText } from './text-faults.js';

/** The first day that anything is told of. */
export const EARLIEST = '1950-01-01';

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
const ATTRIBUTE_NAME = /^[a-z0-9]{1,40}$/;

interface Attribute {
  readonly name: string;
  readonly holds: (value: unknown) => boolean;
  readonly expected: string;
  readonly remedy: string;
}

/** The attributes of a CloudEvent that Muster reads; further ones are let be. */
const ATTRIBUTES: readonly Attribute[] = [
  {
    name: 'specversion',
    holds: value => value === '1.0',
    expected: '"1.0"',
    remedy: 'write "1.0": it is the version of CloudEvents, not of your system',
  },
  {
    name: 'id',
    holds: isName,
    expected: 'an id of 1 to 200 characters',
    remedy: 'give the event an id, as text, that it keeps when it is sent again',
  },
  {
    name: 'source',
    holds: isName,
    expected: 'the source system, e.g. urn:ods:R0A:esr',
    remedy: 'name the system that says so, to the letter as it was granted to you',
  },
  {
    name: 'type',
    holds: isName,
    expected: 'a type, as muster.<event>.v<n>',
    remedy: 'name what happened, e.g. muster.post.started.v1',
  },
  {
    name: 'subject',
    holds: isName,
    expected: 'a subject, as <kind>/<key>',
    remedy: 'name whom or what it is about, e.g. person/nhs-number:<number> or organisation/R0A',
  },
  {
    name: 'time',
    holds: isInstant,
    expected: 'when the source recorded it, as 2023-09-30T12:00:00Z (with offset)',
    remedy: 'write the day, T, the time, and Z or the offset from UTC',
  },
  {
    name: 'datacontenttype',
    holds: value => value === undefined || value === 'application/json',
    expected: 'application/json or nothing',
    remedy: 'leave it out',
  },
  {
    name: 'batch',
    holds: value => value === undefined || isName(value),
    expected: 'the name of a delivery, up to 200 characters',
    remedy: 'leave it out: Muster names deliveries',
  },
];

/** What is wrong with the attributes of a CloudEvent. Where nothing is, nothing is built: every event comes through here. */
export function faultsOfEnvelope(envelope: Readonly<Record<string, unknown>>): readonly Fault[] {
  const names = Object.keys(envelope);
  if (
    ATTRIBUTES.every(({ name, holds }) => holds(envelope[name])) &&
    names.every(name => ATTRIBUTE_NAME.test(name))
  )
    return [];
  const faults = faultsOfItem();
  for (const { name, holds, expected, remedy } of ATTRIBUTES)
    if (!holds(envelope[name]))
      faults.add({ pointer: `/${name}`, expected, got: shown(envelope[name]), remedy });
  for (const name of names)
    if (!ATTRIBUTE_NAME.test(name))
      faults.add({
        pointer: `/${pointerStep(name)}`,
        expected: 'CloudEvents attributes of small letters and digits',
        got: shown(name),
        remedy: 'leave it out; what Muster is to know of belongs in data',
      });
  return faults.told();
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= 200 && !unsafeText(value);
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const parts = INSTANT.exec(value);
  return parts !== null && isDay(parts[1]) && parts[1] >= EARLIEST;
}
